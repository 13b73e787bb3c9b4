// Learns from bills how a service counts: its tokens against ours, a factor and what it adds unseen.

import type { Counting } from './counting.ts';

/** One answer: tokens of the request as we counted them, and as the service has billed them. */
export interface CountedAnswer {
  readonly counted: number;
  readonly billed: number;
}

/** Answers that are looked at: a service changes its hidden prompt now and then. */
export const MOST_ANSWERS = 16;

/** What is expected before any answer: gateways add a few sentences, and count a little more than they send. */
const USUAL = { factor: 1.01, factorDoubt: 0.03, hidden: 100, hiddenDoubt: 200 };

/** Beyond these a bill tells of something else: a prompt that was cut, or one with tools of the service's own. */
const PLAUSIBLE = { least: 0.5, most: 2, hidden: 8_192 };

/** Doubts of one bill as a share of its tokens: a service that splits words as we do, one that does nearly, and one whose model does otherwise. */
const SHARES = [0.00001, 0.001, 0.02] as const;

/** Standard deviations from which a bill does not belong to the others. */
const OUTLIER = 5;

/** Each earlier answer weighs so much of the one after it. */
const FADING = 0.95;

type Line = Pick<Counting, 'factor' | 'hidden'>;

/** An answer with its weight and the doubt of its bill in tokens. */
interface Weighed extends CountedAnswer {
  readonly weight: number;
  readonly doubt: number;
}

/** How the service counts, from its answers, oldest first; undefined before the first that tells anything. */
export function fitCounting(answers: readonly CountedAnswer[]): Counting | undefined {
  const known = answers.slice(-MOST_ANSWERS).filter(isPlausible);
  if (known.length === 0) {
    return undefined;
  }
  const lines = [{ factor: 1, hidden: 0 }, ...linesThrough(known)];
  let best: { readonly cost: number; readonly line: Line; readonly weighed: readonly Weighed[] } | undefined;
  for (const share of SHARES) {
    const weighed = known.map((answer, index) => ({
      ...answer,
      weight: FADING ** (known.length - 1 - index),
      doubt: 1 + share * answer.counted,
    }));
    for (const line of lines) {
      const cost = costOf(line, weighed);
      if (best === undefined || cost < best.cost) {
        best = { cost, line, weighed };
      }
    }
  }
  return best && refine(best.line, best.weighed);
}

function isPlausible({ counted, billed }: CountedAnswer): boolean {
  const { least, most, hidden } = PLAUSIBLE;
  return counted > 0 && billed >= least * counted && billed <= most * counted + hidden;
}

/** Lines worth a look: through every two answers, and through each one with the usual factor or nothing hidden. */
function linesThrough(answers: readonly CountedAnswer[]): readonly Line[] {
  const lines = answers.flatMap(({ counted, billed }, index) => [
    ...answers.slice(index + 1).flatMap((other) => {
      const factor = (other.billed - billed) / (other.counted - counted);
      return other.counted === counted ? [] : [{ factor, hidden: billed - factor * counted }];
    }),
    { factor: 1, hidden: billed - counted },
    { factor: USUAL.factor, hidden: billed - USUAL.factor * counted },
    { factor: billed / counted, hidden: 0 },
  ]);
  const { least, most, hidden } = PLAUSIBLE;
  return lines.filter((line) => line.factor >= least && line.factor <= most && Math.abs(line.hidden) <= hidden);
}

/** How ill a line fits, as the negative logarithm of its likelihood: what lies far off counts as one of another kind. */
function costOf(line: Line, answers: readonly Weighed[]): number {
  return answers.reduce((sum, answer) => {
    const distance = Math.min(OUTLIER, distanceOf(line, answer));
    return sum + answer.weight * (distance ** 2 / 2 + Math.log(answer.doubt));
  }, surpriseOf(line));
}

function distanceOf({ factor, hidden }: Line, { counted, billed, doubt }: Weighed): number {
  return Math.abs(billed - factor * counted - hidden) / doubt;
}

/** That a service counts as we do and hides nothing surprises nobody. */
function surpriseOf({ factor, hidden }: Line): number {
  return isExact({ factor, hidden })
    ? 0
    : ((factor - USUAL.factor) / USUAL.factorDoubt) ** 2 / 2 + ((hidden - USUAL.hidden) / USUAL.hiddenDoubt) ** 2 / 2;
}

function isExact({ factor, hidden }: Line): boolean {
  return factor === 1 && hidden === 0;
}

/** The line of least squares through the answers that belong to it, held by what is usual, with its doubt. */
function refine(line: Line, answers: readonly Weighed[]): Counting {
  if (isExact(line)) {
    return { ...line, doubt: [0, 0, 0] };
  }
  const own = answers.filter((answer) => distanceOf(line, answer) < OUTLIER);
  const sums = { ff: USUAL.factorDoubt ** -2, fh: 0, hh: USUAL.hiddenDoubt ** -2 };
  const right = { f: USUAL.factor * sums.ff, h: USUAL.hidden * sums.hh };
  for (const { counted, billed, weight, doubt } of own) {
    const precision = weight / doubt ** 2;
    sums.ff += precision * counted * counted;
    sums.fh += precision * counted;
    sums.hh += precision;
    right.f += precision * counted * billed;
    right.h += precision * billed;
  }
  const determinant = sums.ff * sums.hh - sums.fh ** 2;
  return {
    factor: (sums.hh * right.f - sums.fh * right.h) / determinant,
    hidden: (sums.ff * right.h - sums.fh * right.f) / determinant,
    doubt: [sums.hh / determinant, -sums.fh / determinant, sums.ff / determinant],
  };
}
