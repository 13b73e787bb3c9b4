// What documents say of GPT-4.1 and GPT-4.1 nano.

import type { CatalogueRecord, ModelFacts } from './facts.ts';
import { sources } from './sources.ts';

const LIMITS = { context: 1_047_576, output: 32_768 } as const;

const FEATURES: ModelFacts['features'] = {
  vision: true,
  tools: true,
  'structured-output': true,
  prediction: true,
  streaming: true,
  batch: true,
  responses: true,
};

const gpt41AtOpenAi: CatalogueRecord = {
  service: 'openai',
  model: 'gpt-4.1',
  name: 'GPT-4.1',
  ids: ['gpt-4.1', 'gpt-4.1-2025-04-14'],
  statements: [
    {
      source: sources.openAi,
      facts: {
        limits: LIMITS,
        prices: {
          unit: 'USD/1M',
          standard: { input: 2, cached: 0.5, output: 8 },
          batch: { input: 1, output: 4 },
        },
        knowledgeCutoff: '2024-06-01',
        released: '2025-04-14',
        features: FEATURES,
      },
    },
    { source: sources.openAiSdk, facts: { shutdown: '2027-01-14' } },
    { source: sources.openAiDeprecations, facts: { shutdown: '2027-01-14', successor: 'gpt-6-luna' } },
    { source: sources.cometApi, facts: { shutdown: '2027-01-14', successor: 'gpt-6.1-sol' } },
    { source: sources.openAiCaching, facts: { cacheMinutes: 5, features: { 'implicit-caching': true } } },
    { source: sources.tiktoken, facts: { encoding: 'o200k_base' } },
    {
      source: sources.openAiLongContext,
      facts: {
        benchmarks: {
          'MRCR 2 needles, 128K': 57.2,
          'MRCR 2 needles, 256K': 56.2,
          'MRCR 2 needles, 1M': 46.3,
          'Graphwalks BFS, below 128K': 61.7,
          'Graphwalks BFS, above 128K': 19,
          'Graphwalks parents, below 128K': 58,
          'Graphwalks parents, above 128K': 25,
          'SWE-bench Verified': 54.6,
          ComplexFuncBench: 65.5,
          'τ-bench retail': 68,
        },
      },
    },
  ],
};

const gpt41AtOpenRouter: CatalogueRecord = {
  service: 'openrouter',
  model: 'gpt-4.1',
  name: 'GPT-4.1',
  ids: ['openai/gpt-4.1'],
  statements: [
    {
      source: sources.openRouter,
      facts: {
        limits: { context: 1_047_576 },
        prices: { unit: 'USD/1M', standard: { input: 2, output: 8 } },
        released: '2025-04-14',
      },
    },
  ],
};

const gpt41FastAtVercel: CatalogueRecord = {
  service: 'vercel',
  model: 'gpt-4.1-fast',
  name: 'GPT-4.1 (Fast)',
  ids: ['openai/gpt-4.1-fast'],
  statements: [
    {
      source: sources.vercel,
      facts: {
        limits: LIMITS,
        prices: { unit: 'USD/1M', standard: { input: 3.5, output: 14 } },
        encoding: 'o200k_base',
      },
    },
  ],
};

const nanoAtOpenAi: CatalogueRecord = {
  service: 'openai',
  model: 'gpt-4.1-nano',
  name: 'GPT-4.1 nano',
  ids: ['gpt-4.1-nano', 'gpt-4.1-nano-2025-04-14'],
  statements: [
    {
      source: sources.openAi,
      facts: {
        limits: LIMITS,
        prices: {
          unit: 'USD/1M',
          standard: { input: 0.1, cached: 0.025, output: 0.4 },
          batch: { input: 0.05, output: 0.2 },
        },
        knowledgeCutoff: '2024-06-01',
        released: '2025-04-14',
        features: FEATURES,
      },
    },
    { source: sources.openAiSdk, facts: { shutdown: '2026-10-23' } },
    { source: sources.openAiDeprecations, facts: { shutdown: '2026-10-23', successor: 'gpt-5.6-luna' } },
    { source: sources.openAiImages, facts: { imagePatches: { cap: 1_536, factor: 2.46 } } },
    { source: sources.tiktoken, facts: { encoding: 'o200k_base' } },
  ],
};

const nanoFastAtVercel: CatalogueRecord = {
  service: 'vercel',
  model: 'gpt-4.1-nano-fast',
  name: 'GPT-4.1 nano (Fast)',
  ids: ['openai/gpt-4.1-nano-fast'],
  statements: [
    {
      source: sources.vercel,
      facts: {
        limits: LIMITS,
        prices: { unit: 'USD/1M', standard: { input: 0.2, output: 0.8 } },
        encoding: 'o200k_base',
      },
    },
  ],
};

/** GPT-4.1 and GPT-4.1 nano, their maker first. */
export const gpt41: readonly CatalogueRecord[] = [
  gpt41AtOpenAi,
  gpt41AtOpenRouter,
  gpt41FastAtVercel,
  nanoAtOpenAi,
  nanoFastAtVercel,
];
