// Keeps in the command line's own folder which fields of requests services have refused.

import { readFile } from 'node:fs/promises';
import type { Profile } from '../core/model/profile.ts';
import { addRefused, withoutRefused } from '../core/model/refusals.ts';
import { writeFileAtomically } from '../host/store/atomicFile.ts';

/** What was refused on this computer; none of it ever rejects. */
export interface RefusalFile {
  /** The profile without it. */
  apply(profile: Profile): Promise<Profile>;
  learn(profile: Profile, fields: readonly string[]): Promise<void>;
}

/** Where nothing is kept. */
export const noRefusals: RefusalFile = { apply: (profile) => Promise.resolve(profile), learn: () => Promise.resolve() };

/** Over one file, which need not exist. */
export function openRefusalFile(file: string): RefusalFile {
  return {
    apply: async (profile) => withoutRefused(profile, await read(file)),
    learn: async (profile, fields) => {
      try {
        const kept = addRefused(profile, fields, await read(file));
        await writeFileAtomically(file, `${JSON.stringify(kept, undefined, 2)}\n`);
      } catch {
        // The next refusal teaches it again.
      }
    },
  };
}

async function read(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
