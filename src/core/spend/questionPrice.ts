// What the user is told that a question may cost, before it is sent.

import type { QuestionPrice } from '../../protocol/chatEvent.ts';
import { expectedTokens } from '../model/counting.ts';
import { answerPrice, inputPrice } from '../model/price.ts';
import type { Profile, Tier } from '../model/profile.ts';
import type { ModelRequest } from '../model/request.ts';
import { searchFee, TOKENS_PER_SEARCH } from '../model/calledOut.ts';
import { worstPrice } from './worstCase.ts';

/** Tokens that a usual answer takes, for the expected price. */
const USUAL_ANSWER_TOKENS = 600;

/** Tokens of a question as we count them; `cached` of them are expected from the provider's cache. */
export interface QuestionTokens {
  readonly input: number;
  readonly cached: number;
  readonly maxOutput: number;
}

/** What the service may call for the answer: one search of the web is expected. */
export interface QuestionService extends Pick<ModelRequest, 'search' | 'mcpServers'> {
  readonly tier?: Tier | undefined;
}

/**
 * As expected, with what the service is known to count otherwise; and at most, as it is set aside when the question is sent.
 * A model of the editor's own counts against the user's plan with its provider.
 */
export function questionPrice(
  profile: Profile,
  tokens: QuestionTokens,
  { tier, search = false, mcpServers = [] }: QuestionService = {},
): QuestionPrice {
  if (profile.api === 'vscode.lm') {
    return { plan: true };
  }
  const expected = expectedPrice(profile, tokens, { tier, search });
  const { input, maxOutput } = tokens;
  const atMost = worstPrice(profile, { inputTokens: input, maxOutput, search, mcpServers, ...(tier && { tier }) });
  return { ...(expected !== undefined && { expected }), ...(atMost !== undefined && { atMost }) };
}

function expectedPrice(
  profile: Profile,
  { input, cached, maxOutput }: QuestionTokens,
  { tier, search }: Pick<QuestionService, 'tier' | 'search'>,
): number | undefined {
  const searches = search === true ? 1 : 0;
  const counted = expectedTokens(profile.counting, input) + searches * TOKENS_PER_SEARCH;
  const share = input === 0 ? 0 : cached / input;
  const asked = inputPrice(profile, counted, Math.round(share * counted), tier);
  const answered = answerPrice(profile, Math.min(USUAL_ANSWER_TOKENS, maxOutput), counted, tier);
  return asked === undefined || answered === undefined ? undefined : asked + answered + searchFee(profile, searches);
}
