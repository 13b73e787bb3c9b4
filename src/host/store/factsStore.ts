// Keeps between two sessions what is known of the files of workspaces, one file for each workspace.

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeFacts, encodeFacts, MOST_FACTS_BYTES } from '../../core/pack/factsFile.ts';
import type { KeptFacts } from '../../core/pack/keptFacts.ts';
import type { ContentNames } from '../../core/tokens/countFile.ts';
import { writeFileAtomically } from './atomicFile.ts';

/** The facts of one computer. Neither method ever rejects: without them a pack takes longer and holds the same. */
export interface FactsStore {
  /** What was kept of a workspace; undefined when nothing was, when it is damaged, and when another program kept it. */
  load(workspace: string): Promise<KeptFacts | undefined>;
  /** Keeps the facts in the place of those before; a full disk keeps nothing. Of two processes that write at once one is read. */
  save(workspace: string, facts: KeptFacts): Promise<void>;
}

/** How much is kept: the workspaces used longest ago go first. */
export interface FactsRoom {
  readonly files: number;
  /** Of all files together. */
  readonly bytes: number;
}

/** Twelve workspaces, or two of the largest. */
const USUAL_ROOM: FactsRoom = { files: 12, bytes: 2 * MOST_FACTS_BYTES };

/** What a store needs beside its folder. */
export interface FactsStoreOptions {
  /** Path of the program that takes the facts: another build may take others. Nothing is kept when it cannot be looked at. */
  readonly program: string | undefined;
  readonly names: ContentNames;
  readonly room?: FactsRoom;
}

/** A store in a folder of its own, made with the first file. Several processes may use the same folder. */
export function createFactsStore(
  folder: string,
  { program = '', names, room = USUAL_ROOM }: FactsStoreOptions,
): FactsStore {
  const fileOf = (workspace: string): string => join(folder, createHash('sha256').update(workspace).digest('hex'));
  const keyOf = async (workspace: string): Promise<string> => {
    const { size, mtimeMs } = await stat(program);
    return JSON.stringify([workspace, size, mtimeMs]);
  };
  return {
    load: async (workspace) => {
      try {
        const file = fileOf(workspace);
        const information = await stat(file);
        if (!information.isFile() || information.size > MOST_FACTS_BYTES) {
          return undefined;
        }
        const facts = decodeFacts(await keyOf(workspace), await readFile(file), names);
        const now = new Date();
        // A folder that cannot be written to can be read from.
        await utimes(file, now, now).catch(() => undefined);
        return facts;
      } catch {
        return undefined;
      }
    },
    save: async (workspace, facts) => {
      try {
        const bytes = encodeFacts(await keyOf(workspace), facts, names);
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await (bytes ? writeFileAtomically(fileOf(workspace), bytes) : rm(fileOf(workspace), { force: true }));
        await forgetOldest(folder, room);
      } catch {
        // What is kept is a saving, not the user's work.
      }
    },
  };
}

/** What a process that was ended has left half written goes as well, by its age. */
async function forgetOldest(folder: string, room: FactsRoom): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const { mtimeMs, size } = await stat(join(folder, name));
      return { name, size, time: mtimeMs };
    }),
  );
  let bytes = 0;
  const beyond = files
    .toSorted((one, other) => other.time - one.time)
    .filter(({ size }, index) => {
      bytes += size;
      return index >= room.files || bytes > room.bytes;
    });
  await Promise.all(beyond.map(({ name }) => rm(join(folder, name), { force: true })));
}
