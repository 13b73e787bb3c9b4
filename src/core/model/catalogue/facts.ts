// The form of the catalogue: what documents say of a model at a service, each value under the document that says it.

import type { LongPromptPrices, Profile, TokenPrices } from '../profile.ts';
import type { Feature, Parameter, ServiceName } from './names.ts';

export type { Feature, Parameter, ServiceName } from './names.ts';

/** A document and the day on which it was read (YYYY-MM-DD). */
export interface Source {
  readonly document: string;
  readonly date: string;
}

/** Tokens: exact, or rounded as the document writes them (`1.0M`, `32.8K`). */
export type Tokens = number | `${number}K` | `${number}M`;

/**
 * What is said of a parameter: accepted (`true`), refused (`false`), set by the service itself and never to be sent, accepted
 * only at reasoning effort `none`, or accepted within a range with a usual value.
 */
export type ParameterFact =
  | boolean
  | 'managed'
  | 'effort-none'
  | {
      readonly least?: number;
      readonly most?: number;
      readonly usual?: number | string;
      readonly values?: readonly string[];
    };

/** Prices of one document. A tier that it does not name is absent. */
export interface PriceFacts {
  readonly unit: 'USD/1M' | 'credits/1K';
  /** US dollars for one credit; absent where no document says it. */
  readonly usdPerCredit?: number;
  readonly standard?: TokenPrices;
  /** OpenAI's Priority, called Fast since 2026-07-30. */
  readonly priority?: TokenPrices;
  readonly flex?: TokenPrices;
  readonly batch?: TokenPrices;
  /** Price of a cached token as a share of an uncached one, where a document says no more. */
  readonly cachedShare?: number;
  /** Price of a token that is written to the cache. */
  readonly cacheWrite?: number;
  readonly longPrompt?: LongPromptPrices;
}

/** What one document says of a model at a service; what it does not say is absent. */
export interface ModelFacts {
  readonly limits?: { readonly context?: Tokens; readonly output?: Tokens; readonly usualOutput?: number };
  readonly prices?: PriceFacts;
  readonly parameters?: Readonly<Partial<Record<Parameter, ParameterFact>>>;
  readonly features?: Readonly<Partial<Record<Feature, boolean>>>;
  readonly encoding?: Profile['encoding'];
  /** Images are billed by patches of 32 pixels: at most `cap` patches, `factor` tokens each. */
  readonly imagePatches?: { readonly cap: number; readonly factor: number };
  readonly cacheMinutes?: number;
  /** Fields that every request should carry, in the words of the document. */
  readonly body?: Readonly<Record<string, string>>;
  /** Days as YYYY-MM-DD, or a month as YYYY-MM where no day is said. */
  readonly knowledgeCutoff?: string;
  readonly released?: string;
  readonly shutdown?: string;
  /** Canonical name of the model that the document recommends instead. */
  readonly successor?: string;
  /** Percent, or points of an index, by the name of the benchmark. */
  readonly benchmarks?: Readonly<Record<string, number>>;
}

/** One document's facts. */
export interface Statement {
  readonly source: Source;
  readonly facts: ModelFacts;
}

/** All that is known of one model at one service. */
export interface CatalogueRecord {
  readonly service: ServiceName;
  /** Canonical name, shared by all services: OpenAI's undated id. */
  readonly model: string;
  /** For people. */
  readonly name: string;
  /** Ids by which the service knows it, the usual one first. */
  readonly ids: readonly string[];
  readonly statements: readonly Statement[];
}
