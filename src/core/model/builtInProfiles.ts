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
};

/**
 * GPT-4.1 mini at OpenAI. Limits and standard prices in US dollars per million tokens from OpenAI's model page
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
  prices: { unit: 'USD/1M', standard: { input: 0.4, cached: 0.1, output: 1.6 } },
  headers: {},
  body: {},
  omit: [],
  encoding: 'o200k_base',
  cacheMinutes: USUAL_CACHE_MINUTES,
};

/** In the order to show them. */
export const builtInProfiles: readonly Profile[] = [offlineProfile, openAiProfile];
