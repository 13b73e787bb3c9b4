// What the set-up has learned so far, from the service to the model.

import type { Destination } from '../../core/model/destination.ts';
import type { Auth, Profile } from '../../core/model/profile.ts';
import type { Question, Service } from '../../core/model/services/service.ts';
import type { Clock, ListModels } from '../../core/ports.ts';
import type { KeyStore } from '../../host/vscode/keyStore.ts';
import type { ModelLists } from '../../host/vscode/modelLists.ts';
import type { Profiles } from '../../host/vscode/profiles.ts';

/** A service to connect to; without an address it is asked for. */
export interface Target {
  readonly label: string;
  readonly baseUrl?: string;
  readonly auth: Auth;
  /** What is known of the service; its questions are asked. */
  readonly service?: Service;
  /** The profile whose key is set, where there is one already. */
  readonly profile?: Profile;
}

/** The answers; each step adds to them. */
export interface ConnectDraft {
  readonly target?: Target;
  readonly destination?: Destination | undefined;
  /** Undefined where none is needed. */
  readonly key?: string | undefined;
  /** The answer of the service; undefined when the person goes on without a check. */
  readonly check?: { readonly models: readonly string[]; readonly ms: number } | undefined;
  readonly model?: string;
  /** The name of an Azure deployment, which is the model of its requests. */
  readonly deployment?: string;
  /** Providers of a gateway that alone may answer; empty for all. */
  readonly providers?: readonly string[];
  /** US dollars for one credit; undefined where that is not known. */
  readonly usdPerCredit?: number | undefined;
  /** A profile that needs no more answers. */
  readonly ready?: Profile | undefined;
}

/** What the set-up needs. */
export interface ConnectDeps {
  readonly listModels: ListModels;
  readonly clock: Clock;
  readonly keys: KeyStore;
  readonly profiles: Profiles;
  /** What the service's own list says of a model, once it was asked. */
  readonly heardOf: ModelLists['heardOf'];
  /** The key in OPENAI_API_KEY, which is offered by name and never used unasked. */
  readonly openAiKey: string | undefined;
}

/** Whether the service of the draft has the question. */
export function isAsked({ target }: ConnectDraft, question: Question): boolean {
  return target?.service?.asks.includes(question) === true;
}
