// The o200k pattern as an automaton: where one piece of a text ends and the next begins.

import { kinds } from './characterKinds.ts';

/**
 * The states, in the order of their numbers. The first two are ends: of the piece before this character, and of the piece at the
 * mark. A state of the last group sets the mark before the character that led to it.
 */
const order = [
  ...['end', 'endAtMark'],
  ...['start', 'upper', 'lower', 'caseless', 'caselessUppers', 'contractionE', 'contractionL', 'contracted'],
  ...['number', 'twoNumbers', 'threeNumbers', 'sign', 'signs', 'signsTail', 'space', 'blank', 'newline', 'gaps'],
  ...['caselessUpper', 'apostrophe', 'blanks', 'gap'],
] as const;
type State = (typeof order)[number];
type Kind = keyof typeof kinds;

const uppers = ['upper', 'upperEnding', 'upperRorV', 'upperL', 'upperE'] as const;
const lowers = ['lower', 'lowerEnding', 'lowerRorV', 'lowerL', 'lowerE'] as const;
const signs = ['other', 'apostrophe', 'slash'] as const;
const blanks = ['space', 'whiteSpace'] as const;

/** A word begins: a capital, a small letter or one without case, after at most one character that is no letter. */
const word = [
  ...uppers.map((kind) => [kind, 'upper'] as const),
  ...lowers.map((kind) => [kind, 'lower'] as const),
  ['caseless', 'caseless'],
  ['mark', 'caseless'],
] as const;

const to = (state: State, from: readonly Kind[]) => from.map((kind) => [kind, state] as const);

interface Row {
  readonly moves: readonly (readonly [Kind, State])[];
  /** Where every other kind leads; the end before the character when absent. */
  readonly otherwise?: State;
}

/** The end of `[upper]*[lower]+`: the ending of a contraction belongs to the word. */
const wordEnd = to('apostrophe', ['apostrophe']);

/**
 * `[upper]*[lower]+`, where caseless letters and marks are both, is tried before `[upper]+[lower]*`: capitals after the last
 * caseless letter belong to the word only when a small letter follows them.
 */
const afterCaseless = [...to('lower', lowers), ...to('caseless', ['caseless', 'mark'])];
const capitalsAfterCaseless: Row = {
  moves: [...to('caselessUppers', uppers), ...afterCaseless],
  otherwise: 'endAtMark',
};

/** `\s*[\r\n]+` ends after the last line end of the white space. */
const gap: Row = { moves: [...to('gaps', blanks), ...to('newline', ['newline'])], otherwise: 'endAtMark' };

const rows: Readonly<Record<State, Row>> = {
  end: { moves: [] },
  endAtMark: { moves: [] },
  start: {
    moves: [
      ...word,
      ...to('number', ['number']),
      ...to('sign', signs),
      ...to('space', ['space']),
      ...to('blank', ['whiteSpace']),
      ...to('newline', ['newline']),
    ],
  },
  upper: { moves: [...word, ...wordEnd] },
  lower: { moves: [...to('lower', [...lowers, 'caseless', 'mark']), ...wordEnd] },
  caseless: { moves: [...to('caselessUpper', uppers), ...afterCaseless, ...wordEnd] },
  caselessUpper: capitalsAfterCaseless,
  caselessUppers: capitalsAfterCaseless,
  apostrophe: {
    moves: [
      ...to('contracted', ['upperEnding', 'lowerEnding']),
      ...to('contractionE', ['upperRorV', 'lowerRorV']),
      ...to('contractionL', ['upperL', 'lowerL']),
    ],
    otherwise: 'endAtMark',
  },
  contractionE: { moves: to('contracted', ['upperE', 'lowerE']), otherwise: 'endAtMark' },
  contractionL: { moves: to('contracted', ['upperL', 'lowerL']), otherwise: 'endAtMark' },
  contracted: { moves: [] },
  number: { moves: to('twoNumbers', ['number']) },
  twoNumbers: { moves: to('threeNumbers', ['number']) },
  threeNumbers: { moves: [] },
  sign: { moves: [...word, ...to('signs', signs), ...to('signsTail', ['newline'])] },
  signs: { moves: [...to('signs', [...signs, 'mark']), ...to('signsTail', ['newline'])] },
  signsTail: { moves: to('signsTail', ['newline', 'slash']) },
  space: { moves: [...word, ...to('signs', signs), ...to('blanks', blanks), ...to('newline', ['newline'])] },
  blank: { moves: [...word, ...to('blanks', blanks), ...to('newline', ['newline'])] },
  // `\s+(?!\S)` leaves the last blank to what follows, unless nothing does.
  blanks: {
    moves: [...to('blanks', blanks), ...to('newline', ['newline']), ...to('end', ['endOfText'])],
    otherwise: 'endAtMark',
  },
  newline: { moves: [...to('newline', ['newline']), ...to('gap', blanks)] },
  gap,
  gaps: gap,
};

const numberOf = (state: State): number => order.indexOf(state);

/** The state in which a piece begins. */
export const start = numberOf('start');
/** The piece ends at the mark, not before the character just read. */
export const endAtMark = numberOf('endAtMark');
/** Below are the ends. */
export const firstRunning = numberOf('start');
/** From this state on the mark is set. */
export const firstMarking = numberOf('caselessUpper');
/** Stands for the next state where a byte alone does not tell it: the first of a character beyond ASCII. */
export const beyondAscii = order.length;
/** What stands behind the bytes of a text: no text has it in UTF-8. */
export const endByte = 0xff;

/** The next state by state and kind: `table[(state << 5) | kind]`. */
export function createSplitterTable(): Uint8Array {
  const table = new Uint8Array(order.length << 5);
  for (const state of order) {
    const { moves, otherwise = 'end' } = rows[state];
    const row = numberOf(state) << 5;
    table.fill(numberOf(otherwise), row, row + 32);
    for (const [kind, next] of moves) {
      table[row + kinds[kind]] = numberOf(next);
    }
  }
  return table;
}

/** The next state by state and byte, `table[(state << 8) | byte]`, from `createSplitterTable` and the kinds of all characters. */
export function createByteTable(splitter: Uint8Array, kindTable: Uint8Array): Uint8Array {
  const table = new Uint8Array(order.length << 8).fill(beyondAscii);
  for (let state = 0; state < order.length; state++) {
    for (let byte = 0; byte < 0x80; byte++) {
      table[(state << 8) | byte] = splitter[(state << 5) | (kindTable[byte] ?? 0)] ?? 0;
    }
    table[(state << 8) | endByte] = splitter[(state << 5) | kinds.endOfText] ?? 0;
  }
  return table;
}
