// How an answer in a form is asked for: by the schema itself, as JSON with the schema in words, or in words alone.

import { fieldsIn, listIn } from './jsonFields.ts';
import type { Profile } from './profile.ts';
import type { AnswerFormat, ChatMessage, JsonSchema } from './request.ts';

/** The name under which a profile leaves out the schema, and keeps JSON mode. */
export const SCHEMA_FIELD = 'response_format.json_schema';

/** What the service promises, from most to least. */
export type FormatLevel = 'schema' | 'json' | 'words';

/** The most that a service is known to promise and has not refused. */
export function formatLevel({ features, omit }: Pick<Profile, 'features' | 'omit'>): FormatLevel {
  if (omit.includes('response_format')) {
    return 'words';
  }
  if (features.includes('structured-output') && !omit.includes(SCHEMA_FIELD)) {
    return 'schema';
  }
  return features.includes('json-mode') || features.includes('structured-output') ? 'json' : 'words';
}

/** The messages with the schema in words after the last one, where the service does not take the schema itself. */
export function withFormat(
  messages: readonly ChatMessage[],
  format: AnswerFormat | undefined,
  level: FormatLevel,
): readonly ChatMessage[] {
  const last = messages.at(-1);
  if (!format || !last || level === 'schema') {
    return messages;
  }
  const words = `Answer with one JSON value and nothing else. It must fit this JSON schema:\n${JSON.stringify(format.schema)}`;
  return [...messages.slice(0, -1), { ...last, content: `${last.content}\n\n${words}` }];
}

/**
 * Whether OpenAI takes the schema as a strict one (guide to structured outputs): every object names all its properties as required and
 * allows no others.
 */
export function isStrictSchema(schema: JsonSchema): boolean {
  const properties = Object.entries(fieldsIn(schema['properties']));
  const required = listIn(schema['required']);
  const isClosed =
    schema['type'] !== 'object' ||
    (schema['additionalProperties'] === false && properties.every(([name]) => required.includes(name)));
  const inner = [...properties.map(([, value]) => value), schema['items'], ...listIn(schema['anyOf'])];
  return isClosed && inner.every((one) => one === undefined || isStrictSchema(fieldsIn(one)));
}
