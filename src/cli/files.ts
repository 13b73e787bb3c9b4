// Writes what the command line was asked to write: whole files, in place at once, or the standard output.

import { mkdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { writeFileAtomically } from '../host/store/atomicFile.ts';
import { UsageError } from './command.ts';

/** Writes to a file by rename, or to the standard output for `-`. Throws a UsageError when the place cannot be written. */
export async function writeOutput(place: string, text: string): Promise<void> {
  if (place === '-') {
    await writeOut(text);
    return;
  }
  try {
    await writeFileAtomically(path.resolve(place), text);
  } catch (error) {
    throw new UsageError(`${place} cannot be written (${reasonOf(error)}).`);
  }
}

/** Writes to the standard output and waits until the reader has taken it. */
export function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error) {
        reject(error);
      } else {
        resolve();
      }
    });
  });
}

/** The real path of the folder in question. Throws a UsageError when there is none. */
export async function readableFolder(folder: string): Promise<string> {
  try {
    const real = await realpath(folder);
    if ((await stat(real)).isDirectory()) {
      return real;
    }
  } catch (error) {
    throw new UsageError(`${folder} cannot be opened (${reasonOf(error)}).`);
  }
  throw new UsageError(`${folder} is not a folder.`);
}

/** Makes a folder for the user alone; undefined when it cannot be made. */
export async function makeFolder(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await realpath(folder);
  } catch {
    return undefined;
  }
}

/** The operating system's code for what went wrong, or the words of the error. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error) {
    return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
  }
  return String(error);
}
