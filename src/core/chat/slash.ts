// Reads a question that begins with a `/`: the name of a command, and what stands behind it.

/** A command as it was written. */
export interface SlashWords {
  /** In lower case, without the `/`. */
  readonly name: string;
  /** What stands behind the name, trimmed; may be empty. */
  readonly rest: string;
}

/** A name as a prompt file may have: it begins with a letter or a digit, and a path such as `/src/a.ts` is none. */
const SLASH = /^\s*\/([\p{L}\p{N}][\p{L}\p{N}._-]*)(?:\s+([\s\S]*))?$/u;

/** The command, or undefined where the words are a question. Whether there is a command of that name is not known here. */
export function readSlash(question: string): SlashWords | undefined {
  const [, name, rest = ''] = SLASH.exec(question) ?? [];
  return name === undefined ? undefined : { name: name.toLowerCase(), rest: rest.trim() };
}
