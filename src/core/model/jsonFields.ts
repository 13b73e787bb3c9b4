// Reads values from outside, whose shape nobody promises.

/** An object whose fields may hold anything. */
export type JsonFields = Readonly<Record<string, unknown>>;

/** Whether the value is an object, and no list. */
export function isFields(value: unknown): value is JsonFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one for all others. */
export function fieldsIn(value: unknown): JsonFields {
  return isFields(value) ? value : {};
}

/** The value as a list; an empty one for all others. */
export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a text; the empty one for all others. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The value as a count of tokens; undefined for all others. */
export function countIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
