// The services with a key, as their documents describe them (November 2026).

import { errorReply, jsonReply } from '../openAiStream.ts';
import type { Behaviour, Refusals } from './behaviour.ts';

const BEARER = ['authorization', 'Bearer '] as const;
const MINI = 'gpt-4.1-mini';

/** The fields that OpenAI documents for GPT-4.1 mini. */
const OPENAI_FIELDS: readonly string[] = [
  ...['model', 'messages', 'stream', 'max_tokens', 'max_completion_tokens', 'temperature', 'top_p', 'stop', 'seed'],
  ...['stream_options', 'tools', 'tool_choice', 'parallel_tool_calls', 'response_format', 'prediction', 'user'],
  ...['service_tier', 'prompt_cache_key', 'safety_identifier', 'presence_penalty', 'frequency_penalty', 'logprobs'],
  ...['top_logprobs', 'web_search_options'],
];

/** Errors in OpenAI's own form. */
export const inOpenAiForm: Refusals = {
  wrongKey: () =>
    errorReply(401, {
      message: 'Incorrect API key provided: sk-***. You can find your API key at https://platform.openai.com.',
      type: 'invalid_request_error',
      code: 'invalid_api_key',
    }),
  unknownModel: (model) =>
    errorReply(404, {
      message: `The model \`${model}\` does not exist or you do not have access to it.`,
      type: 'invalid_request_error',
      code: 'model_not_found',
    }),
  field: (name) =>
    errorReply(400, {
      message: `Unrecognized request argument supplied: ${name}`,
      type: 'invalid_request_error',
      param: name,
      code: 'unknown_parameter',
    }),
  tooLong: (tokens, window) =>
    errorReply(400, {
      message: `This model's maximum context length is ${window} tokens. However, your messages resulted in ${tokens} tokens.`,
      type: 'invalid_request_error',
      param: 'messages',
      code: 'context_length_exceeded',
    }),
};

const openAiList = (models: readonly string[]): unknown => ({
  object: 'list',
  data: models.map((id) => ({ id, object: 'model', created: 0, owned_by: 'system', shutdown_date: '2027-01-14' })),
});

const openAi: Behaviour = {
  id: 'openai',
  path: '/v1',
  keyHeader: BEARER,
  list: openAiList,
  models: [MINI],
  takes: OPENAI_FIELDS,
  mostOutput: 32_768,
  usage: 'asked',
  refusals: inOpenAiForm,
};

/** Its page names six parameters and no list of models; whether it tells of usage is not known. */
const coreToday: Behaviour = {
  id: 'core-today',
  path: '/llm/openai/v1',
  keyHeader: BEARER,
  models: [MINI],
  takes: ['model', 'messages', 'temperature', 'max_tokens', 'stream', 'response_format', 'tools', 'top_p'],
  mostOutput: 32_768,
  usage: 'never',
  refusals: {
    ...inOpenAiForm,
    wrongKey: () => jsonReply(401, { detail: 'Invalid API key' }),
    field: (name) =>
      jsonReply(422, { detail: [{ type: 'extra_forbidden', loc: ['body', name], msg: 'Not permitted' }] }),
  },
};

const coreTodayHeader: Behaviour = { ...coreToday, keyHeader: ['x-api-key', ''] };

const tokenHub: Behaviour = {
  id: 'tokenhub',
  path: '/v1',
  keyHeader: BEARER,
  list: openAiList,
  models: [MINI],
  takes: ['model', 'messages', 'stream', 'max_tokens', 'temperature', 'stop', 'stream_options'],
  usage: 'asked',
  refusals: {
    ...inOpenAiForm,
    wrongKey: () => errorReply(401, { message: 'Invalid token', type: 'new_api_error' }),
  },
};

