// The ledger: one line for every request that left, and now and then one on suggestions, appended and never rewritten, in numbered files
// of bounded size.

import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SendRecord, SuggestionTally } from '../../core/egress/sendRecord.ts';
import type { LedgerEntries } from '../../core/spend/sumLedger.ts';

/** The ledger of one computer. */
export interface Ledger {
  /** Appends after appends under way; rejects when the disk refuses. */
  append(entry: SendRecord | SuggestionTally): Promise<void>;
  /** The last records, oldest first; lines that cannot be read are passed over. Never rejects. */
  recent(count: number): Promise<readonly SendRecord[]>;
  /** All that is kept from a time on, in milliseconds since 1970, and perhaps a little before it; oldest first. Never rejects. */
  since(at: number): Promise<LedgerEntries>;
}

/** How much is kept: when a file is full the next one begins, and the oldest goes. */
export interface LedgerSize {
  readonly fileBytes: number;
  readonly files: number;
}

/** About 60,000 suggestions, or 2,000 questions with 200 files each. */
const USUAL_SIZE: LedgerSize = { fileBytes: 2 * 1024 * 1024, files: 16 };

const NAME = /^ledger-(\d{6})\.jsonl$/;

/** A ledger in a folder of its own, made with the first record. Several windows may append to the same folder. */
export function createLedger(folder: string, size: LedgerSize = USUAL_SIZE): Ledger {
  let last: Promise<void> = Promise.resolve();
  return {
    append: (entry) => {
      const write = () => appendEntry(folder, size, entry);
      last = last.then(write, write);
      return last;
    },
    recent: (count) => readRecent(folder, count),
    since: (at) => readSince(folder, at),
  };
}

async function appendEntry(folder: string, size: LedgerSize, entry: SendRecord | SuggestionTally): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await fileToFill(folder, size);
  const { O_APPEND, O_CREAT, O_RDWR } = constants;
  const handle = await open(file, O_APPEND | O_CREAT | O_RDWR, 0o600);
  try {
    // A line torn by a crash must not swallow the next one.
    const { size: end } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, end - 1));
    const start = end > 0 && buffer.toString('latin1') !== '\n' ? '\n' : '';
    await handle.appendFile(`${start}${JSON.stringify(entry)}\n`, 'utf8');
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** The newest file, or the next one when that is full; no file is ever renamed, so windows cannot lose each other's. */
async function fileToFill(folder: string, size: LedgerSize): Promise<string> {
  const names = await listFiles(folder);
  const newest = names.at(-1);
  if (newest !== undefined && (await stat(join(folder, newest))).size < size.fileBytes) {
    return join(folder, newest);
  }
  const next = newest === undefined ? 1 : Number(NAME.exec(newest)?.[1]) + 1;
  const surplus = names.slice(0, Math.max(0, names.length + 1 - size.files));
  await Promise.all(surplus.map((name) => rm(join(folder, name), { force: true })));
  return join(folder, `ledger-${String(next).padStart(6, '0')}.jsonl`);
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => NAME.test(name)).sort();
}

async function readRecent(folder: string, count: number): Promise<readonly SendRecord[]> {
  let records: readonly SendRecord[] = [];
  for (const name of (await listFiles(folder)).toReversed()) {
    if (records.length >= count) {
      break;
    }
    const text = await readFile(join(folder, name), 'utf8').catch(() => '');
    records = [...text.split('\n').flatMap(parseLine).filter(isSendRecord), ...records];
  }
  return records.slice(Math.max(0, records.length - count));
}

/** From the newest file back to the first one whose rows are all older; a file's rows are in the order of time but for moments. */
async function readSince(folder: string, at: number): Promise<LedgerEntries> {
  let entries: readonly unknown[] = [];
  for (const name of (await listFiles(folder)).toReversed()) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => '');
    const own = text.split('\n').flatMap(parseLine);
    entries = [...own, ...entries];
    const first = own.find((entry) => isSendRecord(entry));
    if (first && first.at < at) {
      break;
    }
  }
  return { records: entries.filter(isSendRecord), tallies: entries.filter(isTally) };
}

function parseLine(line: string): readonly unknown[] {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

function isTally(value: unknown): value is SuggestionTally {
  const {
    kind,
    at,
    shown,
    kept,
    partly = 0,
    aged = 0,
    survived = 0,
  }: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  const counts = [at, shown, kept, partly, aged, survived];
  return kind === 'suggestions' && counts.every((field) => typeof field === 'number');
}

function isSendRecord(value: unknown): value is SendRecord {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const texts = [fields.purpose, fields.profile, fields.model, fields.origin, fields.outcome];
  const numbers = [fields.at, fields.characters, fields.totalMs];
  const words = [fields.failure, fields.workspace, fields.tier];
  const amounts = [fields.cost, fields.predicted, fields.saved, fields.bytes, fields.counted, ...usageOf(fields.usage)];
  return (
    texts.every((field) => typeof field === 'string') &&
    numbers.every((field) => typeof field === 'number') &&
    words.every((field) => field === undefined || typeof field === 'string') &&
    amounts.every((field) => field === undefined || typeof field === 'number') &&
    Array.isArray(fields.sources) &&
    [fields.hashes, fields.fileBytes].every((field) => field === undefined || Array.isArray(field))
  );
}

/** The tokens of a row's usage, or a value that is none where it has another shape. */
function usageOf(usage: unknown): readonly unknown[] {
  if (usage === undefined) {
    return [];
  }
  const {
    input = null,
    cached = null,
    output = null,
  }: Readonly<Record<string, unknown>> = typeof usage === 'object' ? { ...usage } : {};
  return [input, cached, output];
}
