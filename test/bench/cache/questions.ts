// Asks different questions in a row over a repository that changes between them, at a budget that not all of it fits.

import { hash } from 'node:crypto';
import { openAiProfile } from '../../../src/core/model/builtInProfiles.ts';
import { createPackMemory } from '../../../src/core/pack/packMemory.ts';
import { run, type PackDeps } from '../../../src/core/pack/pack.ts';
import type { LaidPack } from '../../../src/core/pack/packTypes.ts';
import { diffLines } from '../../../src/core/text/diffLines.ts';
import type { PieceScanner } from '../../../src/core/tokens/pieceScanner.ts';
import { recallOf } from '../recallScore.ts';
import { PRICES } from './contestants.ts';
import { Provider } from './provider.ts';
import type { Corpus, Snapshot } from './repository.ts';
import { sourceOf } from './snapshotFiles.ts';

/** What a way of laying out came to over all questions but the first. */
export interface WideScore {
  /** 0 to 1, mean over all questions. */
  readonly recall: number;
  /** 0 to 1, of all tokens. */
  readonly cachedShare: number;
  /** US dollars. */
  readonly price: number;
}

/** Tokens of `wide`. */
const BUDGET = 120_000;

/** Milliseconds between two questions. */
const PAUSE = 60_000;

/** Lock files and changelogs are no answer to a question. */
const NO_ANSWER = /(?:^|\/)(?:changelog[^/]*|[^/]*\.lock|[^/]*-lock\.(?:json|yaml))$|\.snap$/iu;

/** A commit as a question over the tree before it: its subject, and what it changed. */
interface Question {
  readonly at: number;
  readonly text: string;
  readonly truth: readonly string[];
  readonly hunks: Parameters<typeof recallOf>[2];
}

/** Both ways over the first `count` commits that have an answer: against the ledger, and ranked afresh each time. */
export async function measureQuestions(
  corpus: Corpus,
  count: number,
  scanner: PieceScanner,
): Promise<{ readonly questions: number; readonly kept: WideScore; readonly afresh: WideScore }> {
  const questions = questionsOf(corpus).slice(0, count);
  return {
    questions: questions.length,
    kept: await askAll(corpus, questions, { scanner, keeps: true }),
    afresh: await askAll(corpus, questions, { scanner, keeps: false }),
  };
}

function questionsOf({ snapshots, text }: Corpus): readonly Question[] {
  return snapshots.slice(0, -1).flatMap((base, at) => {
    const next = snapshots[at + 1] ?? base;
    const truth = [...base.files.keys()].filter(
      (path) => !NO_ANSWER.test(path) && next.files.get(path) !== base.files.get(path),
    );
    const hunks = new Map(truth.map((path) => [path, hunksOf(path, base, next, text)]));
    return truth.length > 0 && truth.length <= 30 ? [{ at, text: next.subject, truth, hunks }] : [];
  });
}

function hunksOf(path: string, base: Snapshot, next: Snapshot, text: Corpus['text']): readonly [number, number][] {
  const after = next.files.get(path);
  return after === undefined
    ? []
    : diffLines(text(base.files.get(path) ?? '').split('\n'), text(after).split('\n')).map(({ oldStart, oldEnd }) => [
        oldEnd > oldStart ? oldStart + 1 : oldStart,
        oldEnd - oldStart,
      ]);
}

async function askAll(
  corpus: Corpus,
  questions: readonly Question[],
  { scanner, keeps }: { readonly scanner: PieceScanner; readonly keeps: boolean },
): Promise<WideScore> {
  const digest = (bytes: Uint8Array): string => hash('sha256', bytes, 'base64');
  const memory = createPackMemory(scanner, digest);
  const deps = { tokens: scanner, memory, digest, elapsed: () => 0 };
  const provider = new Provider((text) => scanner.count(text), openAiProfile.cacheMinutes);
  const sums = { recall: 0, cached: 0, total: 0 };
  let last: LaidPack | undefined;
  for (const [index, question] of questions.entries()) {
    const now = index * PAUSE;
    last = await packFor(corpus, question, { deps, now, ...(keeps && last && { ledger: last.ledger }) });
    const { head, segments } = last.ledger;
    const [system, ...rest] = last.messages.map(({ content }) => content);
    const documents = segments.map(({ text }) => text);
    const end = (system ?? '').slice(head.length + documents.join('').length);
    const { total, cached } = provider.send([head, ...documents, end, ...rest], now);
    sums.recall += recallOf(question.truth, last.manifest.files, question.hunks) / questions.length;
    sums.cached += index === 0 ? 0 : cached;
    sums.total += index === 0 ? 0 : total;
  }
  const price = (PRICES.cached * sums.cached + PRICES.input * (sums.total - sums.cached)) / 1e6;
  return { recall: sums.recall, cachedShare: sums.cached / sums.total, price };
}

function packFor(
  corpus: Corpus,
  { at, text }: Question,
  {
    deps,
    now,
    ledger,
  }: { readonly deps: Omit<PackDeps, 'files'>; readonly now: number; readonly ledger?: LaidPack['ledger'] },
): Promise<LaidPack> {
  const input = {
    ...({ question: text, scope: { kind: 'workspace' }, attachments: [], budget: BUDGET, history: [], now } as const),
    ...{ profile: openAiProfile, unsaved: [], openPaths: [], exclude: [], include: [] },
    ...(ledger && { ledger }),
  };
  return run(input, { ...deps, ...sourceOf(corpus, at) }, new AbortController().signal);
}