const vercel: Behaviour = {
  id: 'vercel',
  path: '/v1',
  keyHeader: BEARER,
  list: (models) => ({
    object: 'list',
    data: models.map((id) => ({
      id,
      object: 'model',
      owned_by: 'openai',
      name: 'GPT-4.1 mini',
      type: 'language',
      context_window: 1_047_576,
      max_tokens: 32_768,
      pricing: { input: '0.0000004', output: '0.0000016', input_cache_read: '0.0000001' },
    })),
  }),
  isListPublic: true,
  models: [`openai/${MINI}`, `openai/${MINI}-fast`],
  takes: [...OPENAI_FIELDS, 'providerOptions'],
  mostOutput: 32_768,
  usage: 'asked',
  refusals: {
    ...inOpenAiForm,
    wrongKey: () => errorReply(401, { message: 'Invalid API key', type: 'authentication_error' }),
    unknownModel: (model) => errorReply(404, { message: `Model '${model}' not found`, type: 'model_not_found' }),
  },
};

/** Sets the model and the stream itself; caps the answer at 8,192 tokens. */
const seclai: Behaviour = {
  id: 'seclai',
  path: '/openai',
  keyHeader: ['x-api-key', ''],
  models: [MINI],
  managed: ['model', 'stream', 'service_tier', 'safety_identifier', 'user'],
  mostOutput: 8_192,
  usage: 'always',
  refusals: {
    ...inOpenAiForm,
    wrongKey: () => jsonReply(401, { error: 'Unauthorized' }),
    field: (name) => errorReply(400, { message: `The field ${name} is managed by Seclai.`, param: name }),
  },
};

/** Numbers as codes, comments while it waits, the price in the usage. */
const openRouter: Behaviour = {
  id: 'openrouter',
  path: '/api/v1',
  keyHeader: BEARER,
  list: (models) => ({
    data: models.map((id) => ({
      id,
      name: 'OpenAI: GPT-4.1 Mini',
      context_length: 1_047_576,
      architecture: { input_modalities: ['image', 'text', 'file'], tokenizer: 'GPT' },
      top_provider: { context_length: 1_047_576, max_completion_tokens: 32_768 },
      supported_parameters: ['max_tokens', 'response_format', 'stop', 'structured_outputs', 'temperature', 'tools'],
      pricing: { prompt: '0.0000004', completion: '0.0000016', input_cache_read: '0.0000001' },
    })),
  }),
  isListPublic: true,
  models: [`openai/${MINI}`],
  usage: 'always',
  usageExtra: { cost: 0.0001 },
  comment: ': OPENROUTER PROCESSING',
  refusals: {
    wrongKey: () => jsonReply(401, { error: { message: 'User not found.', code: 401 } }),
    unknownModel: (model) => jsonReply(400, { error: { message: `${model} is not a valid model ID`, code: 400 } }),
    tooLong: (tokens, window) =>
      jsonReply(400, {
        error: {
          message: `This endpoint's maximum context length is ${window} tokens. However, you requested about ${tokens} tokens.`,
          code: 400,
        },
      }),
  },
};

/** A deployment stands for the model; the list names what could be deployed; the first chunk holds no choice. */
const azure: Behaviour = {
  id: 'azure',
  path: '/openai/v1',
  keyHeader: ['api-key', ''],
  list: () => openAiList(['gpt-4.1-mini-2025-04-14', 'gpt-4o-2024-11-20']),
  models: [MINI],
  takes: OPENAI_FIELDS,
  mostOutput: 32_768,
  usage: 'asked',
  lead: { id: '', object: '', created: 0, model: '', choices: [], prompt_filter_results: [{ prompt_index: 0 }] },
  refusals: {
    ...inOpenAiForm,
    wrongKey: () =>
      jsonReply(401, {
        error: { code: '401', message: 'Access denied due to invalid subscription key or wrong API endpoint.' },
      }),
    unknownModel: () =>
      jsonReply(404, {
        error: { code: 'DeploymentNotFound', message: 'The API deployment for this resource does not exist.' },
      }),
  },
};

/** In the order of the set-up; Core.Today once for each place of its key. */
export const gateways: readonly Behaviour[] = [
  ...[openAi, coreToday, coreTodayHeader, tokenHub, vercel, seclai, openRouter, azure],
];
