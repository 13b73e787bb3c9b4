// Services that answer to a key of the user's own.

import { sources } from '../catalogue/sources.ts';
import type { Service } from './service.ts';

const MINI = 'gpt-4.1-mini';

const openAi: Service = {
  id: 'openai',
  label: 'OpenAI',
  group: 'key',
  baseUrl: 'https://api.openai.com/v1',
  asks: [],
  auth: ['bearer'],
  models: [MINI],
  list: 'with-key',
  source: sources.openAi,
};

const coreToday: Service = {
  id: 'core-today',
  label: 'Core.Today',
  group: 'key',
  baseUrl: 'https://api.core.today/llm/openai/v1',
  asks: ['key-place'],
  auth: ['bearer', 'header:X-API-Key'],
  models: [MINI],
  list: 'unknown',
  source: sources.coreToday,
};

/** Several unrelated services bear the name, so its address is the user's to say. */
const tokenHub: Service = {
  id: 'tokenhub',
  label: 'TokenHub',
  group: 'key',
  asks: ['address'],
  auth: ['bearer'],
  models: [MINI],
  list: 'unknown',
  source: sources.tokenHub,
};

/** A prompt that goes to another provider than the last one misses the cache, so one provider can be pinned. */
const vercel: Service = {
  id: 'vercel',
  label: 'Vercel AI Gateway',
  group: 'key',
  baseUrl: 'https://ai-gateway.vercel.sh/v1',
  asks: ['providers'],
  auth: ['bearer'],
  models: [`openai/${MINI}`, `openai/${MINI}-fast`],
  providers: ['openai', 'azure'],
  list: 'public',
  source: sources.vercel,
};

/** An agent platform without a known address for chat completions; it names the model and streams by itself. */
const seclai: Service = {
  id: 'seclai',
  label: 'Seclai',
  group: 'key',
  asks: ['address', 'credit-value'],
  auth: ['header:X-API-Key'],
  models: [MINI],
  omit: ['model', 'stream', 'service_tier', 'safety_identifier', 'user'],
  list: 'unknown',
  source: sources.seclai,
};

const openRouter: Service = {
  id: 'openrouter',
  label: 'OpenRouter',
  group: 'key',
  baseUrl: 'https://openrouter.ai/api/v1',
  asks: [],
  auth: ['bearer'],
  models: [`openai/${MINI}`],
  list: 'public',
  source: sources.openRouter,
};

/** Its list names the models that could be deployed, not the deployments, which a request has to name. */
const azure: Service = {
  id: 'azure',
  label: 'Azure OpenAI',
  group: 'key',
  asks: ['resource', 'deployment'],
  auth: ['header:api-key'],
  models: [MINI],
  list: 'with-key',
  source: sources.azureStandard,
};

/** In the order to show them. */
export const keyServices: readonly Service[] = [openAi, coreToday, tokenHub, vercel, seclai, openRouter, azure];
