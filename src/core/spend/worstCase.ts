// The most that a request can cost, and what it cost when the service does not say.

import type { Outcome } from '../../protocol/chatEvent.ts';
import type { FailureCode } from '../model/failure.ts';
import { mostTokens } from '../model/counting.ts';
import { countIn } from '../model/jsonFields.ts';
import { answerPrice, inputPrice } from '../model/price.ts';
import type { Profile } from '../model/profile.ts';
import type { ModelRequest } from '../model/request.ts';
import { MOST_SEARCHES, searchFee } from '../model/calledOut.ts';
import { textsOf } from '../model/textsOf.ts';
import { addedTokens, outsideTokens } from './addedTokens.ts';
import type { Pot } from './spendRecord.ts';

/** The service may count a little otherwise, and add words of its own: set aside beside our count. */
const COUNT_FACTOR = 1.05;
const HIDDEN_TOKENS = 500;

/** Beside what is known of a service's count. */
const LEARNED_MARGIN = 100;

/** Tokens around each message, at the most. */
const TOKENS_PER_MESSAGE = 8;

/** UTF-16 units of an answer for each token, at the least on average: code in Latin letters has 3 to 4. */
const UNITS_PER_TOKEN = 2;

/** Fields of a request that bound the answer; `max_tokens` alone where an API is not named. */
const BOUNDS: Readonly<Partial<Record<Profile['api'], readonly string[]>>> = {
  chat: ['max_tokens', 'max_completion_tokens'],
  'vscode.lm': ['max_tokens', 'max_completion_tokens'],
  offline: ['max_tokens', 'max_completion_tokens'],
  responses: ['max_output_tokens'],
  'fim:ollama': ['options'],
  'fim:llamacpp': ['n_predict'],
};

/** Which money a request takes. */
export function potOf({ purpose }: Pick<ModelRequest, 'purpose'>): Pot {
  return purpose === 'completion' ? 'suggestions' : 'questions';
}

/** US dollars at most: nothing cached, the longest answer. Undefined when the price is not known. */
export function worstCase(request: ModelRequest): number | undefined {
  return priceOf(request, inputTokens(request), mostOutput(request));
}

/** The same for a request that is not made yet; `inputTokens` are counted by us. */
export function worstPrice(
  profile: Profile,
  { inputTokens: counted, ...limits }: Required<Pick<ModelRequest, 'inputTokens'>> & Priced,
): number | undefined {
  const request = { ...limits, profile };
  const input = mostInput(profile, counted) + outsideTokens(limits);
  return priceOf(request, input, mostOutput(request));
}

/** What a price depends on beside the input. */
type Priced = Pick<ModelRequest, 'maxOutput' | 'tier' | 'search' | 'mcpServers' | 'prediction'>;

function priceOf(
  { profile, tier, search = false }: Pick<ModelRequest, 'profile' | 'tier' | 'search'>,
  input: number,
  output: number,
): number | undefined {
  const asked = inputPrice(profile, input, 0, tier);
  const answered = answerPrice(profile, output, input, tier);
  const searches = searchFee(profile, search ? MOST_SEARCHES : 0);
  return asked === undefined || answered === undefined ? undefined : asked + answered + searches;
}

/** What is known of a request that ended without a word of its usage. */
export interface Ending {
  readonly outcome: Outcome;
  readonly failure?: FailureCode | undefined;
  /** UTF-16 units of the answer that arrived. */
  readonly received: number;
}

/** US dollars that it may have cost: nothing when the service refused it, else all of its input and what arrived. */
export function estimatedBill(request: ModelRequest, { outcome, failure, received }: Ending): number | undefined {
  if (outcome === 'failed' && received === 0 && (failure === undefined || !MAY_BE_BILLED.has(failure))) {
    return 0;
  }
  const tokens = Math.min(mostOutput(request), Math.ceil(received / UNITS_PER_TOKEN));
  return priceOf(request, inputTokens(request), tokens);
}

/** The service had taken the request when these happened. */
const MAY_BE_BILLED: ReadonlySet<FailureCode> = new Set([
  'timeout',
  'stalled',
  'interrupted',
  'not-a-stream',
  'malformed',
  'internal',
]);

/** As counted with a margin, or else so many that it cannot be more: no token is shorter than a byte. */
function inputTokens(request: ModelRequest): number {
  const { inputTokens: counted, messages, profile } = request;
  const added = addedTokens(request);
  if (counted !== undefined) {
    return mostInput(profile, counted) + added;
  }
  const bytes = textsOf(request).reduce((sum, text) => sum + utf8Length(text), 0);
  return bytes + TOKENS_PER_MESSAGE * messages.length + added + mostTokens(profile.counting, HIDDEN_TOKENS);
}

/** A margin over our count; where the service has shown that it counts still more, one over what it counts. */
function mostInput({ counting }: Profile, counted: number): number {
  return Math.max(Math.ceil(counted * COUNT_FACTOR) + HIDDEN_TOKENS, mostTokens(counting, counted) + LEARNED_MARGIN);
}

/**
 * The largest bound that is sent, ours or one that the profile adds in its body; the model's own where that is none. What was foretold
 * and does not come is billed like what comes.
 */
function mostOutput({
  maxOutput,
  profile,
  prediction = '',
}: Pick<ModelRequest, 'maxOutput' | 'profile' | 'prediction'>): number {
  const { api, body, limits, omit } = profile;
  const names = (BOUNDS[api] ?? ['max_tokens']).filter((name) => !omit.includes(name));
  const added = names.filter((name) => Object.hasOwn(body, name)).map((name) => countIn(body[name]) ?? limits.output);
  return Math.max(maxOutput, ...added, ...(names.length === 0 ? [limits.output] : [])) + utf8Length(prediction);
}

function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    bytes += Number(unit >= 0x80) + Number(unit >= 0x800);
  }
  return bytes;
}
