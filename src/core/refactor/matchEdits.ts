// Finds the one place of each block in a document and turns it into edits of the lines that change; refuses rather than guesses.

import { diffLines } from '../text/diffLines.ts';
import type { OffsetRange, TextEdit } from '../text/snapshot.ts';
import { hasEnding, lineAt, mainLineEnding, splitLines, type Line } from '../text/splitLines.ts';
import { isElision } from './elision.ts';
import { readIndentation, type Reindent } from './indentation.ts';
import type { EditBlock } from './searchReplace.ts';

/** Why a block has no place. */
export type RefusalReason =
  'not-found' | 'ambiguous' | 'indentation' | 'elision' | 'placeholder' | 'empty-search' | 'overlap';

/** A block that is not applied. */
export interface RefusedBlock {
  readonly block: EditBlock;
  readonly reason: RefusalReason;
  /** 1-based first lines of the places, when there are several. */
  readonly lines: readonly number[];
}

/** What came of an answer's blocks. Edits change whole lines, are in order and do not overlap. */
export interface Matched {
  readonly edits: readonly TextEdit[];
  readonly refused: readonly RefusedBlock[];
}

/** The document that blocks are matched against. */
export interface MatchInput {
  readonly text: string;
  readonly languageId: string;
  /** Of several equal places, the only one inside the target is meant: it is what the user chose. Empty: nothing was chosen. */
  readonly target: OffsetRange;
  /** Edits placed before, which new ones must not touch. */
  readonly placed?: readonly TextEdit[];
}

/** Matches blocks by whole lines: exactly, then without trailing blanks, then with another indentation; in one place or not at all. */
export function matchEdits(blocks: readonly EditBlock[], input: MatchInput): Matched {
  const document = readDocument(input);
  const edits: TextEdit[] = [...(input.placed ?? [])];
  const refused: RefusedBlock[] = [];
  for (const block of blocks) {
    const match = matchBlock(block, document);
    if (match.kind === 'refused') {
      refused.push({ block, reason: match.reason, lines: match.lines });
      continue;
    }
    const found = editsOf(document, match);
    if (found.some((edit) => edits.some((other) => clashes(edit, other)))) {
      refused.push({ block, reason: 'overlap', lines: [match.at + 1] });
    } else {
      edits.push(...found);
    }
  }
  return { edits: edits.sort((first, second) => first.start - second.start || first.end - second.end), refused };
}

interface Document {
  readonly text: string;
  readonly languageId: string;
  readonly lines: readonly Line[];
  /** Lines without blanks at their ends: what is in the document is not an elision. */
  readonly known: ReadonlySet<string>;
  /** First and last line of the target, from 0. */
  readonly target: readonly [number, number];
}

function readDocument(input: MatchInput): Document {
  const lines = withoutMark(splitLines(input.text));
  return {
    text: input.text,
    languageId: input.languageId,
    lines,
    known: new Set(lines.map((line) => line.content.trim())),
    target: targetLines(lines, input.target),
  };
}

function targetLines(lines: readonly Line[], { start, end }: OffsetRange): readonly [number, number] {
  return start === end ? [0, lines.length - 1] : [lineAt(lines, start), lineAt(lines, end - 1)];
}

/** A byte-order mark belongs to no line, so that no edit touches it. */
function withoutMark(lines: readonly Line[]): readonly Line[] {
  const [first, ...rest] = lines;
  return first?.content.startsWith('\uFEFF')
    ? [{ ...first, start: 1, content: first.content.slice(1) }, ...rest]
    : lines;
}

type Match =
  | { readonly kind: 'found'; readonly at: number; readonly block: EditBlock; readonly reindent: Reindent }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly lines: readonly number[] };

function matchBlock(block: EditBlock, document: Document): Match {
  if ([...block.search, ...block.replace].some((line) => isLeftOut(line, document))) {
    return { kind: 'refused', reason: 'elision', lines: [] };
  }
  if (block.replace.some((line) => hasUnknownPlaceholder(line, document))) {
    return { kind: 'refused', reason: 'placeholder', lines: [] };
  }
  if (block.search.every((line) => line.trim() === '')) {
    return document.lines.length === 0
      ? { kind: 'found', at: 0, block: { search: [], replace: block.replace }, reindent: (line) => line }
      : { kind: 'refused', reason: 'empty-search', lines: [] };
  }
  const match = climb(block, document);
  const bare = withoutFences(block);
  return match.kind === 'refused' && match.reason === 'not-found' && bare ? climb(bare, document) : match;
}

