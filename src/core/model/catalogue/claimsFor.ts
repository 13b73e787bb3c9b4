// Everything that is claimed of a model: each value with those who claim it, agreeing ones as one.

import { recordsOf } from './catalogue.ts';
import type { ServiceName, Source, Statement } from './facts.ts';
import { listFacts, type FactValue } from './listFacts.ts';
import { isRounded } from './roundedTokens.ts';

/** Who claims a value: the document, the service it speaks of, and its words where they are rounded or in another unit. */
export interface ClaimSource extends Source {
  readonly service: ServiceName;
  readonly said?: string;
}

/** One value of one field, and all who claim it. A field with two claims is a field on which documents disagree. */
export interface Claim {
  /** The path in the facts, with dots: `limits.context`, `prices.standard.input`, `features.vision`. */
  readonly field: string;
  readonly value: string | number | boolean;
  readonly unit?: FactValue['unit'];
  readonly sources: readonly ClaimSource[];
}

/** A statement of a service's own list of models, beside those of the catalogue. */
export interface HeardStatement extends Statement {
  readonly service: ServiceName;
}

interface Heard {
  readonly fact: FactValue;
  readonly source: ClaimSource;
}

/**
 * The claims about a model, by field in the order of the catalogue and those with most sources first. `id` is any id of the
 * model; with a service, what is said of it there alone. A rounded count joins the exact one that it rounds.
 */
export function claimsFor(id: string, service?: ServiceName, heard: readonly HeardStatement[] = []): readonly Claim[] {
  const recorded = recordsOf(id, service).flatMap((record) =>
    record.statements.map((statement) => ({ ...statement, service: record.service })),
  );
  const fields = new Map<string, Heard[]>();
  for (const statement of [...recorded, ...heard]) {
    for (const fact of listFacts(statement.facts)) {
      const key = `${fact.field} ${fact.unit ?? ''}`;
      fields.set(key, [...(fields.get(key) ?? []), { fact, source: sourceOf(statement, fact) }]);
    }
  }
  return [...fields.values()].flatMap(mergeClaims);
}

function sourceOf({ source, service }: HeardStatement, { said }: FactValue): ClaimSource {
  return { ...source, service, ...(said !== undefined && { said }) };
}

/** The claims on one field in one unit. */
function mergeClaims(heard: readonly Heard[]): readonly Claim[] {
  const claims = new Map<FactValue['value'], { fact: FactValue; sources: ClaimSource[] }>();
  const exactFirst = [...heard].sort((left, right) => (left.fact.step ?? 0) - (right.fact.step ?? 0));
  for (const { fact, source } of exactFirst) {
    const known = [...claims.values()].find((claim) => isSame(claim.fact, fact));
    if (known) {
      known.sources.push(source);
    } else {
      claims.set(fact.value, { fact, sources: [source] });
    }
  }
  return [...claims.values()]
    .sort((left, right) => right.sources.length - left.sources.length)
    .map(({ fact: { field, value, unit }, sources }) => ({ field, value, ...(unit && { unit }), sources }));
}

function isSame(known: FactValue, fact: FactValue): boolean {
  if (known.value === fact.value) {
    return true;
  }
  return typeof known.value === 'number' && typeof fact.value === 'number' && fact.step !== undefined
    ? isRounded(known.value, { count: fact.value, step: fact.step })
    : false;
}
