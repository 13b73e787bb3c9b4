// Adds the usage of the requests that one answer took.

import type { Usage } from './streamPart.ts';

/** Tokens of both; the first may be unknown. */
export function addUsage(first: Usage | undefined, second: Usage): Usage {
  return first === undefined
    ? second
    : { input: first.input + second.input, cached: first.cached + second.cached, output: first.output + second.output };
}
