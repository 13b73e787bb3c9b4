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

/** One line of a stretch. */
interface Row {
  readonly kind: 'keep' | 'drop' | 'add';
  readonly text: string;
  /** A blank line without a sign, or a fence: what stays, or noise between stretches. */
  readonly isLoose: boolean;
}

/** One stretch of a file while it is read. */
interface Hunk {
  readonly anchors: string[];
  readonly rows: Row[];
}

type Section =
  | { readonly kind: 'none' }
  | { readonly kind: 'update'; readonly path: string; hunk: Hunk }
  | { readonly kind: 'add'; readonly path: string; readonly lines: string[] };

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
      this.section = { kind: 'add', path, lines: [] };
    } else {
      this.findings.operations.push({ kind: 'delete', path });
      this.section = { kind: 'none' };
    }
  }

  private closeSection(): void {
    const { section } = this;
    if (section.kind === 'update') {
      this.closeHunk(section, false);
    } else if (section.kind === 'add') {
      const lines = textOfNew(section.lines);
      if (lines) {
        this.findings.operations.push({ kind: 'create', path: section.path, lines });
      } else {
        this.findings.problems.push('unreadable-line');
      }
    }
    this.section = { kind: 'none' };
  }

  /** Anchors one below the other narrow the place further; after lines, a new hunk begins. */
  private openHunk(section: Extract<Section, { kind: 'update' }>, anchor: string): void {
    if (section.hunk.rows.length > 0 || anchor === '') {
      this.closeHunk(section, false);
    }
    const text = anchor.replace(LINE_NUMBERS, '').replace(/@@$/, '').trim();
    if (text !== '') {
      section.hunk.anchors.push(text);
    }
  }

  private closeHunk(section: Extract<Section, { kind: 'update' }>, atEnd: boolean): void {
    const { anchors, rows } = section.hunk;
    const own = withoutNoise(rows, ({ isLoose }) => isLoose);
    const more = { ...(anchors.length > 0 && { anchors }), ...(atEnd && { atEnd }) };
    if (own.length > 0) {
      const isUnsure = own.some((_, index) => isAmidAdded(own, index));
      const otherwise = isUnsure && { otherwise: { ...blockOf(own.map(asAdded)), ...more } };
      const block = { ...blockOf(own), ...more, ...otherwise };
      this.findings.operations.push({ kind: 'edit', path: section.path, block });
    }
    section.hunk = emptyHunk();
  }

  private takeText(line: string): void {
    const { section } = this;
    if (section.kind === 'update') {
      section.hunk.rows.push(rowOf(line));
    } else if (section.kind === 'add') {
      section.lines.push(line);
    }
  }
}

function emptyHunk(): Hunk {
  return { anchors: [], rows: [] };
}

const KINDS = { ' ': 'keep', '-': 'drop', '+': 'add' } as const;

/** A line without a sign is context whose blank was forgotten: it has to be in the file as it is. */
function rowOf(line: string): Row {
  const sign = line.charAt(0);
  if (sign === ' ' || sign === '-' || sign === '+') {
    return { kind: KINDS[sign], text: line.slice(1), isLoose: false };
  }
  return { kind: 'keep', text: line, isLoose: isNoise(line) };
}

function isNoise(line: string): boolean {
  return line === '' || FENCE.test(line);
}

function withoutNoise<Item>(items: readonly Item[], isLoose: (item: Item) => boolean): readonly Item[] {
  return items.slice(0, items.findLastIndex((item) => !isLoose(item)) + 1);
}

function blockOf(rows: readonly Row[]): { readonly search: readonly string[]; readonly replace: readonly string[] } {
  return {
    search: rows.flatMap(({ kind, text }) => (kind === 'add' ? [] : [text])),
    replace: rows.flatMap(({ kind, text }) => (kind === 'drop' ? [] : [text])),
  };
}

/** Whether a blank line without a sign stands between lines that come, so that it may come with them. */
function isAmidAdded(rows: readonly Row[], index: number): boolean {
  const isBare = ({ isLoose, text }: Row) => isLoose && text === '';
  const before = rows.slice(0, index).findLast((row) => !isBare(row));
  const after = rows.slice(index + 1).find((row) => !isBare(row));
  const row = rows[index];
  return row !== undefined && isBare(row) && before?.kind === 'add' && after?.kind === 'add';
}

function asAdded(row: Row, index: number, rows: readonly Row[]): Row {
  return isAmidAdded(rows, index) ? { ...row, kind: 'add' } : row;
}

/** The text of a new file: all of its lines have the sign, or none has. */
function textOfNew(lines: readonly string[]): readonly string[] | undefined {
  const written = withoutNoise(lines, isNoise);
  const signed = written.filter((line) => line.startsWith('+')).length;
  if (signed === 0) {
    return written;
  }
  const areSigned = written.every((line) => line.startsWith('+') || line === '');
  return areSigned ? written.map((line) => line.replace(/^\+/, '')) : undefined;
}