function isLeftOut(line: string, document: Document): boolean {
  return isElision(line, document.languageId) && !document.known.has(line.trim());
}

/** A placeholder for a hidden value that no value came back for would end up in the file. */
function hasUnknownPlaceholder(line: string, document: Document): boolean {
  return line.includes('«secret') && !document.known.has(line.trim());
}

/** The ladder: each rung is more tolerant, and is tried only when the one before finds nothing. */
function climb(block: EditBlock, document: Document): Match {
  const rungs: readonly ((line: string) => string)[] = [
    (line) => line,
    (line) => line.trimEnd(),
    (line) => line.trim(),
  ];
  for (const seen of rungs) {
    const search = block.search.map(seen);
    const places = placesOf(search, document, seen);
    if (places.length > 0) {
      return choose(places, block, document);
    }
  }
  return { kind: 'refused', reason: 'not-found', lines: [] };
}

function placesOf(search: readonly string[], document: Document, seen: (line: string) => string): readonly number[] {
  const lines = document.lines.map((line) => seen(line.content));
  const places: number[] = [];
  for (let at = 0; at + search.length <= lines.length; at += 1) {
    if (search.every((line, index) => line === lines[at + index])) {
      places.push(at);
    }
  }
  return places;
}

function choose(places: readonly number[], block: EditBlock, document: Document): Match {
  const [first, last] = document.target;
  const inside = places.filter((at) => at >= first && at + block.search.length - 1 <= last);
  const [at, ...others] = inside.length === 1 ? inside : places;
  if (at === undefined || others.length > 0) {
    return { kind: 'refused', reason: 'ambiguous', lines: places.map((place) => place + 1) };
  }
  const found = document.lines.slice(at, at + block.search.length).map((line) => line.content);
  const reindent = readIndentation(block.search, found);
  const isSure = reindent && block.replace.every((line) => reindent(line) !== undefined);
  return isSure ? { kind: 'found', at, block, reindent } : { kind: 'refused', reason: 'indentation', lines: [at + 1] };
}

/** The block without a fence that stands around both of its parts. */
function withoutFences(block: EditBlock): EditBlock | undefined {
  const search = withoutFence(block.search);
  const replace = withoutFence(block.replace);
  return search && replace ? { search, replace } : undefined;
}

function withoutFence(lines: readonly string[]): readonly string[] | undefined {
  const isFenced =
    lines.length >= 2 && /^\s*```[\w+-]*\s*$/.test(lines[0] ?? '') && /^\s*```\s*$/.test(lines.at(-1) ?? '');
  return isFenced ? lines.slice(1, -1) : undefined;
}

/** The lines that a block leaves as they are keep the document's bytes, whatever the block's copy of them looks like. */
function editsOf(document: Document, match: Extract<Match, { kind: 'found' }>): readonly TextEdit[] {
  const { at, block, reindent } = match;
  return diffLines(block.search, block.replace).map((hunk) => {
    const content = block.replace.slice(hunk.newStart, hunk.newEnd).map((line) => reindent(line) ?? line);
    return replaceLines(document, at + hunk.oldStart, at + hunk.oldEnd, content);
  });
}

/** Lines `[from, to)` become these; the text ends with a line ending afterwards exactly if it does now. */
function replaceLines(document: Document, from: number, to: number, content: readonly string[]): TextEdit {
  const { lines, text } = document;
  const ending = endingNear(document, from);
  const start = lines[from]?.start ?? text.length;
  const end = lines[to]?.start ?? text.length;
  if (to < lines.length || lines.every(hasEnding)) {
    return { start, end, newText: content.map((line) => line + ending).join('') };
  }
  if (from === lines.length) {
    return { start, end, newText: content.map((line) => ending + line).join('') };
  }
  const before = lines[from - 1];
  return content.length === 0 && before
    ? { start: before.contentEnd, end, newText: '' }
    : { start, end, newText: content.join(ending) };
}

/** The ending of the line itself or of the one before; of a text of one line, its main ending. */
function endingNear(document: Document, number: number): string {
  const near = [document.lines[number], document.lines[number - 1]].find((line) => line && hasEnding(line));
  return near ? document.text.slice(near.contentEnd, near.end) : mainLineEnding(document.text);
}

function clashes(first: TextEdit, second: TextEdit): boolean {
  const areInsertions = first.start === first.end && second.start === second.end;
  return areInsertions ? first.start === second.start : first.start < second.end && second.start < first.end;
}
