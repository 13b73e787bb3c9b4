// Reads a V4A patch, the form of edits that the GPT-4.1 models were trained on (OpenAI, GPT-4.1 Prompting Guide, 2025).

import { FENCE, type Findings, type FormatReader } from './answer.ts';

const BEGIN = /^\s*\*\*\* Begin Patch\s*$/;
const END = /^\*\*\* End Patch\s*$/;
const SECTION = /^\s*\*\*\* (Update|Add|Delete) File: *(\S.*?)\s*$/;
const MOVE = /^\*\*\* Move to: *(\S.*?)\s*$/;
const END_OF_FILE = /^\*\*\* End of File\s*$/;
const HUNK = /^@@(?:[ \t]+(.*?))?\s*$/;
/** Places by number, as `diff` writes them, say nothing that is sure: a model does not count lines. */
const LINE_NUMBERS = /^-\d+(?:,\d+)? \+\d+(?:,\d+)? @@.*$/;

/** Whether a line begins a patch; the first of its files may stand without the line before. */
export function opensPatch(line: string): boolean {
  return BEGIN.test(line) || SECTION.test(line);
}

/** Makes the reader of a patch; its first line is still to be given to it. */
export function createPatchReader(findings: Findings): FormatReader {
  return new PatchReader(findings);
}

/** One stretch of a file while it is read. */
interface Hunk {
  readonly anchors: string[];
  readonly search: string[];
  readonly replace: string[];
  /** Lines at the end so far that may be noise between hunks: blank ones without a prefix, and fences. */
  loose: number;
}

type Section =
  | { readonly kind: 'none' }
  | { readonly kind: 'update'; readonly path: string; hunk: Hunk }
  | { readonly kind: 'add'; readonly path: string; readonly lines: string[]; isReadable: boolean; loose: number };

class PatchReader implements FormatReader {
  private section: Section = { kind: 'none' };
  private readonly findings: Findings;

  constructor(findings: Findings) {
    this.findings = findings;
  }

  take(line: string): boolean {
    if (END.test(line)) {
      this.closeSection();
      return false;
    }
    if (!this.takeMarker(line)) {
      this.takeText(line);
    }
    return true;
  }

  /** A hunk that something follows is whole; the last one may be cut. */
  end(): void {
    this.findings.problems.push('incomplete');
  }

  private takeMarker(line: string): boolean {
    const [, verb, path = ''] = SECTION.exec(line) ?? [];
    if (verb !== undefined && !line.startsWith(' ')) {
      this.closeSection();
      this.openSection(verb, path);
      return true;
    }
    return this.section.kind === 'update' ? this.takeHunkMarker(line, this.section) : BEGIN.test(line);
  }

  private takeHunkMarker(line: string, section: Extract<Section, { kind: 'update' }>): boolean {
    const to = MOVE.exec(line)?.[1];
    const hunk = HUNK.exec(line);
    if (to !== undefined) {
      this.findings.operations.push({ kind: 'rename', path: section.path, to });
    } else if (hunk) {
      this.openHunk(section, hunk[1] ?? '');
    } else if (END_OF_FILE.test(line)) {
      this.closeHunk(section, true);
    } else {
      return BEGIN.test(line);
    }
    return true;
  }

  private openSection(verb: string, path: string): void {
    if (verb === 'Update') {
      this.section = { kind: 'update', path, hunk: emptyHunk() };
    } else if (verb === 'Add') {
      this.section = { kind: 'add', path, lines: [], isReadable: true, loose: 0 };
    } else {
      this.findings.operations.push({ kind: 'delete', path });
      this.section = { kind: 'none' };
    }
  }

  private closeSection(): void {
    const { section } = this;
    if (section.kind === 'update') {
      this.closeHunk(section, false);
    } else if (section.kind === 'add' && section.isReadable) {
      const lines = section.lines.slice(0, section.lines.length - section.loose);
      this.findings.operations.push({ kind: 'create', path: section.path, lines });
    } else if (section.kind === 'add') {
      this.findings.problems.push('unreadable-line');
    }
    this.section = { kind: 'none' };
  }

  /** Anchors one below the other narrow the place further; after lines, a new hunk begins. */
  private openHunk(section: Extract<Section, { kind: 'update' }>, anchor: string): void {
    if (section.hunk.search.length > 0 || section.hunk.replace.length > 0 || anchor === '') {
      this.closeHunk(section, false);
    }
    const text = anchor.replace(LINE_NUMBERS, '').trim();
    if (text !== '' && text !== '@@') {
      section.hunk.anchors.push(text);
    }
  }

  private closeHunk(section: Extract<Section, { kind: 'update' }>, atEnd: boolean): void {
    const { anchors, search, replace, loose } = section.hunk;
    const block = {
      search: search.slice(0, search.length - loose),
      replace: replace.slice(0, replace.length - loose),
      ...(anchors.length > 0 && { anchors }),
      ...(atEnd && { atEnd }),
    };
    if (block.search.length > 0 || block.replace.length > 0) {
      this.findings.operations.push({ kind: 'edit', path: section.path, block });
    }
    section.hunk = emptyHunk();
  }

  private takeText(line: string): void {
    const { section } = this;
    if (section.kind === 'update') {
      takeHunkLine(section.hunk, line);
    } else if (section.kind === 'add') {
      const isLoose = line === '' || FENCE.test(line);
      section.isReadable &&= isLoose || line.startsWith('+');
      section.loose = isLoose ? section.loose + 1 : 0;
      section.lines.push(line.replace(/^\+/, ''));
    }
  }
}

function emptyHunk(): Hunk {
  return { anchors: [], search: [], replace: [], loose: 0 };
}

/** A line without a prefix is context whose blank was forgotten: it has to be in the file as it is. */
function takeHunkLine(hunk: Hunk, line: string): void {
  const text = /^[ +-]/.test(line) ? line.slice(1) : line;
  if (!line.startsWith('+')) {
    hunk.search.push(text);
  }
  if (!line.startsWith('-')) {
    hunk.replace.push(text);
  }
  hunk.loose = line === '' || (text === line && FENCE.test(line)) ? hunk.loose + 1 : 0;
}
