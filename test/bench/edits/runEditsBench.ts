// Applies all answers in all ways and prints what came of them.

import { describeMachine } from '../machine.ts';
import { loadContestants, type Applied, type Contestant } from './contestants.ts';
import { casesOf, type EditCase } from './editCases.ts';
import { readSources, type Choice } from './editSources.ts';
import { measureTime } from './measureTime.ts';

/** What is run. */
export interface EditsBench {
  readonly choice: Choice;
  /** Cases of each mutation, format and file. */
  readonly rounds: number;
  /** Whether to print the answers that went wrong or were refused needlessly. */
  readonly isVerbose: boolean;
}

const VERDICTS = ['applied right', 'refused right', 'applied wrong', 'refused needlessly'] as const;

type Verdict = (typeof VERDICTS)[number];
type Counts = Readonly<Record<Verdict, number>>;

/** Prints the files, a table for each contestant by mutation, the shares of all, and the time that the own way takes. */
export async function runEditsBench(bench: EditsBench, say: (line: string) => void): Promise<void> {
  const sources = readSources(bench.choice);
  const cases = sources.flatMap((file) => casesOf(file, bench.rounds, bench.choice));
  const languages = new Set(sources.map(({ languageId }) => languageId));
  say(describeMachine());
  say(
    `${cases.length} answers over ${sources.length} files in ${languages.size} languages (${[...languages].join(', ')}):`,
  );
  for (const { path, languageId } of sources) {
    say(`  ${languageId.padEnd(11)} ${path}`);
  }
  for (const contestant of await loadContestants()) {
    say('');
    tellContestant(contestant, cases, bench.isVerbose ? say : () => undefined, say);
  }
  say('');
  await measureTime(sources, say);
}

function tellContestant(
  { name, apply }: Contestant,
  cases: readonly EditCase[],
  explain: (line: string) => void,
  say: (line: string) => void,
): void {
  const judged = cases.map((edit) => {
    const applied = apply(edit);
    const verdict = judge(edit, applied);
    if (verdict === 'applied wrong' || verdict === 'refused needlessly') {
      const reasons = applied.reasons?.join(' ') ?? '';
      explain(`\n--- ${name}: ${verdict}, ${edit.mutation}, ${edit.file.path} ${reasons}\n${edit.answer}`);
    }
    return { mutation: edit.mutation, verdict };
  });
  say(`${name.padEnd(26)} ${VERDICTS.map((verdict) => verdict.padStart(19)).join('')}`);
  for (const mutation of new Set(cases.map((edit) => edit.mutation))) {
    say(rowOf(`  ${mutation}`, countOf(judged.filter((one) => one.mutation === mutation))));
  }
  const all = countOf(judged);
  const unique = all['applied right'] + all['refused needlessly'] + wrongOf(cases, judged);
  say(rowOf('  all', all));
  say(`  applied right of those with a right result: ${((100 * all['applied right']) / unique).toFixed(1)} %`);
}

function wrongOf(cases: readonly EditCase[], judged: readonly { readonly verdict: Verdict }[]): number {
  return cases.filter(({ isPlaced }, index) => isPlaced && judged[index]?.verdict === 'applied wrong').length;
}

/** A change that must be refused must be said to be; one that was made by luck is made wrongly. */
function judge({ before, whole, rest, isPlaced }: EditCase, { text, hasRefused }: Applied): Verdict {
  if (isPlaced) {
    const isUntouched = text === rest || text === before;
    return text === whole ? 'applied right' : isUntouched && hasRefused ? 'refused needlessly' : 'applied wrong';
  }
  return (text === rest || text === before) && hasRefused ? 'refused right' : 'applied wrong';
}

function countOf(judged: readonly { readonly verdict: Verdict }[]): Counts {
  const count = (verdict: Verdict) => judged.filter((one) => one.verdict === verdict).length;
  return {
    'applied right': count('applied right'),
    'refused right': count('refused right'),
    'applied wrong': count('applied wrong'),
    'refused needlessly': count('refused needlessly'),
  };
}

function rowOf(name: string, counts: Counts): string {
  return `${name.padEnd(26)} ${VERDICTS.map((verdict) => String(counts[verdict]).padStart(19)).join('')}`;
}
