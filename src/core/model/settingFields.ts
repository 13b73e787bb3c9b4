// Reads single fields of unknown settings: a value of the right form, or a problem in one sentence for the user.

/** An object of the settings whose fields are not checked yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with a field, in words for the user; whoever reads a whole entry catches it. */
export class Problem extends Error {}

/** An object; with `known`, one without any other field. `it` is the name of a whole profile. Throws a Problem, as all here do. */
export function fieldsOf(value: unknown, name: string, known?: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Problem(`${name} must be an object.`);
  }
  const fields: Fields = { ...value };
  const unknown = known && Object.keys(fields).find((field) => !known.includes(field));
  if (unknown !== undefined) {
    throw new Problem(`there is no field "${unknown}" in ${name === 'it' ? 'a profile' : name}.`);
  }
  return fields;
}

/** Text that is not empty, without blanks around it. */
export function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value.trim() === '') {
    throw new Problem(`${name} is missing.`);
  }
  return value.trim();
}

/** A list of texts; empty when left out. */
export function textsOf(name: string, value: unknown): readonly string[] {
  if (value === undefined) {
    return [];
  }
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new Problem(`${name} must be a list of texts.`);
  }
  return value;
}

/** A finite number, 0 or more. */
export function amountOf(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    throw new Problem(`${name} must be a number, 0 or more.`);
  }
  return value;
}

/** One of a closed list; the first is the default. */
export function oneOf<const Word extends string>(
  name: string,
  value: unknown,
  words: readonly [Word, ...Word[]],
): Word {
  const word = value === undefined ? words[0] : words.find((candidate) => candidate === value);
  if (word === undefined) {
    throw new Problem(`${name} must be ${words.map((candidate) => `"${candidate}"`).join(' or ')}.`);
  }
  return word;
}

/** Any number of a closed list, each once. */
export function someOf<Word extends string>(name: string, value: unknown, words: readonly Word[]): readonly Word[] {
  const said = textsOf(name, value);
  return [...new Set(said)].map((text) => {
    const found = words.find((word) => word === text);
    if (found === undefined) {
      throw new Problem(`${name} cannot hold "${text}".`);
    }
    return found;
  });
}
