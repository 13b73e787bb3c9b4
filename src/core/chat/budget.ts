// How many tokens a question may read, and how many its answer may have.

import { tokensWithin } from '../model/counting.ts';
import type { Profile } from '../model/profile.ts';

/** Tokens of answer that a question allows at most: enough for a long answer, small enough to reserve. */
export const MAX_ANSWER_TOKENS = 4096;

/** Tokens of the named budgets; `wide` is where GPT-4.1 mini still reasons in several steps (accuracy falls past 128K). */
const NAMED_BUDGETS = { focus: 32_000, wide: 120_000 } as const;

/** Tokens kept free between our count and the service's own, which may add a hidden prompt. */
const SAFETY_TOKENS = 1_024;

/**
 * The budget in tokens of our count: what was chosen, and never more than the model takes beside its answer, as its service counts.
 * A model whose context is smaller than the answer still gets half of its context for the question.
 */
export function budgetTokens(choice: 'focus' | 'wide' | 'whole' | number, profile: Profile, maxOutput: number): number {
  const { context } = profile.limits;
  const room = Math.max(context - maxOutput - SAFETY_TOKENS, Math.floor(context / 2));
  const whole = tokensWithin(profile.counting, room);
  if (choice === 'whole') {
    return whole;
  }
  return Math.min(typeof choice === 'number' ? choice : NAMED_BUDGETS[choice], whole);
}
