// The o200k pattern as an automaton: where one piece of a text ends and the next begins.

import { kinds } from './characterKinds.ts';

/** Room for the kinds in a row of the table; a state is the start of its row. */
const rowLength = 32;

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

const numberOf = (state: State): number => order.indexOf(state) * rowLength;

/** The state in which a piece begins. */
export const start = numberOf('start');
/** The piece ends at the mark, not before the character just read. */
export const endAtMark = numberOf('endAtMark');
/** Below are the ends. */
export const firstRunning = numberOf('start');
/** From this state on the mark is set. */
export const firstMarking = numberOf('caselessUpper');

/** The next state by state and kind: `table[state + kind]`. The second half of a surrogate pair changes nothing. */
export function createSplitterTable(): Uint16Array {
  const table = new Uint16Array(order.length * rowLength);
  for (const state of order) {
    const { moves, otherwise = 'end' } = rows[state];
    const row = numberOf(state);
    table.fill(numberOf(otherwise), row, row + rowLength);
    for (const [kind, next] of moves) {
      table[row + kinds[kind]] = numberOf(next);
    }
    table[row + kinds.pairEnd] = numberOf(state === 'caselessUpper' ? 'caselessUppers' : state);
  }
  return table;
}
