// What the editor knows beside the file itself, as sections of the prompt: what changes least comes first.

import type { Snapshot } from '../text/snapshot.ts';
import { hideSecrets } from '../egress/secrets.ts';
import { PROBLEM_LINES } from './problemLines.ts';
import { findExcerpts, type Excerpt } from './findExcerpts.ts';
import type { Hole } from './hole.ts';
import { writeEdit, type EditedText } from './writeEdit.ts';

/** A finding of the language server. */
export interface Problem {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** What is known beside the file. Every path may leave. */
export interface Surroundings {
  /** The definitions of what the file imports, in the order of the imports. */
  readonly definitions: readonly Excerpt[];
  /** Open documents of the same language, in a stable order. */
  readonly neighbours: readonly Snapshot[];
  /** What was edited lately, the last edited last. */
  readonly edited: readonly EditedText[];
  /** Those of the file. */
  readonly problems: readonly Problem[];
}

/** A part of the prompt beside the file. */
export interface Section {
  readonly tag: 'DEFINED' | 'OTHER' | 'EDITED' | 'PROBLEMS';
  readonly path: string;
  readonly text: string;
}

/** UTF-16 code units of definitions and of edits at most, about 750 and 500 tokens. */
const DEFINITIONS_LIMIT = 3_000;
const EDITS_LIMIT = 2_000;

/** Problems that are told. */
const MAX_PROBLEMS = 5;
const LONGEST_MESSAGE = 200;

/** The sections for a hole in the file at `path`. The same input gives the same sections. */
export function sectionsFor(
  hole: Hole,
  path: string,
  { definitions, neighbours, edited, problems }: Surroundings,
): readonly Section[] {
  const known = new Set(definitions.map((one) => one.path));
  return [
    ...within(definitions.map(toDefined), DEFINITIONS_LIMIT),
    // What is told of a file by its definitions is not told again.
    ...findExcerpts(
      hole,
      neighbours.filter((one) => !known.has(one.path)),
    ).map((one): Section => ({ tag: 'OTHER', ...one })),
    ...within(
      edited.toReversed().flatMap((one) => editedSection(one, hole, path)),
      EDITS_LIMIT,
    ).toReversed(),
    ...problemSection(hole, path, problems),
  ];
}

function toDefined({ path, text }: Excerpt): Section {
  return { tag: 'DEFINED', path, text: hideSecrets(text).text };
}

/** The first sections, as far as the room goes. */
function within(sections: readonly Section[], limit: number): readonly Section[] {
  let left = limit;
  return sections.filter(({ text }) => {
    left -= text.length;
    return left >= 0;
  });
}

function editedSection(edited: EditedText, hole: Hole, path: string): readonly Section[] {
  // The line that is being written is shown with the file.
  const written = edited.path === path ? lineOf(hole) : undefined;
  const text = writeEdit(edited, written);
  return text === '' ? [] : [{ tag: 'EDITED', path: edited.path, text }];
}

function problemSection(hole: Hole, path: string, problems: readonly Problem[]): readonly Section[] {
  const here = lineOf(hole);
  const near = problems
    .filter(({ line }) => line !== here && Math.abs(line - here) <= PROBLEM_LINES)
    .toSorted((one, other) => one.line - other.line || (one.message < other.message ? -1 : 1))
    .slice(0, MAX_PROBLEMS);
  const text = near.map(({ line, message }) => `line ${line}: ${oneLine(message)}`).join('\n');
  return text === '' ? [] : [{ tag: 'PROBLEMS', path, text: hideSecrets(text).text }];
}

function oneLine(message: string): string {
  return message.replace(/\s+/gu, ' ').slice(0, LONGEST_MESSAGE);
}

/** The cursor's line, 1-based. */
function lineOf({ before }: Hole): number {
  let line = 1;
  for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) {
    line += 1;
  }
  return line;
}
