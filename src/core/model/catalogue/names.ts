// The closed lists of the catalogue, which settings are read against: services, fields of a request, what a model can do.

/**
 * Where a model is called or described. `modelmeta` is a registry: it answers no questions, it only claims. The last five are
 * programs that people run themselves.
 */
export const serviceNames = [
  'openai',
  'core-today',
  'seclai',
  'modelmeta',
  'tokenhub',
  'vercel',
  'openrouter',
  'azure',
  'litellm',
  'ollama',
  'lm-studio',
  'llama-cpp',
  'vllm',
] as const;

/** Fields of a chat request beside model and messages. */
export const parameterNames = [
  'temperature',
  'top_p',
  'presence_penalty',
  'frequency_penalty',
  'logprobs',
  'top_logprobs',
  'max_tokens',
  'max_completion_tokens',
  'stop',
  'stream',
  'stream_options',
  'tools',
  'parallel_tool_calls',
  'response_format',
  'prediction',
  'reasoning_effort',
  'service_tier',
  'prompt_cache_key',
  'safety_identifier',
  'user',
  'seed',
  'web_search_options',
] as const;

/**
 * What a model can do at a service. `models`, `usage`, `cached`, `stop` and `large` are found out by a test of the connection: a
 * list of models, usage in the stream, cached tokens in it, stop sequences kept to, nine tenths of the window taken.
 */
export const featureNames = [
  'vision',
  'pdf',
  'tools',
  'structured-output',
  'json-mode',
  'prediction',
  'web-search',
  'remote-mcp',
  'batch',
  'responses',
  'streaming',
  'system-prompt',
  'prompt-cache-key',
  'implicit-caching',
  'models',
  'usage',
  'cached',
  'stop',
  'large',
] as const;

/** Where a model is called or described. */
export type ServiceName = (typeof serviceNames)[number];

/** A field of a chat request beside model and messages. */
export type Parameter = (typeof parameterNames)[number];

/** What a model can do at a service. */
export type Feature = (typeof featureNames)[number];
