// All texts of a request that leave, in their order.

import type { ModelRequest } from './request.ts';

/** The contents of the messages, then what stands around the hole and what is foretold. */
export function textsOf({
  messages,
  hole,
  prediction,
}: Pick<ModelRequest, 'messages' | 'hole' | 'prediction'>): readonly string[] {
  const around = hole ? [...hole.extra.flatMap(({ path, text }) => [path, text]), hole.prefix, hole.suffix] : [];
  return [...messages.map(({ content }) => content), ...around, ...(prediction === undefined ? [] : [prediction])];
}
