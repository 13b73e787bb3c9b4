// The form of a service's record: all that the set-up has to know to connect it.

import type { ServiceName, Source } from '../catalogue/facts.ts';
import type { Auth } from '../profile.ts';

/** Services that answer; ModelMeta is a registry and only claims. The last three are no services of the catalogue. */
export type ServiceId = Exclude<ServiceName, 'modelmeta'> | 'editor' | 'custom' | 'offline';

/**
 * What is asked beside the key and the model: the base URL; the name of an Azure resource and of a deployment there; in which
 * header the key goes; which providers of a gateway may answer; what a credit costs in US dollars.
 */
export type Question = 'address' | 'resource' | 'deployment' | 'key-place' | 'providers' | 'credit-value';

/** Where a service stands in the list of services. */
export type ServiceGroup = 'plan' | 'key' | 'server' | 'other';

/** One service that a person can connect. */
export interface Service {
  readonly id: ServiceId;
  /** Its own name, the same in all languages. */
  readonly label: string;
  readonly group: ServiceGroup;
  /** Its address; one that is to be confirmed where `asks` holds `address`. Absent where only the user knows it. */
  readonly baseUrl?: string;
  /** In the order to ask. */
  readonly asks: readonly Question[];
  /** How the key can travel; the first is usual. */
  readonly auth: readonly [Auth, ...Auth[]];
  /** Whether it may answer without a key. */
  readonly isKeyOptional?: boolean;
  /** Ids of models to suggest, the usual one first. */
  readonly models: readonly string[];
  /** Providers behind a gateway that can be pinned, by the ids that it gives them. */
  readonly providers?: readonly string[];
  /** Fields of a body that the service sets itself, beside those that the catalogue says of the model. */
  readonly omit?: readonly string[];
  /** Who may read its list of models: anyone, so that the list says nothing of the key; whoever has a key; nobody knows. */
  readonly list: 'public' | 'with-key' | 'unknown';
  /** Where its address and its manners are from; absent where they are common knowledge. */
  readonly source?: Source;
}
