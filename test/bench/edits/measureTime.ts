// Measures what is left to do after the last byte of a large answer, and the longest task while it streams.

import { parseAnswer, createAnswerParser } from '../../../src/core/refactor/parseAnswer.ts';
import type { FileOperation } from '../../../src/core/refactor/answer.ts';
import { hunkRows } from '../../../src/core/refactor/hunkRows.ts';
import { placeHunks, proposedText, splitIntoHunks } from '../../../src/core/refactor/openHunks.ts';
import { NOTHING, placeOperations, type Placement } from '../../../src/core/refactor/placeOperations.ts';
import { restoreHidden } from '../../../src/core/refactor/restoreHidden.ts';
import type { Snapshot, TextEdit } from '../../../src/core/text/snapshot.ts';
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
    `${LINES} lines, ${HUNKS} stretches, in ms of own CPU: the longest task while streaming of parse, of place + show, then after the last byte parse + place, verify, show`,
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
  const restore = restoreHidden({ messages: [{ role: 'user', content: text }], instruction: '', files: [snapshot] });
  const { operations, longest } = stream(answer, (arrived) => {
    showAll(snapshot, placeIn(snapshot, restore(arrived)).changes[0]?.edits ?? []);
  });
  let placement: Placement = NOTHING;
  const place = cpuOf(() => {
    placement = placeIn(snapshot, restore(operations));
  });
  const edits = placement.changes[0]?.edits ?? [];
  const verify = cpuOf(() => {
    const checks = ['keeps-size', 'keeps-code', 'stays-inside'] as const;
    verifyEdits({ snapshot, target: { start: 0, end: 0 }, targetKind: 'file', checks }, edits);
  });
  const show = cpuOf(() => {
    showAll(snapshot, edits);
  });
  if (placement.failed.length > 0 || operations.length !== parseAnswer(answer).operations.length) {
    throw new Error(`The large answer was not placed: ${placement.failed[0]?.message ?? ''}`);
  }
  return [longest.parse, longest.show, place, verify, show];
}

/** Feeds the answer in pieces, and shows all that has arrived after each whole part. */
function stream(answer: string, show: (arrived: readonly FileOperation[]) => void) {
  const parser = createAnswerParser({ paths: ['src/large.ts'] });
  const arrived: FileOperation[] = [];
  const longest = { parse: 0, show: 0 };
  for (let at = 0; at < answer.length; at += PIECE) {
    const known = arrived.length;
    const parse = cpuOf(() => {
      arrived.push(...parser.push(answer.slice(at, at + PIECE)));
    });
    longest.parse = Math.max(longest.parse, parse);
    if (arrived.length > known) {
      longest.show = Math.max(
        longest.show,
        cpuOf(() => {
          show(arrived);
        }),
      );
    }
  }
  return { operations: parser.finish().operations, longest };
}

/** Milliseconds of this thread's own work: others on the machine do not count. */
function cpuOf(task: () => void): number {
  const before = process.threadCpuUsage();
  task();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

function placeIn(snapshot: Snapshot, operations: readonly FileOperation[]): Placement {
  const nowhere = { start: 0, end: 0 };
  return placeOperations({ files: [snapshot], isWhole: true, target: nowhere, occupied: new Set() }, operations);
}

/** What the review does for its diff and its list: hunks, their places, the text of the right side, the rows. */
function showAll({ text }: Snapshot, edits: readonly TextEdit[]): void {
  const hunks = splitIntoHunks(text, edits).map((edit, index) => ({ id: String(index), base: text, edit }));
  // Somebody types meanwhile, so that each has to be found anew.
  const current = `// mine\n${text}`;
  const places = placeHunks(hunks, current);
  if (proposedText(current, places).length === 0 || hunkRows(current, places).length !== hunks.length) {
    throw new Error('The hunks were not shown.');
  }
}
