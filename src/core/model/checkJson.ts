// Checks a machine-read answer against its schema, whatever the service promised.

import { fieldsIn, isFields, listIn } from './jsonFields.ts';
import type { JsonSchema } from './request.ts';

/** The value, or the first thing that is wrong with it, in words. */
export type CheckedJson =
  { readonly kind: 'ok'; readonly value: unknown } | { readonly kind: 'wrong'; readonly problem: string };

/** A whole answer within a code fence: models add it however they are asked. */
const FENCED = /^\s*```[a-z]*\s*\n([^]*?)\n?\s*```\s*$/i;

/**
 * Reads the answer as JSON and checks it. Of JSON Schema it knows `type`, `enum`, `const`, `properties`, `required`,
 * `additionalProperties: false`, `items`, `anyOf` and `oneOf` (as any of), and the bounds of numbers and lists; all else is passed over.
 */
export function checkJson(text: string, schema: JsonSchema): CheckedJson {
  let value: unknown;
  try {
    value = JSON.parse(FENCED.exec(text)?.[1] ?? text);
  } catch {
    return { kind: 'wrong', problem: 'The answer is no JSON.' };
  }
  const problem = problemOf(value, schema, 'the answer');
  return problem === undefined ? { kind: 'ok', value } : { kind: 'wrong', problem };
}

type Rule = (value: unknown, schema: JsonSchema, place: string) => string | undefined;

const RULES: readonly Rule[] = [checkType, checkChoice, checkBounds, checkFields, checkItems, checkAnyOf];

function problemOf(value: unknown, schema: JsonSchema, place: string): string | undefined {
  for (const rule of RULES) {
    const problem = rule(value, schema, place);
    if (problem !== undefined) {
      return problem;
    }
  }
  return undefined;
}

function checkType(value: unknown, { type }: JsonSchema, place: string): string | undefined {
  const types = typeof type === 'string' ? [type] : listIn(type);
  return types.length === 0 || types.some((one) => isOfType(value, one))
    ? undefined
    : `${place} is no ${types.join(' or ')}.`;
}

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isFields(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function checkChoice(value: unknown, schema: JsonSchema, place: string): string | undefined {
  const choices = 'const' in schema ? [schema['const']] : schema['enum'];
  const isAllowed = !Array.isArray(choices) || choices.some((one) => JSON.stringify(one) === JSON.stringify(value));
  return isAllowed ? undefined : `${place} is none of the values that are allowed.`;
}

function checkBounds(value: unknown, schema: JsonSchema, place: string): string | undefined {
  const [size, least, most] = Array.isArray(value)
    ? [value.length, schema['minItems'], schema['maxItems']]
    : [value, schema['minimum'], schema['maximum']];
  if (typeof size !== 'number') {
    return undefined;
  }
  const isWithin = !(typeof least === 'number' && size < least) && !(typeof most === 'number' && size > most);
  return isWithin ? undefined : `${place} is outside its bounds.`;
}

function checkFields(value: unknown, schema: JsonSchema, place: string): string | undefined {
  if (!isFields(value)) {
    return undefined;
  }
  const properties = fieldsIn(schema['properties']);
  const required = listIn(schema['required']).filter((name) => typeof name === 'string');
  const missing = required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) {
    return `${place} has no ${missing}.`;
  }
  for (const [name, inner] of Object.entries(value)) {
    const isKnown = Object.hasOwn(properties, name);
    if (!isKnown && schema['additionalProperties'] === false) {
      return `${place} has ${name}, which is not allowed.`;
    }
    const problem = isKnown ? problemOf(inner, fieldsIn(properties[name]), `${name} of ${place}`) : undefined;
    if (problem !== undefined) {
      return problem;
    }
  }
  return undefined;
}

function checkItems(value: unknown, schema: JsonSchema, place: string): string | undefined {
  const items = schema['items'];
  return Array.isArray(value) && isFields(items)
    ? value
        .map((item, index) => problemOf(item, items, `item ${index + 1} of ${place}`))
        .find((one) => one !== undefined)
    : undefined;
}

function checkAnyOf(value: unknown, schema: JsonSchema, place: string): string | undefined {
  const choices = [...listIn(schema['anyOf']), ...listIn(schema['oneOf'])];
  const fits = choices.length === 0 || choices.some((one) => problemOf(value, fieldsIn(one), place) === undefined);
  return fits ? undefined : `${place} fits none of its forms.`;
}
