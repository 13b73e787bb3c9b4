// How much a question may read with a model: the sizes that differ for it, and the most that each may cost.

import { budgetTokens, MAX_ANSWER_TOKENS } from '../../core/chat/budget.ts';
import type { Profile } from '../../core/model/profile.ts';
import { questionPrice } from '../../core/spend/questionPrice.ts';
import type { OfferedBudget } from '../../protocol/messages.ts';

/** Smallest first; a size that is more than the model takes is none of them. */
export function offeredBudgets(profile: Profile): readonly OfferedBudget[] {
  const maxOutput = Math.min(MAX_ANSWER_TOKENS, profile.limits.output);
  const whole = budgetTokens('whole', profile, maxOutput);
  const named = (['focus', 'wide'] as const).filter((name) => budgetTokens(name, profile, maxOutput) < whole);
  return [...named, 'whole' as const].map((name) => {
    const tokens = budgetTokens(name, profile, maxOutput);
    const price = questionPrice(profile, { input: tokens, cached: 0, maxOutput }).atMost;
    return { name, tokens, ...(price !== undefined && price > 0 && { price }) };
  });
}
