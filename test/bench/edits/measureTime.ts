// Measures what is left to do after the last byte of a large answer, and the longest task while it streams.

import { parseAnswer, createAnswerParser } from '../../../src/core/refactor/parseAnswer.ts';
import { placeOperations } from '../../../src/core/refactor/placeOperations.ts';
import { verifyEdits } from '../../../src/core/refactor/verify.ts';
import type { SourceFile } from './editSources.ts';
import { changeNear, searchOf, withContext } from './trueChange.ts';
import { writeAnswer, type Format } from './writeAnswer.ts';

const LINES = 2_000;
const HUNKS = 40;
const PIECE = 24;
const RUNS = 15;

/** Prints the times for both formats, warm and cold: the first run of all, and the median of those that follow. */
export async function measureTime(sources: readonly SourceFile[], say: (line: string) => void): Promise<void> {
  const lines = sources
    .filter(({ languageId }) => languageId !== 'markdown')
    .flatMap(({ text }) => text.split(/\r?\n/))
    .slice(0, LINES)
    .map((line, index) => (line.trim() === '' ? line : `${line} // ${index}`));
  say(
    `${LINES} lines, ${HUNKS} stretches, in ms: parse's longest task while streaming, then after the last byte parse + place, verify`,
  );
  for (const format of ['blocks', 'patch'] as const) {
    const answer = answerOver(lines, format);
    const runs = Array.from({ length: RUNS }, () => timeOf(lines.join('\n'), answer));
    const cold = runs[0] ?? [];
    const warm = cold.map((_, column) => runs.map((run) => run[column] ?? 0).toSorted((a, b) => a - b)[RUNS >> 1] ?? 0);
    say(`  ${format.padEnd(7)} cold ${cold.map(short).join(' ')}   warm ${warm.map(short).join(' ')}`);
    await Promise.resolve();
  }
}

const short = (ms: number) => ms.toFixed(2).padStart(6);

function answerOver(lines: readonly string[], format: Format): string {
  const hunks = Array.from({ length: HUNKS }, (_, index) => {
    const near = 5 + Math.floor((index * (lines.length - 30)) / HUNKS);
    const change = changeNear(lines, near, `time ${index}`);
    return { ...withContext(lines, change, 3, 3), anchor: undefined, isSpoilt: false };
  });
  const written = hunks.filter(({ rows }) => searchOf(rows).length > 0);
  return writeAnswer('src/large.ts', written, format, {});
}

function timeOf(text: string, answer: string): readonly number[] {
  const snapshot = { path: 'src/large.ts', languageId: 'typescript', version: 1, text };
  const parser = createAnswerParser({ paths: [snapshot.path] });
  let longest = 0;
  for (let at = 0; at < answer.length; at += PIECE) {
    const begun = performance.now();
    parser.push(answer.slice(at, at + PIECE));
    longest = Math.max(longest, performance.now() - begun);
  }
  const ended = performance.now();
  const { operations } = parser.finish();
  const nowhere = { start: 0, end: 0 };
  const { changes, failed } = placeOperations(
    { files: [snapshot], isWhole: true, target: nowhere, occupied: new Set() },
    operations,
  );
  const placed = performance.now();
  const checks = ['keeps-size', 'keeps-code', 'stays-inside'] as const;
  verifyEdits({ snapshot, target: nowhere, targetKind: 'file', checks }, changes[0]?.edits ?? []);
  const verified = performance.now();
  if (failed.length > 0 || operations.length !== parseAnswer(answer).operations.length) {
    throw new Error(`The large answer was not placed: ${failed[0]?.message ?? ''}`);
  }
  return [longest, placed - ended, verified - placed];
}
