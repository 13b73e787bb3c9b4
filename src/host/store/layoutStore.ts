// Keeps between two runs of the editor how prompts were laid out, so that a reload does not cost the provider's cache.

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isLedger } from '../../core/pack/ledger.ts';
import type { Ledger } from '../../core/pack/layoutTypes.ts';
import { writeFileAtomically } from './atomicFile.ts';

/** The layouts of one computer. Neither method ever rejects: without them a pack costs more and is as right. */
export interface LayoutStore {
  /** What was kept under a key (workspace, scope and model); undefined when nothing is, or when it cannot be read. */
  load(key: string): Promise<Ledger | undefined>;
  /** Keeps what was sent; a full disk, or a layout that is too large, keeps nothing. */
  save(key: string, ledger: Ledger): Promise<void>;
}

/** How much is kept: the files written longest ago go first. */
export interface LayoutRoom {
  readonly files: number;
  /** Of one file. */
  readonly bytes: number;
}

/** A prompt of a million tokens takes 4 to 5 MB. */
const USUAL_ROOM: LayoutRoom = { files: 6, bytes: 16 * 1024 * 1024 };

/** Version of the files' shape. */
const VERSION = 1;

/** A store in a folder of its own, made with the first file. Several windows may use the same folder. */
export function createLayoutStore(folder: string, room: LayoutRoom = USUAL_ROOM): LayoutStore {
  return {
    load: async (key) => {
      try {
        const value: unknown = JSON.parse(await readFile(fileOf(folder, key), 'utf8'));
        return isKept(value) && value.key === key ? value.ledger : undefined;
      } catch {
        return undefined;
      }
    },
    save: async (key, ledger) => {
      const text = JSON.stringify({ version: VERSION, key, ledger });
      if (Buffer.byteLength(text) > room.bytes) {
        await rm(fileOf(folder, key), { force: true }).catch(() => undefined);
        return;
      }
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFileAtomically(fileOf(folder, key), text);
        await forgetOldest(folder, room.files);
      } catch {
        // What is kept is a saving, not the user's work.
      }
    },
  };
}

interface Kept {
  readonly key: string;
  readonly ledger: Ledger;
}

function isKept(value: unknown): value is Kept {
  const kept = value as Partial<Record<keyof Kept | 'version', unknown>> | null;
  return typeof kept === 'object' && kept?.version === VERSION && isLedger(kept.ledger);
}

function fileOf(folder: string, key: string): string {
  return join(folder, `${createHash('sha256').update(key).digest('hex')}.json`);
}

async function forgetOldest(folder: string, files: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, time: (await stat(join(folder, name))).mtimeMs })),
  );
  const oldest = dated.toSorted((one, other) => other.time - one.time).slice(files);
  await Promise.all(oldest.map(({ name }) => rm(join(folder, name), { force: true })));
}
