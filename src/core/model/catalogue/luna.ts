// What documents say of the models that follow GPT-4.1 mini and nano: they reason unless told not to.

import type { CatalogueRecord, ModelFacts, ParameterFact } from './facts.ts';
import { sources } from './sources.ts';

const EFFORT: ParameterFact = { values: ['none', 'low', 'medium', 'high', 'xhigh', 'max'], usual: 'medium' };

/** Sampling is refused unless the effort is `none`, where OpenAI advises to start; so are tools in Chat Completions. */
const MANNERS: ModelFacts = {
  parameters: {
    reasoning_effort: EFFORT,
    temperature: 'effort-none',
    top_p: 'effort-none',
    presence_penalty: 'effort-none',
    frequency_penalty: 'effort-none',
    logprobs: 'effort-none',
    top_logprobs: 'effort-none',
    tools: 'effort-none',
  },
  body: { reasoning_effort: 'none' },
};

/** Above this prompt the whole request costs more. */
const LONG_PROMPT = { above: 272_000, inputFactor: 2, outputFactor: 1.5 } as const;

const FEATURES: ModelFacts['features'] = {
  vision: true,
  tools: true,
  'structured-output': true,
  streaming: true,
  'web-search': true,
  responses: true,
  batch: true,
};

const gpt6Luna: CatalogueRecord = {
  service: 'openai',
  model: 'gpt-6-luna',
  name: 'GPT-6 Luna',
  ids: ['gpt-6-luna'],
  statements: [
    {
      source: sources.openAi,
      facts: {
        ...MANNERS,
        limits: { context: 1_050_000, output: 128_000 },
        prices: {
          unit: 'USD/1M',
          standard: { input: 0.1, cached: 0.01, output: 0.5 },
          priority: { input: 0.2, cached: 0.02, output: 1 },
          flex: { input: 0.05, cached: 0.005, output: 0.25 },
          batch: { input: 0.05, cached: 0.005, output: 0.25 },
          cacheWrite: 0.125,
          longPrompt: LONG_PROMPT,
        },
        features: FEATURES,
        knowledgeCutoff: '2026-05-18',
      },
    },
    {
      source: sources.openAiSdk,
      facts: {
        parameters: { max_completion_tokens: true, prediction: false },
        features: { prediction: false },
      },
    },
    { source: sources.runware, facts: { released: '2026-09-22' } },
  ],
};

const gpt6LunaFastAtVercel: CatalogueRecord = {
  service: 'vercel',
  model: 'gpt-6-luna-fast',
  name: 'GPT-6 Luna (Fast)',
  ids: ['openai/gpt-6-luna-fast'],
  statements: [
    {
      source: sources.vercel,
      facts: {
        limits: { context: 1_050_000, output: 128_000 },
        prices: { unit: 'USD/1M', standard: { input: 0.2, output: 1 } },
        features: { vision: true, 'structured-output': true },
      },
    },
  ],
};

const gpt56Luna: CatalogueRecord = {
  service: 'openai',
  model: 'gpt-5.6-luna',
  name: 'GPT-5.6 Luna',
  ids: ['gpt-5.6-luna'],
  statements: [
    {
      source: sources.openAi,
      facts: {
        parameters: { reasoning_effort: EFFORT, tools: 'effort-none' },
        limits: { context: 1_050_000, output: 128_000 },
        prices: {
          unit: 'USD/1M',
          standard: { input: 0.2, cached: 0.02, output: 1.2 },
          cacheWrite: 0.25,
          longPrompt: LONG_PROMPT,
        },
        features: FEATURES,
        knowledgeCutoff: '2026-02-16',
      },
    },
    {
      source: sources.openAiSdk,
      facts: { parameters: { max_completion_tokens: true, prediction: false }, features: { prediction: false } },
    },
  ],
};

/** The successors that OpenAI names for GPT-4.1 mini and nano. */
export const luna: readonly CatalogueRecord[] = [gpt6Luna, gpt6LunaFastAtVercel, gpt56Luna];
