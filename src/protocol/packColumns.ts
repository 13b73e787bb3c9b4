// Turns the files of a manifest into columns for the page, and columns into rows again.

import type { Level, PackedFile } from './manifest.ts';
import type { ExcludedColumns, FileColumns } from './packMessages.ts';

/** One row of what is left out, as the page shows it. */
export interface ExcludedRow {
  readonly path: string;
  /** Code of the reason. */
  readonly reason: string;
  /** The reason in words. */
  readonly words: string;
  readonly rule?: string;
}

const LETTERS: Readonly<Record<Level, string>> = { full: 'f', excerpt: 'e', outline: 'o', listed: 'l', folded: '~' };

const LEVEL_OF: ReadonlyMap<string, Level> = new Map([
  ['f', 'full'],
  ['e', 'excerpt'],
  ['o', 'outline'],
  ['l', 'listed'],
  ['~', 'folded'],
]);

/** The columns of the files. */
export function toFileColumns(files: readonly PackedFile[]): FileColumns {
  const reasons = numbered<string>();
  return {
    paths: files.map(({ path }) => path).join('\0'),
    levels: files.map(({ level }) => LETTERS[level]).join(''),
    tokens: files.map(({ tokens }) => tokens),
    scores: files.map(({ score }) => score),
    reasonOf: files.map(({ reason }) => reasons.placeOf(reason)),
    reasons: reasons.values,
    lines: files.flatMap(({ lines }, index) => (lines ? [[index, lines] as const] : [])),
  };
}

/** The rows that `toFileColumns` was given. Columns of different lengths give the rows that all of them have. */
export function toFileRows({
  paths,
  levels,
  tokens,
  scores,
  reasons,
  reasonOf,
  lines,
}: FileColumns): readonly PackedFile[] {
  const names = levels === '' ? [] : paths.split('\0');
  const ranges = new Map(lines);
  return names.map((path, index) => {
    const own = ranges.get(index);
    return {
      path,
      level: LEVEL_OF.get(levels[index] ?? '') ?? 'listed',
      tokens: tokens[index] ?? 0,
      score: scores[index] ?? 0,
      reason: reasons[reasonOf[index] ?? 0] ?? '',
      ...(own && { lines: own }),
    };
  });
}

/** The columns of what is left out; `wordsOf` names a reason. */
export function toExcludedColumns(
  excluded: readonly { readonly path: string; readonly reason: string; readonly rule?: string }[],
  wordsOf: (reason: string) => string,
): ExcludedColumns {
  const reasons = numbered<string>();
  const rules = numbered<string>();
  return {
    paths: excluded.map(({ path }) => path).join('\0'),
    reasonOf: excluded.map(({ reason }) => reasons.placeOf(reason)),
    ruleOf: excluded.map(({ rule }) => (rule === undefined ? -1 : rules.placeOf(rule))),
    reasons: reasons.values.map((code) => ({ code, words: wordsOf(code) })),
    rules: rules.values,
  };
}

/** The rows of what is left out. */
export function toExcludedRows({ paths, reasons, reasonOf, rules, ruleOf }: ExcludedColumns): readonly ExcludedRow[] {
  const names = reasonOf.length === 0 ? [] : paths.split('\0');
  return names.map((path, index) => {
    const { code, words } = reasons[reasonOf[index] ?? 0] ?? { code: '', words: '' };
    const rule = rules[ruleOf[index] ?? -1];
    return { path, reason: code, words, ...(rule !== undefined && { rule }) };
  });
}

/** Gives each value a number, in the order in which they come. */
function numbered<T>(): { readonly values: T[]; readonly placeOf: (value: T) => number } {
  const values: T[] = [];
  const places = new Map<T, number>();
  return {
    values,
    placeOf: (value) => {
      const known = places.get(value);
      if (known !== undefined) {
        return known;
      }
      places.set(value, values.length);
      return values.push(value) - 1;
    },
  };
}
