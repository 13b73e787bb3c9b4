// Chooses the lines of a large file that a question is about: whole small definitions, and chunks of what is longer.

import { findTerms } from '../rank/termHits.ts';
import type { WeightedTerm } from '../rank/question.ts';

/** A range of lines, 1-based, inclusive. */
type LineRange = readonly [number, number];

/** What is known of a definition; those of `core/syntax` are such. */
export interface NamedLines {
  readonly name: string;
  readonly lines: LineRange;
}

/** What an excerpt is chosen of. */
export interface ChoiceSource {
  readonly text: string;
  /** Of the text. */
  readonly tokens: number;
  /** In order of their first line, an outer one before those in it. */
  readonly definitions: readonly NamedLines[];
}

/** The lines chosen. */
export interface ExcerptChoice {
  /** Ascending, disjoint, not touching. Empty when nothing fits. */
  readonly ranges: readonly LineRange[];
  /** Whether any line speaks of the question; else the beginning and the end were taken. */
  readonly matches: boolean;
}

/** A definition of at most so many lines is one piece. */
const WHOLE_LINES = 40;

/** What stands in no such definition is cut into pieces of about so many lines, at a blank line if there is one. */
const CHUNK_LINES = 20;
const LONGEST_CHUNK = 30;

/** Shorter pieces are joined with the one before. */
const SHORTEST_PIECE = 4;

/** As in ranking: how fast repetition stops to count, how much length is held against a piece. */
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.5;

/** A term in the name of a definition counts so much more. */
const NAME_BONUS = 0.5;

/** What stands beside a match is often changed with it: the share of its score that a neighbour lends. */
const NEIGHBOUR_SHARE = 0.3;

/** The head has the imports, the end is where things are added: shares of the best piece's score. */
const HEAD_VALUE = 0.1;
const TAIL_VALUE = 0.3;

/** Value counts by the tokens to this power: 0 would take the best whatever they cost, 1 the cheapest. */
const COST_POWER = 0.4;

interface Piece {
  readonly first: number;
  readonly last: number;
  readonly name: string;
  readonly tokens: number;
}

/** The best lines in at most `most` tokens, by estimate. Deterministic; linear in the text for each term. */
export function chooseExcerpt(source: ChoiceSource, terms: readonly WeightedTerm[], most: number): ExcerptChoice {
  const starts = lineStarts(source.text);
  const pieces = toPieces(source, starts);
  const scores = scorePieces(source.text, pieces, { starts, terms });
  const best = Math.max(Number.MIN_VALUE, ...scores);
  const values = pieces.map(({ tokens }, index) => {
    const near = (scores[index - 1] ?? 0) + (scores[index + 1] ?? 0);
    const edge = (index === 0 ? HEAD_VALUE : 0) + (index === pieces.length - 1 ? TAIL_VALUE : 0);
    return (((scores[index] ?? 0) + NEIGHBOUR_SHARE * near) / best + edge) / tokens ** COST_POWER;
  });
  const chosen = new Uint8Array(pieces.length);
  let left = most;
  for (const index of [...values.keys()].sort((one, other) => (values[other] ?? 0) - (values[one] ?? 0))) {
    const tokens = pieces[index]?.tokens ?? 0;
    if (tokens <= left) {
      chosen[index] = 1;
      left -= tokens;
    }
  }
  return {
    ranges: rangesOf(pieces.filter((_, index) => chosen[index] === 1)),
    matches: scores.some((score) => score > 0),
  };
}

/** Offsets at which the lines begin, and the end of the text. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  if (starts.at(-1) !== text.length) {
    starts.push(text.length);
  }
  return starts;
}

/** Cuts a text into pieces that cover all its lines. */
function toPieces({ text, tokens, definitions }: ChoiceSource, starts: readonly number[]): readonly Piece[] {
  const count = starts.length - 1;
  const owners = ownersOf(definitions, count);
  const rate = tokens / Math.max(1, text.length);
  const joined: { first: number; last: number; name: string }[] = [];
  for (let first = 1; first <= count;) {
    const owner = owners[first];
    const last = owner ? endOfOwner(owners, first) : endOfChunk(owners, first, (line) => isBlank(text, starts, line));
    const before = joined.at(-1);
    if (before && isShort(before, first, last)) {
      before.last = last;
      before.name = `${before.name} ${owner?.name ?? ''}`;
    } else {
      joined.push({ first, last, name: owner?.name ?? '' });
    }
    first = last + 1;
  }
  return joined.map(({ first, last, name }) => {
    const length = (starts[last] ?? text.length) - (starts[first - 1] ?? 0);
    return { first, last, name, tokens: Math.max(1, length * rate) };
  });
}

