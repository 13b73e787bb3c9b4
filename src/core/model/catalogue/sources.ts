// The documents that the catalogue quotes, by the day on which they were read.

import type { Source } from './facts.ts';

const READ = '2026-11-20';

function read(document: string): Source {
  return { document, date: READ };
}

/** The documents. Seed numbers are those of the project's five source documents. */
export const sources = {
  openAi: read('OpenAI documentation'),
  openAiSdk: read('openai 7.55.0, type declarations'),
  openAiDeprecations: read('OpenAI documentation, deprecations'),
  openAiLongContext: read('OpenAI, GPT-4.1 announcement, appendix'),
  openAiCaching: read('OpenAI documentation, prompt caching'),
  openAiImages: read('OpenAI documentation, images and vision'),
  tiktoken: read('tiktoken, model_to_encoding.json'),
  coreToday: read('Core.Today model page (seed 000)'),
  seclai: read('Seclai model page (seed 001)'),
  modelMeta: read('ModelMeta model profile (seed 002)'),
  tokenHub: read('TokenHub model page (seed 003)'),
  vercelPage: read('Vercel AI Gateway model page (seed 004)'),
  vercel: read('Vercel AI Gateway documentation'),
  azureStandard: read('Azure OpenAI documentation, standard deployments'),
  azureProvisioned: read('Azure OpenAI documentation, provisioned deployments'),
  openRouter: read('OpenRouter model page'),
  cometApi: read('CometAPI, notice of model retirement'),
  runware: read('Runware documentation'),
} as const satisfies Readonly<Record<string, Source>>;
