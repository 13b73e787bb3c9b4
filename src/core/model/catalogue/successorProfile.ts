// Moves a profile to the model that follows its own.

import type { Profile } from '../profile.ts';
import { recordsOf } from './catalogue.ts';
import type { CatalogueRecord, ModelFacts, Parameter, ParameterFact } from './facts.ts';
import { otherBound, resolveModel } from './resolveModel.ts';
import { serviceAt } from './serviceOf.ts';
import { successorOf } from './sunsetOf.ts';

/**
 * The same profile with the successor's model, limits and prices, and with its parameters: reasoning off unless the user's own
 * body says otherwise, and without what the successor refuses. Undefined where no successor is known at this
 * service with its limits and price.
 */
export function successorProfile(profile: Profile): Profile | undefined {
  const service = serviceAt(profile);
  const successor = service === undefined ? undefined : successorOf(profile.model, service);
  const record = successor === undefined ? undefined : recordsOf(successor, service)[0];
  const model = record?.ids[0];
  if (record === undefined || model === undefined) {
    return undefined;
  }
  const resolved = resolveModel({ ...profile, model });
  const { context, output } = resolved.limits;
  if (context === undefined || output === undefined || !resolved.prices) {
    return undefined;
  }
  const kept = Object.entries(profile.body).filter(([name]) => !isRefused(name, record));
  const body = { ...resolved.body, ...Object.fromEntries(kept) };
  const omit = [...new Set([...profile.omit, ...omittedAt(body, record)])];
  return {
    ...profile,
    model,
    label: relabel(profile, record),
    limits: { context, output },
    prices: resolved.prices,
    encoding: resolved.encoding ?? profile.encoding,
    body,
    features: resolved.features,
    omit,
    accepts: resolved.accepts.filter((parameter) => !omit.includes(parameter)),
  };
}

function relabel({ label, model }: Profile, record: CatalogueRecord): string {
  const old = recordsOf(model)[0];
  const named = old === undefined ? label : label.replace(old.name, record.name);
  return named.replace(model, record.ids[0] ?? model);
}

function isRefused(name: string, record: CatalogueRecord): boolean {
  return parametersOf(record).some(([parameter, fact]) => parameter === name && fact === false);
}

/** What must not be sent: refused always, and sampling while the model reasons. */
function omittedAt(body: Readonly<Record<string, unknown>>, record: CatalogueRecord): readonly Parameter[] {
  const isReasoning = (body.reasoning_effort ?? 'none') !== 'none';
  const parameters = parametersOf(record);
  const refused = parameters.filter(([, fact]) => fact === false || (fact === 'effort-none' && isReasoning));
  return [...refused.map(([parameter]) => parameter), ...otherBound(parameters.map(([parameter]) => parameter))];
}

function parametersOf(record: CatalogueRecord): readonly (readonly [Parameter, ParameterFact])[] {
  return record.statements.flatMap(({ facts }) => entriesOf(facts.parameters));
}

function entriesOf(parameters: ModelFacts['parameters']): readonly (readonly [Parameter, ParameterFact])[] {
  return Object.entries(parameters ?? {}) as [Parameter, ParameterFact][];
}
