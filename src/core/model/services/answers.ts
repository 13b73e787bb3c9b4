// Reads what a person types in the set-up: an Azure resource, a deployment, the value of a credit.

import { toDestination, type DestinationResult } from '../destination.ts';

/** A name of an Azure resource: letters, digits and hyphens, 2 to 64 of them (Azure's naming rules for Cognitive Services). */
const RESOURCE = /^[a-z0-9][a-z0-9-]{0,62}[a-z0-9]$/i;

const AZURE_HOST = /^(?:https?:\/\/)?([a-z0-9-]+)\.openai\.azure\.com(?:[/:].*)?$/i;

/** A deployment's name: letters, digits, `-`, `_` and `.`. */
const DEPLOYMENT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** The address of an Azure resource, by its name or by any of its addresses. */
export function readResource(text: string): DestinationResult {
  const said = text.trim();
  const name = AZURE_HOST.exec(said)?.[1] ?? said;
  return RESOURCE.test(name)
    ? toDestination(`https://${name.toLowerCase()}.openai.azure.com/openai/v1`)
    : refuse('Type the name of the resource: letters, digits and hyphens.');
}

/** The name of a deployment; undefined for what can be none. */
export function readDeployment(text: string): string | undefined {
  const name = text.trim();
  return DEPLOYMENT.test(name) ? name : undefined;
}

/** US dollars for one credit: a number above 0 with a point or a comma. Empty means that it is not known; undefined is no number. */
export function readCreditValue(text: string): number | 'unknown' | undefined {
  const said = text
    .trim()
    .replace(/^\$\s*/, '')
    .replace(',', '.');
  if (said === '') {
    return 'unknown';
  }
  const value = /^\d{0,6}(?:\.\d{1,12})?$/.test(said) ? Number(said) : 0;
  return value > 0 ? value : undefined;
}

function refuse(problem: string): DestinationResult {
  return { kind: 'refused', problem, failure: { code: 'configuration', message: problem, retryable: false } };
}
