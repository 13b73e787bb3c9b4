// The headings of a Markdown text as definitions: each reaches to the next of its level.

import type { Definition } from '../ports.ts';

const HEADING = /^ {0,3}(#{1,6})[ \t]+([^]*)$/u;
const FENCE = /^ {0,3}(`{3,}|~{3,})/u;

interface Heading {
  readonly level: number;
  readonly name: string;
  readonly line: number;
}

/** The headings written with `#`, outside fenced code. */
export function headings(lines: readonly string[]): readonly Definition[] {
  const found = [...findHeadings(lines)];
  const open: number[] = [];
  const ends = found.map(() => lines.length);
  const depths: number[] = [];
  found.forEach(({ level, line }, index) => {
    while (open.length > 0 && (found[open.at(-1) ?? 0]?.level ?? 0) >= level) {
      ends[open.pop() ?? 0] = line - 1;
    }
    depths.push(open.length);
    open.push(index);
  });
  return found.map(({ name, line }, index) => ({
    kind: 'heading',
    name,
    lines: [line, ends[index] ?? line],
    signature: [line, line],
    depth: depths[index] ?? 0,
  }));
}

function* findHeadings(lines: readonly string[]): Generator<Heading> {
  let fence = '';
  for (const [index, line] of lines.entries()) {
    const marker = FENCE.exec(line)?.[1];
    const heading = fence === '' ? readHeading(line, index + 1) : undefined;
    if (heading) {
      yield heading;
    }
    fence = nextFence(fence, marker);
  }
}

function readHeading(text: string, line: number): Heading | undefined {
  const [, signs, words = ''] = HEADING.exec(text) ?? [];
  const name = words.replace(/[ \t]+#*\s*$/u, '').trim();
  return signs === undefined ? undefined : { level: signs.length, name, line };
}

/** The fence that is open after a line: it ends with one at least as long. */
function nextFence(open: string, marker: string | undefined): string {
  if (open === '') {
    return marker ?? '';
  }
  return marker?.startsWith(open) ? '' : open;
}
