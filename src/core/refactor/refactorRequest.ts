// Makes the requests of a refactor, and says before what they may cost.

import type { QuestionPrice } from '../../protocol/chatEvent.ts';
import { hideSecrets } from '../egress/secrets.ts';
import type { Profile } from '../model/profile.ts';
import type { ChatMessage, ModelRequest } from '../model/request.ts';
import { tierOf, withTier } from '../model/tierOf.ts';
import { questionPrice } from '../spend/questionPrice.ts';
import { worstCase, worstPrice } from '../spend/worstCase.ts';
import { knownSources } from './knownTexts.ts';
import { buildPrompt, type Correction, type PromptInput } from './prompt.ts';
import { shownFiles } from './shownFiles.ts';

/** Characters of code per token: an estimate for the price, before anything is sent. */
const CHARACTERS_PER_TOKEN = 4;

/** Tokens that the words around the changed lines take; a file that is written anew for a correction takes no more. */
const SPARE_OUTPUT_TOKENS = 1_024;

/** Characters of a file that is asked for as a whole when blocks fail: to write more would cost more than to find its place. */
const MAX_WHOLE_CHARACTERS = 3_000;

/** Tokens of answer at most: about 1,500 lines. */
const MAX_OUTPUT_TOKENS = 16_384;

/** What a request is made from. */
export interface RequestInput extends PromptInput {
  readonly profile: Profile;
}

/** The request for these messages; a correction of a whole file is foretold, where the service knows how. */
export function refactorRequest(
  input: RequestInput,
  messages: readonly ChatMessage[],
  correction?: Correction,
): ModelRequest {
  const shown = shownFiles(input);
  const beside = knownSources(input.known ?? []);
  const foretold = correction === 'whole-file' && canForetell(input.profile) ? shown[0].text : undefined;
  return {
    purpose: 'refactor',
    profile: input.profile,
    messages,
    maxOutput: answerLimit(input),
    temperature: 0,
    ...(foretold !== undefined && { prediction: foretold }),
    sources: [...new Set([...shown.map(({ snapshot }) => snapshot.path), ...beside.sources])],
    documents: [
      ...shown.map(({ snapshot, text }) => ({ path: snapshot.path, text: hideSecrets(text).text })),
      ...beside.documents,
    ],
  };
}

/** How failed parts of an answer are asked for once more. */
export function correctionOf(input: PromptInput): Correction {
  if (input.files.length > 1) {
    return 'patch';
  }
  return input.files[0].text.length <= MAX_WHOLE_CHARACTERS ? 'whole-file' : 'blocks';
}

/** What a refactor may cost, from the characters of its prompt; a correction of failed parts is in the highest price. */
export function priceRefactor(input: RequestInput): QuestionPrice {
  const messages = buildPrompt(input);
  const characters = messages.reduce((sum, message) => sum + message.content.length, 0);
  const maxOutput = answerLimit(input);
  const tokens = { input: Math.ceil(characters / CHARACTERS_PER_TOKEN), cached: 0, maxOutput };
  const tier = tierOf(input.profile, 'refactor');
  const { expected } = questionPrice(input.profile, tokens, { tier });
  // As it is set aside when it is sent: nobody counts the prompt, so that each byte may be a token.
  const once = worstCase(withTier(refactorRequest(input, messages)));
  const prediction = refactorRequest(input, messages, correctionOf(input)).prediction ?? '';
  const correction = worstPrice(input.profile, {
    inputTokens: characters + maxOutput,
    maxOutput,
    prediction,
    ...(tier && { tier }),
  });
  return {
    ...(expected !== undefined && { expected }),
    ...(once !== undefined && correction !== undefined && { atMost: once + correction }),
  };
}

function canForetell({ features, api }: Profile): boolean {
  return api === 'chat' && features.includes('prediction');
}

/** Twice the target, which the answer repeats, within what the model may write; of several files, twice all of them. */
function answerLimit(input: RequestInput): number {
  const { target, targetKind, files, profile } = input;
  const isPart = files.length === 1 && targetKind !== 'file';
  const characters = isPart ? target.end - target.start : files.reduce((sum, { text }) => sum + text.length, 0);
  const wanted = Math.ceil((characters * 2.5) / CHARACTERS_PER_TOKEN) + SPARE_OUTPUT_TOKENS;
  return Math.min(wanted, MAX_OUTPUT_TOKENS, profile.limits.output);
}
