// The profile that the set-up makes for a service, at the place of its scripted one.

import assert from 'node:assert/strict';
import { serviceNames } from '../../../src/core/model/catalogue/names.ts';
import { toDestination } from '../../../src/core/model/destination.ts';
import { newProfile } from '../../../src/core/model/newProfile.ts';
import type { Auth, Profile } from '../../../src/core/model/profile.ts';
import type { Service } from '../../../src/core/model/services/service.ts';
import { services } from '../../../src/core/model/services/services.ts';
import type { Behaviour } from './behaviour.ts';

/** US dollars for a credit, where prices are in credits of an unknown value. */
export const CREDIT_VALUE = 0.0001;

/** The record of the service that is scripted. */
export function serviceFor({ id }: Behaviour): Service {
  const service = services.find((candidate) => candidate.id === id);
  assert.ok(service);
  return service;
}

/** The model that the set-up suggests, or the one that the server has. */
export function usualModel(behaviour: Behaviour): string {
  return serviceFor(behaviour).models[0] ?? behaviour.models[0] ?? '';
}

/** The profile, with the key where this behaviour wants it. */
export function connectedProfile(behaviour: Behaviour, baseUrl: string): Profile {
  const service = serviceFor(behaviour);
  const read = toDestination(baseUrl);
  assert.ok(read.kind === 'ok');
  return newProfile(
    {
      destination: read.destination,
      model: usualModel(behaviour),
      auth: authOf(service, behaviour),
      service: named(service),
      usdPerCredit: CREDIT_VALUE,
    },
    [],
  );
}

function authOf({ auth }: Service, { keyHeader: [header] }: Behaviour): Auth {
  const found = auth.find((one) => one.toLowerCase() === `header:${header}`);
  return found ?? (auth[0] === 'none' ? 'bearer' : auth[0]);
}

function named({ id, label, omit }: Service) {
  const name = serviceNames.find((candidate) => candidate === id);
  return { ...(name && { name }), label, ...(omit && { omit }) };
}
