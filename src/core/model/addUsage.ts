// Adds the usage of the requests that one answer took.

import type { Usage } from './streamPart.ts';

/** Tokens of both; the first may be unknown. */
export function addUsage(first: Usage | undefined, second: Usage): Usage {
  if (first === undefined) {
    return second;
  }
  const searches = (first.searches ?? 0) + (second.searches ?? 0);
  return {
    input: first.input + second.input,
    cached: first.cached + second.cached,
    output: first.output + second.output,
    ...(searches > 0 && { searches }),
  };
}
