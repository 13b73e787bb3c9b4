// Which field of a request a service refuses, read from what it says.

import type { ErrorFacts } from './errorFacts.ts';

/** What is around a field's name where a service means the field and no English word. */
const QUOTE = '["\'`“”‘’]';
const ANNOUNCED = String.raw`(?:parameter|field|argument|property|key|input|option)s?(?: is| are)?[:\s]{1,3}`;

/** LiteLLM writes so where it names no field. */
const NO_PARAM = 'None';

/**
 * The sent field that a refusal (400 or 422) names: by `param`, or in its words. Undefined when it names none of them, and when it
 * means a field without which there is no request, which is not among `sent`.
 */
export function refusedField(facts: ErrorFacts, sent: readonly string[]): string | undefined {
  if (facts.status !== 400 && facts.status !== 422) {
    return undefined;
  }
  if (facts.param !== undefined && facts.param !== NO_PARAM) {
    const path = facts.param.replace(/^(?:body|loc)\./, '');
    return sent.find((field) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`));
  }
  const { message = '' } = facts;
  return sent.find((field) => isNamed(field, message));
}

/** A name with an underscore is no English word; a plain one must be quoted or announced as a field. */
function isNamed(field: string, message: string): boolean {
  const bare = field.includes('_') ? String.raw`|(?<![\w.])${field}(?![\w])` : '';
  return new RegExp(`${QUOTE}${field}(?:\\.[\\w.]+)?${QUOTE}|${ANNOUNCED}${field}\\b${bare}`, 'i').test(message);
}
