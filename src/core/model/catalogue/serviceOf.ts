// Recognises the services of the catalogue by the host of their address.

import { toDestination } from '../destination.ts';
import type { ServiceName } from './facts.ts';

/** Hosts as the services' documentation names them. TokenHub is absent: several unrelated services bear that name. */
const HOSTS: readonly (readonly [host: RegExp, service: ServiceName])[] = [
  [/^api\.openai\.com$/, 'openai'],
  [/^api\.core\.today$/, 'core-today'],
  [/^(?:api|mcp)\.seclai\.com$/, 'seclai'],
  [/^ai-gateway\.vercel\.sh$/, 'vercel'],
  [/^openrouter\.ai$/, 'openrouter'],
  [/^[a-z0-9-]+\.openai\.azure\.com$/, 'azure'],
];

/** The service of a profile: the one that it names, else the one at its address. */
export function serviceAt(at: { readonly baseUrl: string; readonly service?: ServiceName }): ServiceName | undefined {
  return at.service ?? serviceOf(at.baseUrl);
}

/** The service at a base URL; undefined for one that the catalogue does not know, and for what is no address. */
export function serviceOf(baseUrl: string): ServiceName | undefined {
  const result = toDestination(baseUrl);
  return result.kind === 'ok' ? HOSTS.find(([host]) => host.test(result.destination.host))?.[1] : undefined;
}
