// What a single request may cost, for the commands whose answer is no edit.

import type { ModelRequest } from '../model/request.ts';
import { tierOf, withTier } from '../model/tierOf.ts';
import { questionPrice } from '../spend/questionPrice.ts';
import { worstCase } from '../spend/worstCase.ts';
import type { QuestionPrice } from '../../protocol/chatEvent.ts';

/** Characters of code per token: an estimate for the price, before anything is sent. */
const CHARACTERS_PER_TOKEN = 4;

/** As expected, and at most. An answer in a form may be asked for twice. */
export function priceRequest(request: ModelRequest): QuestionPrice {
  const characters = request.messages.reduce((sum, { content }) => sum + content.length, 0);
  const tier = tierOf(request.profile, request.purpose);
  const { maxOutput } = request;
  const tokens = { input: Math.ceil(characters / CHARACTERS_PER_TOKEN), cached: 0, maxOutput };
  const { expected, plan } = questionPrice(request.profile, tokens, { tier });
  const once = worstCase(withTier(request));
  const correction = request.format ? worstCase(withTier(correctionOf(request))) : 0;
  const atMost = once === undefined || correction === undefined ? undefined : once + correction;
  return {
    ...(plan === true && { plan }),
    ...(expected !== undefined && { expected }),
    ...(atMost !== undefined && { atMost }),
  };
}

/** A correction repeats the question with the whole first answer. */
function correctionOf(request: ModelRequest): ModelRequest {
  const answer = { role: 'assistant', content: ' '.repeat(request.maxOutput * CHARACTERS_PER_TOKEN) } as const;
  return { ...request, messages: [...request.messages, answer] };
}
