// The profiles that every user has: the offline engine, and GPT-4.1 mini at OpenAI.

import type { Profile } from './profile.ts';

/** Tokens for a model of which nothing is known: what most services of today take. */
export const ASSUMED_LIMITS: Profile['limits'] = { context: 128_000, output: 4_096 };

/** Minutes that OpenAI keeps a prompt prefix after its last use; others keep it as long or longer. */
export const USUAL_CACHE_MINUTES = 5;

/** The engine that answers from the workspace alone. Its window is the largest budget, since reading costs nothing. */
export const offlineProfile: Profile = {
  id: 'offline',
  label: 'Search (no model)',
  baseUrl: '',
  model: 'search',
  auth: 'none',
  api: 'offline',
  limits: { context: 1_047_576, output: 32_768 },
  prices: { unit: 'USD/1M', standard: { input: 0, cached: 0, output: 0 } },
  headers: {},
  body: {},
  omit: [],
  encoding: 'o200k_base',
  cacheMinutes: 0,
  accepts: [],
  features: [],
};

/**
 * GPT-4.1 mini at OpenAI, as the catalogue has it: the catalogue is not loaded for it. Limits and prices in US dollars per million tokens from OpenAI's model page
 * (platform.openai.com/docs/models/gpt-4.1-mini), cache life from its prompt caching guide, as of November 2026.
 */
export const openAiProfile: Profile = {
  id: 'openai',
  label: 'GPT-4.1 mini (OpenAI)',
  baseUrl: 'https://api.openai.com/v1',
  model: 'gpt-4.1-mini',
  auth: 'bearer',
  api: 'chat',
  limits: { context: 1_047_576, output: 32_768 },
  prices: {
    unit: 'USD/1M',
    standard: { input: 0.4, cached: 0.1, output: 1.6 },
    priority: { input: 0.7, cached: 0.175, output: 2.8 },
    batch: { input: 0.2, output: 0.8 },
  },
  headers: {},
  body: {},
  omit: [],
  encoding: 'o200k_base',
  cacheMinutes: USUAL_CACHE_MINUTES,
  accepts: [
    ...(['temperature', 'top_p', 'presence_penalty', 'frequency_penalty', 'logprobs', 'top_logprobs'] as const),
    ...(['max_tokens', 'max_completion_tokens', 'stop', 'stream', 'stream_options', 'tools'] as const),
    ...(['parallel_tool_calls', 'response_format', 'prediction', 'service_tier', 'prompt_cache_key'] as const),
    ...(['safety_identifier', 'user', 'seed', 'web_search_options'] as const),
  ],
  features: [
    ...(['vision', 'pdf', 'tools', 'structured-output', 'prediction', 'web-search', 'remote-mcp', 'batch'] as const),
    ...(['responses', 'streaming', 'json-mode', 'system-prompt', 'prompt-cache-key', 'implicit-caching'] as const),
  ],
};

/** In the order to show them. */
export const builtInProfiles: readonly Profile[] = [offlineProfile, openAiProfile];
