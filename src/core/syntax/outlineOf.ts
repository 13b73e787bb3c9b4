// The outline of a source text: what it defines, without the bodies.

import type { Definition } from '../ports.ts';
import { isCommentLine } from './commentForms.ts';
import { cutText, linesOf, type Cut } from './cut.ts';
import { definitionsByLines } from './definitionsByLines.ts';

/** Kinds whose members are part of an outline; what stands inside a function is its own affair. */
const CONTAINERS: ReadonlySet<string> = new Set(['class', 'interface', 'module', 'test', 'heading', 'block', 'object']);

/** Of a comment, the first lines say what the thing is for; the rest is for its readers. */
const DOC_LINES = 3;

/** Longer signatures are types or data written out. */
const SIGNATURE_LINES = 12;

/** Longer lines are data; UTF-16 code units. */
const LONGEST_LINE = 300;

/** What others may use, in the languages that say so where it is defined. */
const OFFERED = /^\s*(?:export|pub|public)\b/u;

/** What they may not. */
const PRIVATE = /^\s*(?:private\b|#\w)/u;

/** What another file offers. */
const REQUIRED = /\brequire\s*\(/u;

/** Kinds that tell a reader nothing where they are a file's own affair. */
const VALUES: ReadonlySet<string> = new Set(['constant', 'object', 'line']);

/**
 * The signatures and doc comments of the definitions, each body a mark that says how many lines it has. Of what a file keeps
 * to itself the signatures of functions and types alone. Without definitions the text's own lines decide. `path` names the
 * language of the marks. Never throws; never longer than the text.
 */
export function outlineOf(text: string, definitions: readonly Definition[] | undefined, path = ''): Cut {
  const lines = linesOf(text);
  const kept = new Uint8Array(lines.length);
  const keep = (first: number, last: number): void => {
    for (let line = Math.max(1, first); line <= Math.min(last, lines.length); line += 1) {
      kept[line - 1] = (lines[line - 1]?.length ?? 0) <= LONGEST_LINE ? 1 : 0;
    }
  };
  const members = [...membersOf(definitions ?? definitionsByLines(path, text))];
  const isOwn = ownIn(lines, members);
  keep(1, leadingComment(lines));
  for (const member of members) {
    const { kind, lines: all, signature } = member;
    const own = isOwn(member);
    if (!own) {
      keep(all[0], Math.min(all[0] + DOC_LINES, signature[0]) - 1);
    }
    if (!own || !VALUES.has(kind)) {
      keep(signature[0], Math.min(signature[0] + (own ? 1 : SIGNATURE_LINES) - 1, signature[1]));
    }
  }
  return cutText(path, text, (index) => kept[index] === 1);
}

/** Says of a definition whether its file keeps it to itself, as far as its first line tells. */
function ownIn(lines: readonly string[], members: readonly Definition[]): (member: Definition) => boolean {
  const head = ({ signature }: Definition): string => lines[signature[0] - 1] ?? '';
  const offers = members.some((member) => member.depth === 0 && OFFERED.test(head(member)));
  const isPrivate = (line: string): boolean => PRIVATE.test(line) || (REQUIRED.test(line) && !OFFERED.test(line));
  return (member) => isPrivate(head(member)) || (offers && member.depth === 0 && !OFFERED.test(head(member)));
}

/** The definitions that stand in no other, or in containers alone; of a test, the tests in it. */
function* membersOf(definitions: readonly Definition[]): Generator<Definition> {
  const around: Definition[] = [];
  for (const definition of definitions) {
    around.length = Math.min(around.length, definition.depth);
    const container = around.at(-1);
    const isMember = around.length === definition.depth && (container?.kind !== 'test' || definition.kind === 'test');
    if (isMember) {
      yield definition;
    }
    if (isMember && CONTAINERS.has(definition.kind)) {
      around.push(definition);
    }
  }
}

/** How many of the first lines are a comment that says what the file is for; a licence says nothing about it. */
function leadingComment(lines: readonly string[]): number {
  let count = 0;
  while (count < DOC_LINES && isCommentLine(lines[count] ?? '')) {
    count += 1;
  }
  return /copyright|licen[cs]e|spdx/iu.test(
    lines
      .slice(0, count + 1)
      .join('\n')
      .slice(0, 1000),
  )
    ? 0
    : count;
}
