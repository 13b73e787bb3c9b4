// Services that only fill a hole between two texts: how each of them is asked, and what they are told who ask for more.

import type { Failure } from './failure.ts';

/** The endpoints that fill in the middle, each with a body and a stream of its own. */
export const fimApis = ['fim:completions', 'fim:deepseek', 'fim:codestral', 'fim:ollama', 'fim:llamacpp'] as const;

/** One of them, as a profile names it. */
export type FimApi = (typeof fimApis)[number];

/** Whether a profile's API fills holes, and does nothing else. */
export function isFim(api: string): api is FimApi {
  return fimApis.some((known) => known === api);
}

/** For a question to a model that only completes. */
export function onlyCompletes(label: string): Failure {
  return {
    code: 'needs-model',
    message: `${label} only completes code while you type. Choose another model for this.`,
    retryable: false,
  };
}
