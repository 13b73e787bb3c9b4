// What the user's own hand has set on files of a workspace: pinned, left out, wanted in full. Plain values and pure changes.

import type { FileMarks, Mark } from '../../protocol/packMessages.ts';

/** A workspace without marks. */
export const noMarks: FileMarks = { pinned: [], excluded: [], full: [] };

/** The marks that one mark takes away: a file that is left out is neither pinned nor sent in full, and the other way round. */
const OPPOSITES: Readonly<Record<Mark, readonly Mark[]>> = {
  pinned: ['excluded'],
  excluded: ['pinned', 'full'],
  full: ['excluded'],
};

/** The marks with one set on a path or taken from it; the same value when nothing changes. */
export function setMark(
  marks: FileMarks,
  path: string,
  { mark, on }: { readonly mark: Mark; readonly on: boolean },
): FileMarks {
  if (marks[mark].includes(path) === on) {
    return marks;
  }
  const without = (name: Mark): readonly string[] => marks[name].filter((other) => other !== path);
  const kept = Object.fromEntries(
    (Object.keys(noMarks) as readonly Mark[]).map((name) => [
      name,
      name === mark || (on && OPPOSITES[mark].includes(name)) ? without(name) : marks[name],
    ]),
  );
  const next = { ...noMarks, ...kept };
  return on ? { ...next, [mark]: [...next[mark], path] } : next;
}

/** Reads marks that were kept; what is none is dropped. */
export function readMarks(value: unknown): FileMarks {
  const fields: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  const read = (name: Mark): readonly string[] => {
    const paths = fields[name];
    return Array.isArray(paths) ? [...new Set(paths.filter((path): path is string => typeof path === 'string'))] : [];
  };
  return { pinned: read('pinned'), excluded: read('excluded'), full: read('full') };
}

/** Whether a path is marked, itself or as part of a folder. */
export function isMarked(marked: readonly string[], path: string): boolean {
  return marked.some((mark) => path === mark || path.startsWith(mark.endsWith('/') ? mark : `${mark}/`));
}

/** Gitignore-style patterns that match exactly these paths. A line break, which no pattern can hold, stands as any one character. */
export function toPatterns(paths: readonly string[]): readonly string[] {
  return paths.map(
    (path) =>
      `/${path
        .replace(/[\\*?[\]]/gu, '\\$&')
        .replace(/[\r\n]/gu, '?')
        .replace(/ $/u, '\\ ')}`,
  );
}
