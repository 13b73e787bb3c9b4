// How proposals that wait for the user are kept over a reload: as text, checked when it is read.

import type { OpenHunk } from './openHunks.ts';
import type { FailedHunk, Note, ProposedFile } from './proposal.ts';

/** A file of a proposal that waits. */
export interface KeptFile {
  readonly kind: ProposedFile['kind'];
  readonly path: string;
  readonly reason: string;
  /** Address of the document; for a creation, of the file to be. */
  readonly uri: string;
  /** Address that a renamed file gets. */
  readonly to?: string;
  /** What a deleted file held when the change was made. */
  readonly text?: string;
  /** Hunks that the file had at first. */
  readonly total: number;
  readonly hunks: readonly OpenHunk[];
}

/** A proposal that waits. */
export interface KeptProposal {
  readonly id: string;
  readonly command: string;
  readonly title: string;
  readonly summary: string;
  readonly notes: readonly Note[];
  readonly failed: readonly FailedHunk[];
  /** Whether the notes that ask for a second yes have had it. */
  readonly isConfirmed: boolean;
  readonly files: readonly KeptFile[];
}

/** Version of the shape. */
const VERSION = 1;

/** UTF-16 units of the text beyond which nothing is kept. */
const MOST = 16 * 1024 * 1024;

/** The proposals as text; undefined when there are none, or too much to keep. */
export function writeKept(proposals: readonly KeptProposal[]): string | undefined {
  if (proposals.length === 0) {
    return undefined;
  }
  const text = JSON.stringify({ version: VERSION, proposals: proposals.map(packProposal) });
  return text.length > MOST ? undefined : text;
}

/** The proposals that a text keeps; undefined when it is damaged, or of another version. */
export function readKept(text: string): readonly KeptProposal[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const { version, proposals } = fieldsOf(value);
    return version === VERSION && Array.isArray(proposals) ? proposals.map(unpackProposal) : undefined;
  } catch {
    return undefined;
  }
}

/** Hunks of one file share few bases: each is written once. */
function packProposal(proposal: KeptProposal): unknown {
  const files = proposal.files.map((file) => {
    const bases = [...new Set(file.hunks.map(({ base }) => base))];
    return { ...file, bases, hunks: file.hunks.map(({ id, base, edit }) => ({ id, edit, base: bases.indexOf(base) })) };
  });
  return { ...proposal, files };
}

function unpackProposal(value: unknown): KeptProposal {
  const fields = fieldsOf(value);
  return {
    id: textOf(fields['id']),
    command: textOf(fields['command']),
    title: textOf(fields['title']),
    summary: textOf(fields['summary']),
    notes: listOf(fields['notes']).map(noteOf),
    failed: listOf(fields['failed']).map(failedOf),
    isConfirmed: fields['isConfirmed'] === true,
    files: listOf(fields['files']).map(fileOf),
  };
}

const CODES: readonly Note['code'][] = ['placed-partly', 'shrinks', 'changes-code', 'leaves-target'];

function noteOf(value: unknown): Note {
  const fields = fieldsOf(value);
  const code = CODES.find((known) => known === fields['code']);
  return { code: wanted(code), message: textOf(fields['message']), mustConfirm: fields['mustConfirm'] !== false };
}

function failedOf(value: unknown): FailedHunk {
  const { path, message } = fieldsOf(value);
  return { message: textOf(message), ...(path !== undefined && { path: textOf(path) }) };
}

const KINDS: readonly KeptFile['kind'][] = ['edit', 'create', 'rename', 'delete'];

function fileOf(value: unknown): KeptFile {
  const fields = fieldsOf(value);
  const { to, text } = fields;
  const bases = listOf(fields['bases']).map(textOf);
  return {
    kind: wanted(KINDS.find((known) => known === fields['kind'])),
    path: textOf(fields['path']),
    reason: textOf(fields['reason']),
    uri: textOf(fields['uri']),
    ...(to !== undefined && { to: textOf(to) }),
    ...(text !== undefined && { text: textOf(text) }),
    total: numberOf(fields['total']),
    hunks: listOf(fields['hunks']).map((hunk) => hunkOf(hunk, bases)),
  };
}

function hunkOf(value: unknown, bases: readonly string[]): OpenHunk {
  const fields = fieldsOf(value);
  const edit = fieldsOf(fields['edit']);
  const base = wanted(bases[numberOf(fields['base'])]);
  const [start, end] = [numberOf(edit['start']), numberOf(edit['end'])];
  if (start > end || end > base.length) {
    throw new RangeError('A hunk lies outside of its text.');
  }
  return { id: textOf(fields['id']), base, edit: { start, end, newText: textOf(edit['newText']) } };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return wanted<readonly unknown[]>(Array.isArray(value) ? value : undefined);
}

function textOf(value: unknown): string {
  return wanted(typeof value === 'string' ? value : undefined);
}

function numberOf(value: unknown): number {
  return wanted(Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined);
}

function wanted<Value>(value: Value | undefined): Value {
  if (value === undefined) {
    throw new TypeError('Something is missing.');
  }
  return value;
}
