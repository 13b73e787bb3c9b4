// Writes changes as a model answers them: in SEARCH/REPLACE blocks or in a patch, well or badly.

import { replaceOf, searchOf, type Hunk, type Row } from './trueChange.ts';

/** The form of an answer. */
export type Format = 'blocks' | 'patch';

/** What is spoilt in the form. */
export interface Style {
  /** Share of the answer's last stretch after which it ends. */
  readonly cutAt?: number;
  readonly fence?: 'around' | 'inside' | 'each';
  /** Where lines end with CRLF. */
  readonly endings?: 'file' | 'answer' | 'both';
  readonly markers?: 'reversed' | 'swapped' | 'doubled';
}

/** A stretch with the line above it that a patch names. */
export interface Written extends Hunk {
  readonly anchor: string | undefined;
  /** Only the spoilt stretch is written in the spoilt style. */
  readonly isSpoilt: boolean;
}

/** The answer as a text. */
export function writeAnswer(path: string, hunks: readonly Written[], format: Format, style: Style): string {
  const parts = hunks.map((hunk) => (format === 'blocks' ? writeBlock : writeHunk)(hunk, hunk.isSpoilt ? style : {}));
  const body = format === 'blocks' ? parts : ['*** Begin Patch', `*** Update File: ${path}`, ...parts, '*** End Patch'];
  const text = fenceAll(body.join('\n'), style);
  const answer = `I changed it.\n\n${cut(text, parts.at(-1) ?? '', style)}`;
  return style.endings === 'answer' || style.endings === 'both' ? answer.replaceAll('\n', '\r\n') : answer;
}

function fenceAll(body: string, { fence }: Style): string {
  return fence === 'around' ? `\`\`\`diff\n${body}\n\`\`\`\n\nThat is all.` : `${body}\n`;
}

function cut(text: string, last: string, { cutAt }: Style): string {
  return cutAt === undefined ? text : text.slice(0, text.lastIndexOf(last) + Math.floor(last.length * cutAt));
}

const MARKERS = {
  usual: ['<<<<<<< SEARCH', '=======', '>>>>>>> REPLACE'],
  reversed: ['>>>>>>> SEARCH', '=======', '<<<<<<< REPLACE'],
  swapped: ['<<<<<<< REPLACE', '=======', '>>>>>>> SEARCH'],
  doubled: ['<<<<<<< SEARCH', '=======\n=======', '>>>>>>> REPLACE'],
} as const;

function writeBlock({ rows }: Written, { markers, fence }: Style): string {
  const [open, divide, close] = MARKERS[markers ?? 'usual'];
  const around = (lines: readonly string[]) => (fence === 'inside' ? ['```ts', ...lines, '```'] : lines);
  const block = [open, ...around(searchOf(rows)), divide, ...around(replaceOf(rows)), close].join('\n');
  return fence === 'each' ? `\`\`\`\n${block}\n\`\`\`` : block;
}

const SIGNS: Readonly<Record<Row['kind'], string>> = { keep: ' ', drop: '-', add: '+' };

/** What has markers the other way round in blocks, has numbers of lines that nobody counted in a patch. */
function writeHunk({ rows, anchor }: Written, { markers, fence }: Style): string {
  const head = markers === 'reversed' ? '@@ -1,9 +1,9 @@' : anchor === undefined ? '@@' : `@@ ${anchor}`;
  const lines = rows.map(({ kind, text }) => SIGNS[kind] + text);
  return [...(fence === 'each' ? ['```'] : []), head, ...lines, ...(fence === 'inside' ? ['```', ''] : [])].join('\n');
}
