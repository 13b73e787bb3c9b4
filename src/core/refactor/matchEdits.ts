// Finds the one place of each block in a document and turns it into edits of the lines that change; refuses rather than guesses.

import { diffLines, type LineHunk } from '../text/diffLines.ts';
import type { OffsetRange, TextEdit } from '../text/snapshot.ts';
import { placesBelow } from './anchors.ts';
import type { EditBlock } from './answer.ts';
import { readDocument, replaceLines, type DocumentLines } from './documentLines.ts';
import { isElision } from './elision.ts';
import { bareBlock, holdsStrayFence } from './fences.ts';
import { readIndentation } from './indentation.ts';
import { climb, type Place } from './ladder.ts';
import { readTypography } from './typography.ts';

/** Why a block has no place. */
export type RefusalReason =
  | 'not-found'
  | 'ambiguous'
  | 'indentation'
  | 'blank-lines'
  | 'typography'
  | 'fence'
  | 'elision'
  | 'placeholder'
  | 'empty-search'
  | 'overlap';

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

/** Matches blocks by whole lines, rung by rung of the ladder; in one place or not at all. */
export function matchEdits(blocks: readonly EditBlock[], input: MatchInput): Matched {
  const document = readDocument(input.text, input.languageId, input.target);
  const edits: TextEdit[] = [...(input.placed ?? [])];
  const refused: RefusedBlock[] = [];
  for (const block of blocks) {
    const match = matchBlock(block, document);
    if (match.kind === 'refused') {
      refused.push({ block, reason: match.reason, lines: match.lines });
      continue;
    }
    const added = match.edits.filter((edit) => !edits.some((other) => isSame(edit, other)));
    if (added.some((edit) => edits.some((other) => clashes(edit, other)))) {
      refused.push({ block, reason: 'overlap', lines: [match.at + 1] });
    } else {
      edits.push(...added);
    }
  }
  return { edits: edits.sort((first, second) => first.start - second.start || first.end - second.end), refused };
}

type Match =
  | { readonly kind: 'found'; readonly at: number; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly lines: readonly number[] };

function refuse(reason: RefusalReason, places: readonly Place[] = []): Match {
  return { kind: 'refused', reason, lines: places.map(({ first }) => first + 1) };
}

function matchBlock(given: EditBlock, document: DocumentLines): Match {
  const block = bareBlock(given, document);
  const reason = flawOf(block, document);
  if (reason !== undefined) {
    return refuse(reason);
  }
  if (block.search.every((line) => line.trim() === '')) {
    return document.lines.length === 0
      ? { kind: 'found', at: 0, edits: [replaceLines(document, 0, 0, block.replace)] }
      : refuse('empty-search');
  }
  const places = climb(block.search, document);
  const chosen = choose(places, block, document);
  if (!chosen) {
    return places.length === 0 ? refuse('not-found') : refuse('ambiguous', places);
  }
  return editAt(chosen, block, document);
}

/** What is wrong with a block wherever it may belong. */
function flawOf({ search, replace }: EditBlock, document: DocumentLines): RefusalReason | undefined {
  const isUnknown = (line: string) => !document.known.has(line.trim());
  if ([...search, ...replace].some((line) => isElision(line, document.languageId) && isUnknown(line))) {
    return 'elision';
  }
  // A placeholder for a hidden value that no value came back for would end up in the file.
  if (replace.some((line) => line.includes('«secret') && isUnknown(line))) {
    return 'placeholder';
  }
  return holdsStrayFence(search, replace, document) ? 'fence' : undefined;
}

/** The only place; of several the only one that the block's own anchors or end, or the user's choice, leave. */
function choose(places: readonly Place[], block: EditBlock, document: DocumentLines): Place | undefined {
  const [first, last] = document.target;
  const { anchors = [], atEnd = false } = block;
  const judged: readonly (readonly Place[])[] = [
    places,
    anchors.length > 0 ? placesBelow(anchors, places, document) : [],
    atEnd ? places.filter((place) => endsText(place, document)) : [],
    places.filter((place) => place.first >= first && place.last <= last),
  ];
  return judged.find((left) => left.length === 1)?.[0];
}

function endsText({ last }: Place, { lines }: DocumentLines): boolean {
  return lines.slice(last + 1).every(({ content }) => content.trim() === '');
}

/** The lines that a block leaves as they are keep the document's bytes, whatever the block's copy of them looks like. */
function editAt(place: Place, block: EditBlock, document: DocumentLines): Match {
  const { search, replace } = block;
  const hunks = diffLines(search, replace);
  if (hunks.some((hunk) => touchesGap(hunk, place))) {
    return refuse('blank-lines', [place]);
  }
  const pairs = place.rows.flatMap((row, index) =>
    row === undefined ? [] : [[search[index] ?? '', document.lines[row]?.content ?? ''] as const],
  );
  const own = pairs.map(([line]) => line);
  const found = pairs.map(([, line]) => line);
  const plain = readTypography(own, found, document.text);
  const reindent = readIndentation(own, found, {
    block: [...search, ...replace],
    unit: document.indentUnit,
  });
  const edits: TextEdit[] = [];
  for (const hunk of hunks) {
    const content: string[] = [];
    for (const line of replace.slice(hunk.newStart, hunk.newEnd)) {
      const straight = plain(line);
      const carried = straight === undefined ? undefined : reindent?.(straight);
      if (carried === undefined) {
        return refuse(straight === undefined ? 'typography' : 'indentation', [place]);
      }
      content.push(carried);
    }
    edits.push(replaceLines(document, ...rowsOf(hunk, place), content));
  }
  return reindent ? { kind: 'found', at: place.first, edits } : refuse('indentation', [place]);
}

/** Document lines that a hunk stands for, end exclusive. */
function rowsOf({ oldStart, oldEnd }: LineHunk, { rows, last }: Place): readonly [number, number] {
  const from = rows[oldStart] ?? last + 1;
  return oldStart === oldEnd ? [from, from] : [from, (rows[oldEnd - 1] ?? last) + 1];
}

/**
 * Where the block has more or fewer blank lines than the document, nothing may come or go: whether a blank line goes with it would be
 * a guess. The lines beside such a gap may be written otherwise, one for one.
 */
function touchesGap({ oldStart, oldEnd, newStart, newEnd }: LineHunk, { rows }: Place): boolean {
  const isSwap = oldEnd - oldStart === newEnd - newStart;
  if (rows.slice(oldStart, oldEnd).includes(undefined)) {
    return true;
  }
  for (let index = oldStart; index <= oldEnd; index += 1) {
    const isInside = index > oldStart && index < oldEnd;
    if ((isInside || !isSwap) && isGap(rows, index)) {
      return true;
    }
  }
  return false;
}

/** Whether what stands between this line of the block and the one before differs from the document. */
function isGap(rows: Place['rows'], index: number): boolean {
  if (index === 0 || index === rows.length) {
    return rows[Math.min(index, rows.length - 1)] === undefined;
  }
  const before = rows[index - 1];
  return before === undefined || rows[index] !== before + 1;
}

/** A change that is said twice is made once. */
function isSame(first: TextEdit, second: TextEdit): boolean {
  return first.start === second.start && first.end === second.end && first.newText === second.newText;
}

function clashes(first: TextEdit, second: TextEdit): boolean {
  const areInsertions = first.start === first.end && second.start === second.end;
  return areInsertions ? first.start === second.start : first.start < second.end && second.start < first.end;
}
