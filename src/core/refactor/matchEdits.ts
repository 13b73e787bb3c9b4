// Finds the one place of each block in a document and turns it into edits of the lines that change; refuses rather than guesses.

import { diffLines } from '../text/diffLines.ts';
import type { OffsetRange, TextEdit } from '../text/snapshot.ts';
import { placesBelow } from './anchors.ts';
import type { EditBlock } from './answer.ts';
import { readDocument, replaceLines, type DocumentLines } from './documentLines.ts';
import { countIn, leavesOut } from './elision.ts';
import { bareBlock, holdsStrayFence, strippedBlock } from './fences.ts';
import { readIndentation } from './indentation.ts';
import { climb, type Place } from './ladder.ts';
import { rowsOfHunk } from './rowsOfHunk.ts';
import { readTypography } from './typography.ts';

/** Why a block has no place. */
export type RefusalReason =
  | 'not-found'
  | 'ambiguous'
  | 'anchor'
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
    const match = matchEither(block, document);
    if (match.kind === 'refused') {
      refused.push({ block, reason: match.reason, lines: match.lines });
      continue;
    }
    const added = match.edits.filter((edit) => !isEmpty(edit) && !edits.some((other) => isSame(edit, other)));
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

function matchEither(block: EditBlock, document: DocumentLines): Match {
  const match = matchBlock(bareBlock(block, document), document);
  const isOpen = match.kind === 'refused' && (match.reason === 'not-found' || match.reason === 'blank-lines');
  const otherwise = block.otherwise ?? strippedBlock(block);
  return isOpen && otherwise ? matchBlock(otherwise, document) : match;
}

function matchBlock(block: EditBlock, document: DocumentLines): Match {
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
    const reason = places.length === 1 ? 'anchor' : 'ambiguous';
    return places.length === 0 ? refuse('not-found') : refuse(reason, places);
  }
  return editAt(chosen, block, document);
}

/** What is wrong with a block wherever it may belong. */
function flawOf({ search, replace }: EditBlock, document: DocumentLines): RefusalReason | undefined {
  const isUnknown = (line: string) => !document.known.has(line.trim());
  const inDocument = (line: string) => (document.known.has(line) ? search.length : 0);
  const { languageId } = document;
  if (leavesOut(search, languageId, inDocument) || leavesOut(replace, languageId, countIn(search))) {
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
  if (places.length === 1 && contradicts(anchors, places, block, document)) {
    return undefined;
  }
  const judged: readonly (readonly Place[])[] = [
    places,
    anchors.length > 0 ? placesBelow(anchors, places, document) : [],
    atEnd ? places.filter((place) => endsText(place, document)) : [],
    places.filter((place) => place.first >= first && place.last <= last),
  ];
  return judged.find((left) => left.length === 1)?.[0];
}

/** Whether the lines stand, if copied less exactly, where the anchors say, and only elsewhere as they are. */
function contradicts(
  anchors: readonly string[],
  places: readonly Place[],
  { search }: EditBlock,
  document: DocumentLines,
): boolean {
  const below = (found: readonly Place[]) => placesBelow(anchors, found, document);
  return anchors.length > 0 && below(places).length === 0 && climb(search, document, below).length > 0;
}

function endsText({ last }: Place, { lines }: DocumentLines): boolean {
  return lines.slice(last + 1).every(({ content }) => content.trim() === '');
}

/** The lines that a block leaves as they are keep the document's bytes, whatever the block's copy of them looks like. */
function editAt(place: Place, block: EditBlock, document: DocumentLines): Match {
  const { search, replace } = block;
  const pairs = place.rows.flatMap((row, index) =>
    row === undefined ? [] : [[search[index] ?? '', document.lines[row]?.content ?? ''] as const],
  );
  const own = pairs.map(([line]) => line);
  const found = pairs.map(([, line]) => line);
  // Blanks at the ends of lines that the block has not copied exactly are no change either.
  const isExact = own.every((line, index) => line === found[index]);
  const seen = (lines: readonly string[]) => (isExact ? lines : lines.map((line) => line.trimEnd()));
  const hunks = diffLines(seen(search), seen(replace));
  const plain = readTypography(own, found, document);
  const reindent = readIndentation(own, found, {
    block: [...search, ...replace],
    unit: document.indentUnit,
  });
  const edits: TextEdit[] = [];
  let behind = -1;
  for (const hunk of hunks) {
    const range = rowsOfHunk(hunk, place, search);
    // Changes that touch have lines of the block alone between them, which would be lost.
    if (!range || range[0] <= behind) {
      return refuse('blank-lines', [place]);
    }
    behind = range[1];
    const content: string[] = [];
    for (const line of replace.slice(hunk.newStart, hunk.newEnd)) {
      const straight = plain(line);
      const carried = straight === undefined ? undefined : reindent?.(straight);
      if (carried === undefined) {
        return refuse(straight === undefined ? 'typography' : 'indentation', [place]);
      }
      content.push(carried);
    }
    edits.push(replaceLines(document, ...range, content));
  }
  return reindent ? { kind: 'found', at: place.first, edits } : refuse('indentation', [place]);
}

/** Blank lines that are to go and are not there. */
function isEmpty({ start, end, newText }: TextEdit): boolean {
  return start === end && newText === '';
}

/** A change that is said twice is made once. */
function isSame(first: TextEdit, second: TextEdit): boolean {
  return first.start === second.start && first.end === second.end && first.newText === second.newText;
}

function clashes(first: TextEdit, second: TextEdit): boolean {
  const areInsertions = first.start === first.end && second.start === second.end;
  return areInsertions ? first.start === second.start : first.start < second.end && second.start < first.end;
}
