// What documents say of GPT-4.1 mini. They contradict each other; every claim stands as it was made.

import type { CatalogueRecord } from './facts.ts';
import { sources } from './sources.ts';

const MODEL = { model: 'gpt-4.1-mini', name: 'GPT-4.1 mini' } as const;

const openAi: CatalogueRecord = {
  ...MODEL,
  service: 'openai',
  ids: ['gpt-4.1-mini', 'gpt-4.1-mini-2025-04-14'],
  statements: [
    {
      source: sources.openAi,
      facts: {
        limits: { context: 1_047_576, output: 32_768 },
        prices: {
          unit: 'USD/1M',
          standard: { input: 0.4, cached: 0.1, output: 1.6 },
          priority: { input: 0.7, cached: 0.175, output: 2.8 },
          batch: { input: 0.2, output: 0.8 },
        },
        knowledgeCutoff: '2024-06-01',
        released: '2025-04-14',
        features: {
          vision: true,
          pdf: true,
          tools: true,
          'structured-output': true,
          prediction: true,
          'web-search': true,
          'remote-mcp': true,
          batch: true,
          responses: true,
          streaming: true,
        },
      },
    },
    {
      source: sources.openAiSdk,
      facts: {
        shutdown: '2027-01-14',
        parameters: {
          temperature: { least: 0, most: 2, usual: 1 },
          top_p: { least: 0, most: 1, usual: 1 },
          presence_penalty: { least: -2, most: 2 },
          frequency_penalty: { least: -2, most: 2 },
          logprobs: true,
          top_logprobs: true,
          max_tokens: true,
          max_completion_tokens: true,
          stop: true,
          stream: true,
          stream_options: true,
          tools: true,
          parallel_tool_calls: true,
          response_format: true,
          prediction: true,
          service_tier: true,
          prompt_cache_key: true,
          safety_identifier: true,
          user: true,
          seed: true,
          web_search_options: true,
        },
        features: { prediction: true, 'json-mode': true, 'system-prompt': true, 'prompt-cache-key': true },
      },
    },
    { source: sources.openAiDeprecations, facts: { shutdown: '2027-01-14', successor: 'gpt-6-luna' } },
    { source: sources.cometApi, facts: { shutdown: '2027-01-14', successor: 'gpt-6-luna' } },
    { source: sources.openAiCaching, facts: { cacheMinutes: 5, features: { 'implicit-caching': true } } },
    { source: sources.openAiImages, facts: { imagePatches: { cap: 1_536, factor: 1.62 } } },
    { source: sources.tiktoken, facts: { encoding: 'o200k_base' } },
    {
      source: sources.openAiLongContext,
      facts: {
        benchmarks: {
          'MRCR 2 needles, 128K': 47.2,
          'MRCR 2 needles, 256K': 45.5,
          'MRCR 2 needles, 1M': 33.3,
          'Graphwalks BFS, below 128K': 61.7,
          'Graphwalks BFS, above 128K': 15,
          'Graphwalks parents, below 128K': 60.5,
          'Graphwalks parents, above 128K': 11,
          'SWE-bench Verified': 23.6,
          ComplexFuncBench: 49.3,
          'τ-bench retail': 55.8,
        },
      },
    },
  ],
};

const coreToday: CatalogueRecord = {
  ...MODEL,
  service: 'core-today',
  ids: ['gpt-4.1-mini'],
  statements: [
    {
      source: sources.coreToday,
      facts: {
        limits: { context: '1.0M', output: 32_768, usualOutput: 4_096 },
        prices: { unit: 'credits/1K', usdPerCredit: 0.001, standard: { input: 0.4, cached: 0.1, output: 1.6 } },
        parameters: {
          temperature: { least: 0, most: 2, usual: 1 },
          max_tokens: { most: 32_768, usual: 4_096 },
          stream: true,
          response_format: { values: ['json_object'] },
          tools: true,
          top_p: { least: 0, most: 1, usual: 1 },
        },
        features: { vision: true, tools: true, streaming: true, 'json-mode': true, 'system-prompt': true },
        knowledgeCutoff: '2024-05',
      },
    },
  ],
};

