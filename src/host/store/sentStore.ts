// Keeps questions as they were sent, one compressed file each; the oldest go when there is too much.

import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { SentQuestion } from '../../core/egress/sentQuestion.ts';
import { writeFileAtomically } from './atomicFile.ts';

/** The questions of one workspace, by the id of their turn. */
export interface SentStore {
  /** Rejects when the disk refuses. */
  save(id: string, question: SentQuestion): Promise<void>;
  /** Undefined when it is kept no longer, or cannot be read. Never rejects. */
  load(id: string): Promise<SentQuestion | undefined>;
}

/** How much is kept. */
export interface SentSize {
  readonly bytes: number;
  readonly files: number;
}

/** A question of 120,000 tokens takes about 150 KB. */
const USUAL_SIZE: SentSize = { bytes: 64 * 1024 * 1024, files: 400 };

const ID = /^[0-9a-f-]{36}$/;
const NAME = /^[0-9a-f-]{36}\.json\.gz$/;

const VERSION = 1;

/** A store in a folder of its own, made with the first question. */
export function createSentStore(folder: string, size: SentSize = USUAL_SIZE): SentStore {
  let last: Promise<void> = Promise.resolve();
  const fileOf = (id: string): string => join(folder, `${id}.json.gz`);
  return {
    save: (id, question) => {
      const write = async (): Promise<void> => {
        if (!ID.test(id)) {
          throw new Error('A question is kept under the id of its turn alone.');
        }
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const text = JSON.stringify({ version: VERSION, ...question });
        await writeFileAtomically(fileOf(id), await promisify(gzip)(text));
        await prune(folder, size);
      };
      last = last.then(write, write);
      return last;
    },
    load: async (id) => {
      try {
        const bytes = ID.test(id) ? await readFile(fileOf(id)) : undefined;
        const value: unknown = bytes && JSON.parse((await promisify(gunzip)(bytes)).toString('utf8'));
        return isSentQuestion(value) ? value : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** The newest stay, as many as there is room for; the last one always. */
async function prune(folder: string, size: SentSize): Promise<void> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name));
  const files = await Promise.all(
    names.map(async (name) => {
      const known = await stat(join(folder, name)).catch(() => undefined);
      return { name, at: known?.mtimeMs ?? 0, bytes: known?.size ?? 0 };
    }),
  );
  let kept = 0;
  const surplus = files
    .sort((one, other) => other.at - one.at)
    .filter(({ bytes }, index) => {
      kept += bytes;
      return index > 0 && (kept > size.bytes || index >= size.files);
    });
  await Promise.all(surplus.map(({ name }) => rm(join(folder, name), { force: true })));
}

/** Written by ourselves: the version says the rest. */
function isSentQuestion(value: unknown): value is SentQuestion {
  return (
    typeof value === 'object' && value !== null && 'version' in value && value.version === VERSION && 'request' in value
  );
}
