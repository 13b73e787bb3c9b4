// Hides secret values in text that leaves, by placeholders that are the same on every send, and puts them back in edits.

import { countOccurrences } from '../text/countOccurrences.ts';
import { createAnchorScan } from './anchorScan.ts';
import { PRIVATE_KEYS, SECRET_FORMATS, SECRET_PLACES, type SecretPattern } from './secretPatterns.ts';

/** One secret value in a text. Offsets are UTF-16 code units of the text as it was, end exclusive. */
export interface HiddenSecret {
  readonly start: number;
  readonly end: number;
  /** 1-based. */
  readonly line: number;
  readonly kind: string;
  readonly value: string;
  readonly placeholder: string;
}

/** A text without its secrets. */
export interface HiddenText {
  readonly text: string;
  readonly hidden: readonly HiddenSecret[];
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly order: number;
}

const PLACEHOLDER = /«secret [a-z0-9]{7,14}»/g;

/** Replaces every secret value. Hiding twice changes nothing more. Linear in the text. */
export function hideSecrets(text: string): HiddenText {
  const hidden: HiddenSecret[] = [];
  let rest = '';
  let at = 0;
  let line = 1;
  for (const { start, end, kind } of findSecrets(text)) {
    line += countOccurrences(text, '\n', at, start);
    const value = text.slice(start, end);
    const placeholder = placeholderOf(value);
    hidden.push({ start, end, line, kind, value, placeholder });
    rest += text.slice(at, start) + placeholder;
    line += countOccurrences(text, '\n', start, end);
    at = end;
  }
  return { text: rest + text.slice(at), hidden };
}

/** Puts the values back for their placeholders. A placeholder that is not known stays. */
export function restoreSecrets(text: string, hidden: readonly HiddenSecret[]): string {
  const values = new Map(hidden.map(({ placeholder, value }) => [placeholder, value]));
  return text.replace(PLACEHOLDER, (placeholder) => values.get(placeholder) ?? placeholder);
}

/** A pattern with the judge of what it finds. */
interface Search extends SecretPattern {
  readonly isSecret: (value: string) => boolean;
  /** Of two findings of the same text the one with the lower order names it. */
  readonly order: number;
}

/** All that is searched for, in the order in which findings at one place win. */
const SEARCHES: readonly Search[] = [
  ...SECRET_FORMATS.map((pattern) => ({ ...pattern, isSecret: () => true })),
  ...PRIVATE_KEYS.map((pattern) => ({ ...pattern, isSecret: holdsKey })),
  ...SECRET_PLACES.map((pattern) => ({ ...pattern, isSecret: looksSecret })),
].map((search, order) => ({ ...search, order }));

const scanAnchors = createAnchorScan(SEARCHES.map(({ anchors }) => anchors));

/** Where the secrets of a text are, in order and apart from each other. */
function findSecrets(text: string): readonly Found[] {
  const found: Found[] = [];
  const searched = new Map<Search, number>();
  scanAnchors(text, (index, anchor) => {
    const search = SEARCHES[index];
    for (const lead of search?.leads ?? [0]) {
      const at = anchor - lead;
      // What has matched is not read again: a run of anchors costs no more than its length.
      const end = search && at >= (searched.get(search) ?? 0) ? searchAt(text, at, search, found) : undefined;
      if (search && end !== undefined) {
        searched.set(search, end);
      }
    }
  });
  const ordered = found.toSorted((one, other) => one.order - other.order);
  return joinOverlaps(text, ordered).flatMap((one) => byLine(text, one));
}

/** Tries a pattern at a place. Returns the end of what matches, secret or not. */
function searchAt(text: string, at: number, search: Search, found: Found[]): number | undefined {
  const { kind, order, expression, isSecret } = search;
  expression.lastIndex = at;
  const match = expression.exec(text);
  if (!match) {
    return undefined;
  }
  const value = match.groups?.['value'] ?? match[0];
  if (isSecret(value)) {
    const start = at + match[0].lastIndexOf(value);
    found.push({ start, end: start + value.length, kind, order });
  }
  return at + match[0].length;
}

/** A value over several lines is hidden line by line, so that every line of a file keeps its number. */
function byLine(text: string, { start, end, kind, order }: Found): readonly Found[] {
  const value = text.slice(start, end);
  if (!value.includes('\n')) {
    return [{ start, end, kind, order }];
  }
  return [...value.matchAll(/\S(?:[^\n]*\S)?/gu)].map((line) => ({
    start: start + line.index,
    end: start + line.index + line[0].length,
    kind,
    order,
  }));
}

/** Words that stand where a secret will be, and references to one kept elsewhere. */
const NO_SECRET =
  /^(?:your|my|the|some|change|replace|enter|insert|example|sample|dummy|fake|test|placeholder|undefined|null|none|true|false|string|password|secret|token|process\.env|import\.meta|os\.|env\.|https?:|\[|\$|%|<|\{|\*+$|x+$|\.+$)/i;

/** A path in lower case, as stands under `token:` for the address that gives one. */
const PATH = /^\.{0,2}(?:\/[a-z0-9_.{}:-]{1,30})+\/?$/;

/** Whether a value at a telling place is a value and not a word, a name or a reference. */
function looksSecret(value: string): boolean {
  if (NO_SECRET.test(value) || PATH.test(value) || /[(){}<>$]/u.test(value)) {
    return false;
  }
  const kinds = [/[a-z]/u, /[A-Z]/u, /\d/u, /[^A-Za-z0-9]/u].filter((kind) => kind.test(value)).length;
  const isWords = /^[A-Za-z]+(?:[-_. /:][A-Za-z]+)*$/u.test(value);
  return !isWords && kinds >= 2 && new Set(value).size >= 5;
}

/** Code that only names the marks of a key has no run of its letters. */
function holdsKey(value: string): boolean {
  return [...value.matchAll(/[A-Za-z0-9+/=]{40,}/gu)].some(
    ([run]) => /[a-z]/u.test(run) && /[A-Z]/u.test(run) && /\d/u.test(run),
  );
}

/** In order; those that overlap are one, and each goes to the end of its word: what stayed behind could begin as a secret the next time. */
function joinOverlaps(text: string, found: readonly Found[]): readonly Found[] {
  const joined: Found[] = [];
  for (const one of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (last && one.end <= last.end) {
      continue;
    }
    const end = wordEnd(text, one.end);
    if (last && one.start < last.end) {
      joined[joined.length - 1] = { ...last, end };
    } else {
      joined.push({ ...one, end });
    }
  }
  return joined;
}

function wordEnd(text: string, end: number): number {
  const rest = /\w*/y;
  rest.lastIndex = end;
  return /\w/u.test(text.charAt(end - 1)) ? end + (rest.exec(text)?.[0].length ?? 0) : end;
}

/** A 52-bit FNV-style hash: tells values apart. It is not keyed, so a value that can be guessed can be recognised by it. */
function placeholderOf(value: string): string {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let at = 0; at < value.length; at += 1) {
    high = Math.imul(high ^ value.charCodeAt(at), 0x01000193);
    low = Math.imul(low ^ value.charCodeAt(value.length - 1 - at), 0x85ebca6b);
  }
  const tag = ((high >>> 6) * 0x4000000 + (low >>> 6)).toString(36);
  return `«secret ${tag.padStart(7, '0')}»`;
}
