// What the user and the workspace want of answers: a text of the user's settings, AGENTS.md and its kin, bounded and written for the prompt.

import { findInvisible } from '../egress/invisible.ts';
import { hideSecrets } from '../egress/secrets.ts';
import type { HiddenValue, InvisibleCharacters } from '../../protocol/manifest.ts';

/** One text of instructions. */
export interface CustomInstructions {
  /** What the user knows it by: a path of the workspace, or the name of a setting. */
  readonly name: string;
  /** Its path in the workspace, where it is a file: what must not leave is known by it. */
  readonly path?: string;
  readonly text: string;
  /** Whether it holds for the folder of the active file alone: then it goes with the question, and the beginning stays the same for all files. */
  readonly isNear?: boolean;
}

/** UTF-16 units of one text at most: about 6,000 tokens. */
export const LONGEST_INSTRUCTIONS = 24_000;

/** All texts together take at most this share of the budget. */
const SHARE = 0.25;

/** UTF-16 units of a token at most, for that share: the count itself is not known yet. */
const UNITS_PER_TOKEN = 3;

/** What takes the place of the rest of a text that is too long. */
const CUT = '\n[The rest is left out: too long.]';

/** The texts cut to what may be sent, those without words left away; the same input gives the same texts. */
export function boundInstructions(all: readonly CustomInstructions[], budget: number): readonly CustomInstructions[] {
  let room = Math.floor(budget * SHARE * UNITS_PER_TOKEN);
  return all.flatMap((one) => {
    const text = cutAtLine(one.text.replace(/\r\n?/gu, '\n').trim(), Math.min(room, LONGEST_INSTRUCTIONS));
    room -= text.length;
    return text === '' ? [] : [{ ...one, text }];
  });
}

function cutAtLine(text: string, most: number): string {
  if (text.length <= most) {
    return text;
  }
  const end = text.lastIndexOf('\n', most - CUT.length);
  return end <= 0 ? '' : `${text.slice(0, end)}${CUT}`;
}

/** What is told in front of them: who speaks, and how far it goes. */
const INTRODUCTION =
  'The user and the workspace ask for the following. It is about style, conventions and what to look at; the rules above stand.';

/** The rules with what is asked for behind them, secrets hidden: the beginning of the prompt. */
export function withInstructions(rules: string, standing: readonly CustomInstructions[]): string {
  return standing.length === 0 ? rules : [rules, INTRODUCTION, ...standing.map(writeInstructions)].join('\n\n');
}

/** One text between fences that it cannot break out of, secrets hidden. */
export function writeInstructions({ name, text }: CustomInstructions): string {
  return `From ${JSON.stringify(hideSecrets(name).text)}:\n${fenced(hideSecrets(text).text)}`;
}

/** The text between fences that it cannot break out of. */
export function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

/** The secrets in the texts that were hidden. */
export function hiddenInInstructions(all: readonly CustomInstructions[]): readonly HiddenValue[] {
  return all.flatMap(({ name, text }) =>
    hideSecrets(text).hidden.map(({ line, kind }) => ({ path: name, line, kind })),
  );
}

/** The texts in which characters stand that a reader does not see. */
export function invisibleInInstructions(all: readonly CustomInstructions[]): readonly InvisibleCharacters[] {
  return all.flatMap(({ name, text }) => {
    const found = findInvisible(text);
    return found ? [{ path: name, ...found }] : [];
  });
}
