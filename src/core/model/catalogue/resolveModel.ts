// Fills in what a profile leaves out, from what is claimed of its model at its service.

import type { Profile, TokenPrices } from '../profile.ts';
import type { PartialLimits } from '../effectiveLimits.ts';
import { recordsOf } from './catalogue.ts';
import type {
  Feature,
  ModelFacts,
  Parameter,
  ParameterFact,
  PriceFacts,
  ServiceName,
  Statement,
  Tokens,
} from './facts.ts';
import { isRounded, leastOf, readTokens } from './roundedTokens.ts';
import { serviceAt } from './serviceOf.ts';

/** Which model where. `service` says it where the address does not, as for TokenHub. */
export interface ModelAt {
  readonly baseUrl: string;
  readonly model: string;
  readonly service?: ServiceName;
}

type Prices = NonNullable<Profile['prices']>;

/** What the catalogue knows for a profile. A limit or price that no document claims for this service is absent. */
export interface ResolvedModel {
  /** Tokens; the smallest where what is said of the service disagrees. */
  readonly limits: PartialLimits;
  readonly prices?: Prices;
  readonly encoding?: Profile['encoding'];
  readonly cacheMinutes?: number;
  /** Fields that a request may carry at the effort that `body` sets. */
  readonly accepts: readonly Parameter[];
  /** Fields that the service refuses or sets itself. */
  readonly omit: readonly Parameter[];
  readonly features: readonly Feature[];
  /** Fields that every request should carry. */
  readonly body: Readonly<Record<string, string>>;
}

/**
 * What is known of the model. Limits, prices, parameters and features are the service's own; only the encoding, which belongs to
 * the model, is taken from any service. `heard` is what the service itself says in its list of models: it
 * comes before the documents, but a smaller limit of theirs still holds.
 */
export function resolveModel(at: ModelAt, heard: readonly Statement[] = []): ResolvedModel {
  const service = serviceAt(at);
  const everywhere = factsOf(recordsOf(at.model));
  const documents = service === undefined ? [] : factsOf(recordsOf(at.model, service));
  const own = [...heard.map(({ facts }) => facts), ...documents];
  const prices = pricesOf(own);
  const encoding = firstOf(everywhere, (facts) => facts.encoding);
  const cacheMinutes = firstOf(own, (facts) => facts.cacheMinutes);
  return {
    limits: limitsOf(own, everywhere),
    ...(prices && { prices }),
    ...(encoding && { encoding }),
    ...(cacheMinutes !== undefined && { cacheMinutes }),
    ...parametersOf(own),
    features: featuresOf(own),
    body: Object.assign({}, ...own.map((facts) => facts.body ?? {})) as Readonly<Record<string, string>>,
  };
}

type AllFacts = readonly ModelFacts[];

function factsOf(records: ReturnType<typeof recordsOf>): AllFacts {
  return records.flatMap(({ statements }) => statements.map(({ facts }) => facts));
}

function firstOf<Value>(facts: AllFacts, read: (facts: ModelFacts) => Value | undefined): Value | undefined {
  return facts.map(read).find((value) => value !== undefined);
}

function limitsOf(own: AllFacts, everywhere: AllFacts): PartialLimits {
  const context = smallest('context', own, everywhere);
  const output = smallest('output', own, everywhere);
  return { ...(context !== undefined && { context }), ...(output !== undefined && { output }) };
}

/** The smallest count that the service's documents give; what a document rounds is read as exactly as others write it. */
function smallest(limit: 'context' | 'output', own: AllFacts, everywhere: AllFacts): number | undefined {
  const claimed = (facts: AllFacts) => facts.flatMap(({ limits }) => limits?.[limit] ?? []);
  const exact = claimed(everywhere).filter((tokens) => typeof tokens === 'number');
  const counts = claimed(own).map((tokens) => exactly(tokens, exact));
  return counts.length === 0 ? undefined : Math.min(...counts);
}

function exactly(tokens: Tokens, exact: readonly number[]): number {
  if (typeof tokens === 'number') {
    return tokens;
  }
  const rounded = readTokens(tokens);
  return exact.find((count) => isRounded(count, rounded)) ?? leastOf(rounded);
}

function pricesOf(own: AllFacts): Prices | undefined {
  const stated = own.flatMap(({ prices }) => prices ?? []);
  const main = stated.find(({ standard }) => standard !== undefined);
  if (main?.standard === undefined) {
    return undefined;
  }
  const { unit, standard, usdPerCredit, longPrompt, priority, flex, batch } = main;
  return {
    unit,
    standard: withCached(standard, stated),
    ...(priority && { priority }),
    ...(flex && { flex }),
    ...(batch && { batch }),
    ...(usdPerCredit !== undefined && { usdPerCredit }),
    ...(longPrompt && { longPrompt }),
  };
}

function withCached(standard: TokenPrices, stated: readonly PriceFacts[]): TokenPrices {
  const share = stated.map(({ cachedShare }) => cachedShare).find((known) => known !== undefined);
  return standard.cached === undefined && share !== undefined
    ? { ...standard, cached: standard.input * share }
    : standard;
}

function parametersOf(own: AllFacts): Pick<ResolvedModel, 'accepts' | 'omit'> {
  const facts = new Map<Parameter, ParameterFact>();
  for (const { parameters } of own) {
    for (const [name, fact] of entriesOf(parameters)) {
      facts.set(name, facts.get(name) ?? fact);
    }
  }
  const isLeftOut = (fact: ParameterFact) => fact === false || fact === 'managed';
  const names = [...facts.keys()];
  return {
    accepts: names.filter((name) => !isLeftOut(facts.get(name) ?? false)),
    omit: [...names.filter((name) => isLeftOut(facts.get(name) ?? false)), ...otherBound(names)],
  };
}

/** A model of which only the newer name of the answer's bound is documented refuses the older one. */
export function otherBound(documented: readonly Parameter[]): readonly Parameter[] {
  const knowsNewer = documented.includes('max_completion_tokens');
  return knowsNewer && !documented.includes('max_tokens') ? ['max_tokens'] : [];
}

/** What one document denies and another affirms does not count as a feature. */
function featuresOf(own: AllFacts): readonly Feature[] {
  const facts = own.flatMap(({ features }) => entriesOf(features));
  const denied = new Set(facts.filter(([, has]) => !has).map(([feature]) => feature));
  return [...new Set(facts.map(([feature]) => feature))].filter((feature) => !denied.has(feature));
}

function entriesOf<Name extends string, Value>(
  record: Readonly<Partial<Record<Name, Value>>> | undefined,
): readonly (readonly [Name, Value])[] {
  return Object.entries(record ?? {}) as [Name, Value][];
}
