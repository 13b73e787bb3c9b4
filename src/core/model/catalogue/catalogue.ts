// The catalogue: every model that Panorama knows before it has asked a service, and how to find it.

import type { CatalogueRecord, ServiceName } from './facts.ts';
import { gpt41 } from './gpt41.ts';
import { gpt41Mini } from './gpt41Mini.ts';
import { luna } from './luna.ts';

/** All records. No service has two for one model. */
export const catalogue: readonly CatalogueRecord[] = [...gpt41Mini, ...gpt41, ...luna];

/** Gateways put the maker before the model: `openai/gpt-4.1-mini`. */
const MAKER = /^openai\//;

/** The canonical name of a model by any of its ids, with or without its maker; undefined for a model that is not known. */
export function canonicalModel(id: string): string | undefined {
  const bare = id.replace(MAKER, '');
  return catalogue.find(({ model, ids }) => ids.includes(id) || ids.includes(bare) || model === bare)?.model;
}

/** The records of a model, at one service or at all; `id` is any of its ids. */
export function recordsOf(id: string, service?: ServiceName): readonly CatalogueRecord[] {
  const model = canonicalModel(id);
  return catalogue.filter((record) => record.model === model && (service === undefined || record.service === service));
}
