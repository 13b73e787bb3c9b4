// The top-level keys of JSON, YAML and TOML as definitions: each reaches to the next.

import type { Definition } from '../ports.ts';

/** The languages whose keys are read. */
export type KeyForm = 'json' | 'yaml' | 'toml';

/** Matches a line that begins a key, with the key as its only group that is set; JSON is written one level in. */
const KEY_LINES: Readonly<Record<KeyForm, RegExp>> = {
  json: /^(?:[ ]{1,4}|\t)"((?:[^"\\]|\\.)*)"\s*:/u,
  yaml: /^(?:"([^"]+)"|'([^']+)'|([^\s#"'\-[\]{}&*!|>%@`][^#]*?))\s*:(?:\s|$)/u,
  toml: /^(?:\[+\s*([^\]]+?)\s*\]+|([A-Za-z0-9_."'-]+)\s*=)/u,
};

/** Longer lines are data; UTF-16 code units. */
const LONGEST_LINE = 2_000;

/** White space that begins a line. */
const INDENT = /^[ \t]*/u;

/** A key and where it stands. */
interface Key {
  readonly name: string;
  readonly line: number;
  /** The white space before it. */
  readonly indent: string;
  /** A table of TOML. */
  readonly isTable: boolean;
}

/** The keys that stand on lines of their own; of JSON in one line, none. A key belongs to the table or the object before it. */
export function topLevelKeys(form: KeyForm, lines: readonly string[]): readonly Definition[] {
  const keys = lines.flatMap((line, index) => readKey(form, line, index + 1));
  const top = keys.filter(isTopLevel(form, keys));
  return top.map(({ name, line }, index) => ({
    kind: 'key',
    name,
    lines: [line, (top[index + 1]?.line ?? lines.length + 1) - 1],
    signature: [line, line],
    depth: 0,
  }));
}

function readKey(form: KeyForm, line: string, number: number): readonly Key[] {
  const [, ...names] = (line.length <= LONGEST_LINE ? KEY_LINES[form].exec(line) : undefined) ?? [];
  const name = names.find((one) => one);
  return name === undefined
    ? []
    : [{ name, line: number, indent: INDENT.exec(line)?.[0] ?? '', isTable: line.startsWith('[') }];
}

/** JSON's keys stand as deep as the first one; behind the first table of TOML only tables do. */
function isTopLevel(form: KeyForm, keys: readonly Key[]): (key: Key) => boolean {
  if (form === 'json') {
    return ({ indent }) => indent === keys[0]?.indent;
  }
  const firstTable = keys.find(({ isTable }) => isTable)?.line ?? Infinity;
  return ({ line, isTable }) => isTable || line < firstTable;
}
