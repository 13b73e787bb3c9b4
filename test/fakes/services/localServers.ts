// The programs that people run themselves, and any other address in OpenAI's form.

import { errorReply, jsonReply } from '../openAiStream.ts';
import type { Behaviour } from './behaviour.ts';
import { inOpenAiForm } from './gateways.ts';

const BEARER = ['authorization', 'Bearer '] as const;

const plainList =
  (owner: string) =>
  (models: readonly string[]): unknown => ({
    object: 'list',
    data: models.map((id) => ({ id, object: 'model', created: 1_790_000_000, owned_by: owner })),
  });

/** Cuts what is longer than its window and says nothing. */
const ollama: Behaviour = {
  id: 'ollama',
  path: '/v1',
  keyHeader: BEARER,
  isOpen: true,
  list: plainList('library'),
  models: ['qwen3:8b'],
  usage: 'asked',
  refusals: {
    wrongKey: inOpenAiForm.wrongKey,
    unknownModel: (model) =>
      jsonReply(404, { error: { message: `model "${model}" not found`, type: 'not_found_error' } }),
  },
};

const lmStudio: Behaviour = {
  id: 'lm-studio',
  path: '/v1',
  keyHeader: BEARER,
  isOpen: true,
  list: plainList('organization_owner'),
  models: ['qwen3-8b'],
  usage: 'asked',
  refusals: {
    wrongKey: inOpenAiForm.wrongKey,
    unknownModel: inOpenAiForm.unknownModel,
    tooLong: (tokens, window) =>
      jsonReply(400, {
        error: `Trying to keep the first ${tokens} tokens when context the overflows. However, the model is loaded with context length of only ${window} tokens, which is not enough.`,
      }),
  },
};

const llamaCpp: Behaviour = {
  id: 'llama-cpp',
  path: '/v1',
  keyHeader: BEARER,
  isOpen: true,
  list: (models) => ({
    object: 'list',
    data: models.map((id) => ({ id, object: 'model', owned_by: 'llamacpp', meta: { n_ctx_train: 40_960 } })),
  }),
  models: ['qwen3-8b-q4'],
  usage: 'asked',
  comment: ':',
  refusals: {
    unknownModel: inOpenAiForm.unknownModel,
    wrongKey: () => jsonReply(401, { error: { message: 'Invalid API Key', type: 'authentication_error', code: 401 } }),
    tooLong: (tokens, window) =>
      jsonReply(400, {
        error: {
          code: 400,
          message: `the request exceeds the available context size (${window} tokens), try increasing it`,
          type: 'exceed_context_size_error',
          n_prompt_tokens: tokens,
          n_ctx: window,
        },
      }),
  },
};

const vllm: Behaviour = {
  id: 'vllm',
  path: '/v1',
  keyHeader: BEARER,
  isOpen: true,
  list: (models) => ({
    object: 'list',
    data: models.map((id) => ({ id, object: 'model', owned_by: 'vllm', max_model_len: 32_768 })),
  }),
  models: ['Qwen/Qwen3-8B'],
  usage: 'asked',
  refusals: {
    wrongKey: () => jsonReply(401, { error: 'Unauthorized' }),
    unknownModel: (model) =>
      jsonReply(404, {
        error: { message: `The model \`${model}\` does not exist.`, type: 'NotFoundError', param: 'model', code: 404 },
      }),
    tooLong: (tokens, window) =>
      jsonReply(400, {
        error: {
          message: `This model's maximum context length is ${window} tokens. However, your request has ${tokens} input tokens.`,
          type: 'BadRequestError',
          param: 'input_tokens',
          code: 400,
        },
      }),
  },
};

const liteLlm: Behaviour = {
  id: 'litellm',
  path: '/v1',
  keyHeader: BEARER,
  list: plainList('openai'),
  models: ['team-mini'],
  takes: ['model', 'messages', 'stream', 'max_tokens', 'temperature', 'stop', 'stream_options', 'tools'],
  usage: 'asked',
  refusals: {
    wrongKey: () =>
      errorReply(401, {
        message: 'Authentication Error, Invalid proxy server token passed. Unable to find token in cache or DB.',
        type: 'token_not_found_in_db',
        param: 'key',
        code: '401',
      }),
    unknownModel: (model) =>
      errorReply(400, {
        message: `/chat/completions: Invalid model name passed in model=${model}. Call \`/v1/models\` to view available models.`,
        type: 'invalid_request_error',
        code: '400',
      }),
    field: (name) =>
      errorReply(400, {
        message: `litellm.UnsupportedParamsError: openai does not support parameters: ['${name}'], for model=team-mini.`,
        type: 'None',
        param: 'None',
        code: '400',
      }),
    tooLong: (tokens, window) =>
      errorReply(400, {
        message: `litellm.ContextWindowExceededError: This model's maximum context length is ${window} tokens. However, your messages resulted in ${tokens} tokens.`,
        param: 'None',
        code: '400',
      }),
  },
};

/** Any other service: a strict one, which answers as FastAPI does. */
const custom: Behaviour = {
  id: 'custom',
  path: '/some/path/v1',
  keyHeader: BEARER,
  list: plainList('someone'),
  models: ['some-model'],
  takes: ['model', 'messages', 'stream', 'max_tokens', 'temperature'],
  usage: 'always',
  refusals: {
    ...inOpenAiForm,
    wrongKey: () => jsonReply(403, { detail: 'Forbidden' }),
    field: (name) => jsonReply(422, { detail: [{ loc: ['body', name], msg: 'Extra inputs are not permitted' }] }),
  },
};

/** In the order of the set-up. */
export const localServers: readonly Behaviour[] = [ollama, lmStudio, llamaCpp, vllm, liteLlm, custom];