const seclai: CatalogueRecord = {
  ...MODEL,
  service: 'seclai',
  ids: ['gpt-4.1-mini'],
  statements: [
    {
      source: sources.seclai,
      facts: {
        limits: { context: 1_047_576, output: 8_192 },
        prices: {
          unit: 'credits/1K',
          standard: { input: 5.32, cached: 1.33, output: 21.28 },
          priority: { input: 9.31, output: 37.24 },
        },
        parameters: { stream: 'managed', service_tier: 'managed', safety_identifier: 'managed', user: 'managed' },
        features: { 'web-search': true, 'remote-mcp': true },
        knowledgeCutoff: '2024-06-01',
        released: '2025-04-14',
      },
    },
  ],
};

const modelMeta: CatalogueRecord = {
  ...MODEL,
  service: 'modelmeta',
  ids: ['gpt-4.1-mini'],
  statements: [
    {
      source: sources.modelMeta,
      facts: {
        limits: { context: 8_192, output: 8_192 },
        prices: { unit: 'USD/1M', standard: { input: 0.7, cached: 0.175, output: 2.8 } },
        parameters: {
          temperature: { least: 0, most: 2, usual: 1 },
          top_p: { least: 0, most: 1, usual: 1 },
          presence_penalty: { least: -2, most: 2, usual: 0 },
          frequency_penalty: { least: -2, most: 2, usual: 0 },
          response_format: { values: ['text', 'json_object'], usual: 'text' },
        },
        features: {
          streaming: true,
          tools: true,
          'structured-output': true,
          'json-mode': true,
          'system-prompt': true,
          batch: true,
          vision: false,
        },
      },
    },
  ],
};

const tokenHub: CatalogueRecord = {
  ...MODEL,
  service: 'tokenhub',
  ids: ['gpt-4.1-mini'],
  statements: [
    {
      source: sources.tokenHub,
      facts: {
        limits: { context: '1M', output: '32.8K' },
        prices: { unit: 'USD/1M', standard: { input: 0.4, cached: 0.1, output: 1.6 } },
        released: '2025-04-14',
        benchmarks: {
          'Artificial Analysis Intelligence Index': 16.3,
          'Artificial Analysis Coding Index': 18.5,
          'Artificial Analysis Math Index': 46.3,
          'MMLU-Pro': 78.1,
          GPQA: 66.4,
          HLE: 4.6,
          LiveCodeBench: 48.3,
          SciCode: 40.4,
          'Terminal-Bench Hard': 7.6,
          'MATH-500': 92.5,
          AIME: 43,
          'AIME 2025': 46.3,
          IFBench: 38.3,
          'AA-LCR': 42.3,
          'τ²-Bench': 52.9,
        },
      },
    },
  ],
};

const vercel: CatalogueRecord = {
  ...MODEL,
  service: 'vercel',
  ids: ['openai/gpt-4.1-mini'],
  statements: [
    {
      source: sources.vercelPage,
      facts: {
        limits: { context: '1.0M' },
        prices: { unit: 'USD/1M', cachedShare: 0.25 },
        features: { pdf: true, tools: true, vision: true, 'implicit-caching': true },
      },
    },
    {
      source: sources.vercel,
      facts: {
        limits: { context: 1_047_576, output: 32_768 },
        prices: {
          unit: 'USD/1M',
          standard: { input: 0.4, cached: 0.1, output: 1.6 },
          priority: { input: 0.7, output: 2.8 },
        },
        released: '2025-05-14',
        features: { responses: true },
      },
    },
  ],
};

const vercelFast: CatalogueRecord = {
  service: 'vercel',
  model: 'gpt-4.1-mini-fast',
  name: 'GPT-4.1 mini (Fast)',
  ids: ['openai/gpt-4.1-mini-fast'],
  statements: [
    {
      source: sources.vercel,
      facts: {
        limits: { context: 1_047_576, output: 32_768 },
        prices: { unit: 'USD/1M', standard: { input: 0.7, output: 2.8 } },
        encoding: 'o200k_base',
      },
    },
  ],
};

const azure: CatalogueRecord = {
  ...MODEL,
  service: 'azure',
  ids: ['gpt-4.1-mini'],
  statements: [
    { source: sources.azureStandard, facts: { limits: { context: 1_047_576 } } },
    { source: sources.azureProvisioned, facts: { limits: { context: 128_000 } } },
  ],
};

/** GPT-4.1 mini, its maker first. */
export const gpt41Mini: readonly CatalogueRecord[] = [
  openAi,
  coreToday,
  seclai,
  modelMeta,
  tokenHub,
  vercel,
  vercelFast,
  azure,
];
