// A model of a service as a line to pick from: what it takes, costs and does, who says so, and whether others say otherwise.

import type { ListedModel } from '../parseModelList.ts';
import type { Profile } from '../profile.ts';
import { recordsOf } from './catalogue.ts';
import { claimsFor, type Claim, type HeardStatement } from './claimsFor.ts';
import type { Feature, ServiceName, Source } from './facts.ts';
import { resolveModel, type ResolvedModel } from './resolveModel.ts';
import { serviceOf } from './serviceOf.ts';

/** Where the model is. */
export type Place = Pick<Profile, 'baseUrl' | 'service'>;

/** The line. What nobody says is absent. */
export interface ModelRow {
  readonly id: string;
  readonly name?: string;
  readonly limits: ResolvedModel['limits'];
  readonly prices?: ResolvedModel['prices'];
  readonly features: readonly Feature[];
  /** Who says it: the service's own list before documents. */
  readonly sources: readonly Source[];
  /** Fields on which there are several claims, with all of them; empty where all agree. */
  readonly disputed: readonly Claim[];
}

/** Fields of which a difference matters to one who chooses. */
const CHOSEN_BY = /^(?:limits\.(?:context|output)|prices\.(?:standard|priority)\.|features\.|shutdown$)/;

/** The line of a model; `listed` is what the service's list says of it. */
export function modelRow(id: string, place: Place, listed?: ListedModel): ModelRow {
  const service = place.service ?? serviceOf(place.baseUrl);
  const heard = listed ? [listed] : [];
  const { limits, prices, features } = resolveModel({ ...place, model: id }, heard);
  return {
    id,
    ...(listed?.name !== undefined && listed.name !== id && { name: listed.name }),
    limits,
    ...(prices && { prices }),
    features,
    sources: sourcesOf(id, service, listed),
    disputed: disputedOf(claimsFor(id, undefined, heardBy(service, listed))),
  };
}

function sourcesOf(id: string, service: ServiceName | undefined, listed: ListedModel | undefined): readonly Source[] {
  const documents = service === undefined ? [] : recordsOf(id, service).flatMap(({ statements }) => statements);
  const own = listed && Object.keys(listed.facts).length > 0 ? [listed.source] : [];
  return [...own, ...documents.map(({ source }) => source)];
}

/** The list of a service that the catalogue does not know is no claim beside the others: it says what holds there. */
function heardBy(service: ServiceName | undefined, listed: ListedModel | undefined): readonly HeardStatement[] {
  return service === undefined || !listed ? [] : [{ source: listed.source, facts: listed.facts, service }];
}

/** The claims on fields with more than one, in any unit: prices in credits stand beside those in dollars. */
function disputedOf(claims: readonly Claim[]): readonly Claim[] {
  return claims.filter(
    ({ field }) => CHOSEN_BY.test(field) && claims.filter((other) => other.field === field).length > 1,
  );
}
