// Runs the benchmark of the layout over one repository and prints a table for each kind of use.

import { createHash } from 'node:crypto';
import { loadPieceScanner } from '../../../src/host/tokens/loadPieceScanner.ts';
import { loadCounter } from '../../../src/host/tokens/loadCounter.ts';
import type { TokenCounter } from '../../../src/core/ports.ts';
import type { Turn } from './contestants.ts';
import { editingTurns } from './editing.ts';
import { measureQuestions } from './questions.ts';
import { measureTurns, type Score } from './measure.ts';
import { readCorpus, type Corpus } from './repository.ts';

/** What is measured: a repository's last commits, but for those skipped. */
export interface CacheBench {
  readonly repository: string;
  readonly commits: number;
  readonly skip: number;
  /** Different questions in a row, at most. */
  readonly questions: number;
}

/** Milliseconds between two commits' questions: within the life of the cache. */
const PAUSE = 60_000;

/** Prints the tables. Throws when the repository cannot be read. */
export async function runCacheBench(
  { repository, commits, skip, questions }: CacheBench,
  say: (line: string) => void,
): Promise<void> {
  const corpus = readCorpus(repository, commits, skip);
  const count = remember(await loadCounter('o200k_base'));
  const last = corpus.snapshots.length - 1;
  say(`${commits} successive commits, all ${corpus.snapshots[last]?.files.size ?? 0} files packed at each`);
  printScores(measureTurns(commitTurns(corpus, count)), say);
  say('an editing session: saves, renames, another branch and back, a formatter');
  printScores(measureTurns(editingTurns(corpus, last, count)), say);
  await printQuestions(corpus, questions, say);
}

async function printQuestions(corpus: Corpus, most: number, say: (line: string) => void): Promise<void> {
  const { questions, kept, afresh } = await measureQuestions(corpus, most, await loadPieceScanner());
  say(`${questions} different questions at wide, a commit or more between them`);
  for (const [name, score] of [['Panorama', kept] as const, ['ranked and laid out afresh', afresh] as const]) {
    const [recall, share] = [score.recall, score.cachedShare].map((value) => (value * 100).toFixed(1));
    const ratio = (score.price / afresh.price).toFixed(3);
    say(`  ${share ?? ''} % cached, price × ${ratio}, recall ${recall ?? ''} %: ${name}`);
  }
}

function commitTurns(corpus: Corpus, count: (text: string) => number): readonly Turn[] {
  return corpus.snapshots.map(({ files }, index) => ({
    files,
    touched: corpus.touchedBefore(index),
    text: (object) => corpus.text(object),
    count,
    now: index * PAUSE,
  }));
}

/** Counts every text once. */
function remember(counter: TokenCounter): (text: string) => number {
  const counts = new Map<string, number>();
  return (text) => {
    const key = text.length < 100 ? text : createHash('sha1').update(text).digest('base64');
    const known = counts.get(key) ?? counter.count(text);
    counts.set(key, known);
    return known;
  };
}

function printScores(scores: readonly Score[], say: (line: string) => void): void {
  for (const { name, cachedShare, priceRatio, milliseconds } of scores) {
    const share = `${(cachedShare * 100).toFixed(2)} %`.padStart(8);
    say(`  ${share} cached, price × ${priceRatio.toFixed(3)}, ${milliseconds.toFixed(1)} ms a turn: ${name}`);
  }
}
