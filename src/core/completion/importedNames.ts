// Finds the names that a file imports and that are used near the cursor, with the places where the imports say them.

/** A name in an import. */
export interface ImportedName {
  readonly name: string;
  /** In the text, in UTF-16 units. */
  readonly offset: number;
}

/** Imports stand at the head of a file; UTF-16 units that are read. */
const HEAD_LENGTH = 8_000;

/** UTF-16 units on either side of the cursor in which a name counts as used. */
const NEAR = 2_000;

/** Names that are looked up, those first that are used nearest before the cursor. */
const MOST_NAMES = 6;

/** The statements that import, up to their end: in braces or brackets they go on over lines. */
const IMPORT =
  /^[ \t]*(?:import|from|use|using|export(?=\s*(?:type\s*)?[{*]))\b[^;'"\n{(]*(?:\{[^}]{0,2000}\}|\([^)]{0,2000}\))?[^;\n]*/gm;

const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/gu;
const QUOTED = /(["'`])(?:(?!\1)[^\n])*\1/g;
const KEYWORDS = new Set('import from use using export as type typeof crate self super pub static default'.split(' '));

/** The names in the order of the imports. Linear in what is read. */
export function importedNames(text: string, offset: number): readonly ImportedName[] {
  const head = text.slice(0, HEAD_LENGTH);
  const statements = [...head.matchAll(IMPORT)];
  // What an import says is no use of it.
  const rest = head.replace(IMPORT, blank) + text.slice(HEAD_LENGTH, offset + NEAR);
  const near = lastUses(rest, offset);
  const found = new Map<string, number>();
  for (const statement of statements) {
    for (const { 0: name, index } of statement[0].replace(QUOTED, blank).matchAll(NAME)) {
      if (!KEYWORDS.has(name) && near.has(name) && !found.has(name)) {
        found.set(name, statement.index + index);
      }
    }
  }
  const nearest = [...found.keys()].sort((one, other) => (near.get(other) ?? 0) - (near.get(one) ?? 0));
  const kept = new Set(nearest.slice(0, MOST_NAMES));
  return [...found].flatMap(([name, at]) => (kept.has(name) ? [{ name, offset: at }] : []));
}

function blank(text: string): string {
  return ' '.repeat(text.length);
}

/** The words around the cursor, by where each stands last before it; those behind it count less. */
function lastUses(text: string, offset: number): ReadonlyMap<string, number> {
  const from = Math.max(0, offset - NEAR);
  const uses = new Map<string, number>();
  for (const { 0: name, index } of text.slice(offset).matchAll(NAME)) {
    uses.set(name, -1 - index);
  }
  for (const { 0: name, index } of text.slice(from, offset).matchAll(NAME)) {
    uses.set(name, from + index);
  }
  return uses;
}
