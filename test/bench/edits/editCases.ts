// Makes the cases: a file, an answer about it, and what is right for a careful reader to do.

import { chance } from '../completion/chance.ts';
import type { SourceFile } from './editSources.ts';
import { MUTATIONS, type Mutation } from './mutations.ts';
import { meansPlace } from './oracle.ts';
import { applyHunks, changeNear, replaceOf, searchOf, withContext, type Hunk } from './trueChange.ts';
import { writeAnswer, type Format } from './writeAnswer.ts';

/** One answer with what is right. */
export interface EditCase {
  readonly mutation: string;
  readonly format: Format;
  readonly file: SourceFile;
  /** The file as the answer finds it. */
  readonly before: string;
  readonly answer: string;
  /** With all of its changes. */
  readonly whole: string;
  /** Without the spoilt one. */
  readonly rest: string;
  /** Whether the spoilt change has a right result, by the definition of the oracle. */
  readonly isPlaced: boolean;
}

/** Lines between the two changes of an answer. */
const APART = 40;

/** The cases of a file: every mutation in both formats, so many times each where the file has a place for it. */
export function casesOf(file: SourceFile, rounds: number, luck: string): readonly EditCase[] {
  const lines = file.text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  return MUTATIONS.flatMap((mutation) =>
    (['blocks', 'patch'] as const)
      .filter((format) => isOfFormat(mutation, format))
      .flatMap((format) =>
        Array.from({ length: rounds }, (_, round) => caseOf({ file, lines, mutation, format, round, luck })).flatMap(
          (made) => made ?? [],
        ),
      ),
  );
}

/** Markers out of order are a fault of blocks. */
function isOfFormat({ name }: Mutation, format: Format): boolean {
  return format === 'blocks' || name !== 'misplaced markers';
}

interface Plan {
  readonly file: SourceFile;
  readonly lines: readonly string[];
  readonly mutation: Mutation;
  readonly format: Format;
  readonly round: number;
  readonly luck: string;
}

/** Tries places of the file until the mutation has something to spoil. */
function caseOf(plan: Plan): EditCase | undefined {
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const { file, mutation, format, round, luck } = plan;
    const made = tryCase(plan, [luck, file.path, mutation.name, format, round, attempt].join('#'));
    if (made) {
      return made;
    }
  }
  return undefined;
}

function tryCase(plan: Plan, seed: string): EditCase | undefined {
  const { lines, mutation } = plan;
  const change = changeNear(lines, placeFor(plan, seed), seed);
  const hunk = enoughContext(lines, change, mutation, seed);
  const rows = mutation.rows ? mutation.rows(hunk.rows, seed) : hunk.rows;
  if (!rows || searchOf(hunk.rows).join('\n') === replaceOf(hunk.rows).join('\n') || searchOf(rows).length === 0) {
    return undefined;
  }
  const other = chance(seed, 'other') < 0.5 ? farFrom(lines, hunk, seed) : undefined;
  return writeCase(plan, { hunk, spoilt: { at: hunk.at, rows }, other, seed });
}

interface Made {
  readonly hunk: Hunk;
  readonly spoilt: Hunk;
  readonly other: Hunk | undefined;
  readonly seed: string;
}

function writeCase({ file, lines, mutation, format }: Plan, { hunk, spoilt, other, seed }: Made): EditCase {
  const style = mutation.style?.(seed) ?? {};
  const ending = style.endings === 'file' || style.endings === 'both' ? '\r\n' : '\n';
  const mark = style.endings === 'both' ? '\uFEFF' : '';
  const toText = (all: readonly string[]) => mark + all.join(ending);
  const anchor = anchorOf(lines, hunk.at);
  const others = other ? [other] : [];
  // What is cut is the end.
  const written = [
    ...others.map((one) => ({ ...one, anchor: undefined, isSpoilt: false })),
    { ...spoilt, anchor, isSpoilt: true },
  ];
  return {
    mutation: mutation.name,
    format,
    file,
    before: toText(lines),
    answer: writeAnswer(file.path, written, format, style),
    whole: toText(applyHunks(lines, [hunk, ...others])),
    rest: toText(applyHunks(lines, others)),
    isPlaced:
      mutation.isLost !== true && isMeant({ lines, hunk, spoilt, anchor: format === 'patch' ? anchor : undefined }),
  };
}

function isMeant({
  lines,
  hunk,
  spoilt,
  anchor,
}: {
  readonly lines: readonly string[];
  readonly hunk: Hunk;
  readonly spoilt: Hunk;
  readonly anchor: string | undefined;
}): boolean {
  const truth = { first: hunk.at, last: hunk.at + searchOf(hunk.rows).length - 1 };
  return meansPlace(searchOf(spoilt.rows), lines, truth, anchor);
}

function placeFor({ lines, mutation }: Plan, seed: string): number {
  const near = 3 + Math.floor(chance(seed, 'near') * (lines.length - 10));
  if (mutation.isRepeated !== true) {
    return near;
  }
  const isTwin = (line: string) => line.trim() !== '' && lines.indexOf(line) !== lines.lastIndexOf(line);
  const twin = lines.findIndex((line, index) => index >= near && isTwin(line));
  return twin < 0 ? near : twin;
}

/** As the mutation says; else at least one to three lines, and as many as make the stretch unique, as the model is told. */
function enoughContext(lines: readonly string[], change: Hunk, mutation: Mutation, seed: string): Hunk {
  if (mutation.context) {
    return withContext(lines, change, ...mutation.context(seed));
  }
  const least = 1 + Math.floor(chance(seed, 'context') * 3);
  for (let size = least; size < 12; size += 1) {
    const hunk = withContext(lines, change, size, size);
    const search = searchOf(hunk.rows);
    if (meansPlace(search, lines, { first: hunk.at, last: hunk.at + search.length - 1 })) {
      return hunk;
    }
  }
  return withContext(lines, change, 12, 12);
}

/** The nearest line above that is less deep, as models name it. */
function anchorOf(lines: readonly string[], at: number): string | undefined {
  const depth = (line: string) => line.length - line.trimStart().length;
  const own = depth(lines[at] ?? '');
  return lines
    .slice(0, at)
    .findLast((line) => /\w/.test(line) && depth(line) < own)
    ?.trim();
}

function farFrom(lines: readonly string[], hunk: Hunk, seed: string): Hunk | undefined {
  const near = hunk.at > lines.length / 2 ? Math.floor(hunk.at / 3) : Math.floor((hunk.at + 2 * lines.length) / 3);
  const other = enoughContext(lines, changeNear(lines, near, `${seed}#other`), { name: '' }, seed);
  const search = searchOf(other.rows);
  const isApart = Math.abs(other.at - hunk.at) > APART;
  const isUnique = meansPlace(search, lines, { first: other.at, last: other.at + search.length - 1 });
  return isApart && isUnique && other.at + search.length < lines.length - 1 ? other : undefined;
}