/** By line, the outermost definition around it that is short enough to be one piece. */
function ownersOf(definitions: readonly NamedLines[], count: number): readonly (NamedLines | undefined)[] {
  const owners = new Array<NamedLines | undefined>(count + 2);
  for (const definition of definitions) {
    const [first, last] = definition.lines;
    if (last - first < WHOLE_LINES && owners[first] === undefined) {
      owners.fill(definition, first, Math.min(last, count) + 1);
    }
  }
  return owners;
}

function endOfOwner(owners: readonly (NamedLines | undefined)[], first: number): number {
  let last = first;
  while (owners[last + 1] === owners[first]) {
    last += 1;
  }
  return last;
}

function endOfChunk(
  owners: readonly (NamedLines | undefined)[],
  first: number,
  isBlankLine: (line: number) => boolean,
): number {
  const count = owners.length - 2;
  let last = first;
  while (last < count && owners[last + 1] === undefined && last - first + 1 < LONGEST_CHUNK) {
    if (last - first + 1 >= CHUNK_LINES && isBlankLine(last)) {
      break;
    }
    last += 1;
  }
  return last;
}

function isShort(before: { readonly first: number; readonly last: number }, first: number, last: number): boolean {
  const isTiny = before.last - before.first + 1 < SHORTEST_PIECE + 2 || last - first + 1 < SHORTEST_PIECE;
  return isTiny && last - before.first < LONGEST_CHUNK;
}

function isBlank(text: string, starts: readonly number[], line: number): boolean {
  return text.slice(starts[line - 1], starts[line]).trim() === '';
}

interface Search {
  readonly starts: readonly number[];
  readonly terms: readonly WeightedTerm[];
}

/** BM25 over the pieces as documents: what is rare in this file says where to look. */
function scorePieces(text: string, pieces: readonly Piece[], { starts, terms }: Search): readonly number[] {
  const counts = countHits(text, pieces, { starts, terms });
  const average = pieces.reduce((sum, { tokens }) => sum + tokens, 0) / Math.max(1, pieces.length);
  const rarities = terms.map((_, term) => {
    const holding = counts.filter((held) => held.has(term)).length;
    return Math.log(1 + (pieces.length - holding + 0.5) / (holding + 0.5));
  });
  return pieces.map(({ name, tokens }, index) => {
    const named = new Set(findTerms(name, terms).map(({ term }) => term));
    const factor = SATURATION * (1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * tokens) / average);
    let score = 0;
    for (const [term, count] of counts[index] ?? []) {
      const worth = (terms[term]?.weight ?? 0) * (rarities[term] ?? 0) * (named.has(term) ? 1 + NAME_BONUS : 1);
      score += (worth * count) / (count + factor);
    }
    return score;
  });
}

/** By piece, how often each term occurs in it. */
function countHits(
  text: string,
  pieces: readonly Piece[],
  { starts, terms }: Search,
): readonly ReadonlyMap<number, number>[] {
  const counts = pieces.map(() => new Map<number, number>());
  const ends = pieces.map(({ last }) => starts[last] ?? text.length);
  let piece = 0;
  let before = 0;
  for (const { term, at } of findTerms(text, terms)) {
    piece = at < before ? 0 : piece;
    before = at;
    while (at >= (ends[piece] ?? Infinity)) {
      piece += 1;
    }
    const held = counts[piece];
    held?.set(term, (held.get(term) ?? 0) + 1);
  }
  return counts;
}

function rangesOf(pieces: readonly Piece[]): readonly LineRange[] {
  const ranges: [number, number][] = [];
  for (const { first, last } of pieces) {
    const before = ranges.at(-1);
    if (before && before[1] === first - 1) {
      before[1] = last;
    } else {
      ranges.push([first, last]);
    }
  }
  return ranges;
}
