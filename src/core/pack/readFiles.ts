// Reads what was found: text with its secrets hidden and its tokens counted, or the reason why it is left out.

import type { ExcludedFile, HiddenValue, InvisibleCharacters } from '../../protocol/manifest.ts';
import { findInvisible } from '../egress/invisible.ts';
import { hideSecrets } from '../egress/secrets.ts';
import type { FileSource, TokenCounter } from '../ports.ts';
import { classifyName, classifyText, LARGEST_FILE_BYTES, type Classified } from './classify.ts';
import type { FoundFile } from './discover.ts';
import { readText } from './readText.ts';

/** A file that can be packed. */
export interface ReadFile {
  readonly path: string;
  /** The text as it may leave, secrets hidden. */
  readonly text: string;
  /** Of the text alone. */
  readonly tokens: number;
  readonly hidden: readonly HiddenValue[];
  readonly invisible?: InvisibleCharacters;
}

/** What became of the files. */
export interface Reading {
  readonly files: readonly ReadFile[];
  readonly excluded: readonly ExcludedFile[];
}

/** What reading needs; `unsaved` text wins over the disk. */
export interface ReadDeps {
  readonly source: FileSource;
  readonly tokens: TokenCounter;
  readonly unsaved: ReadonlyMap<string, string>;
}

/** Reads the files in order. Rejects with the signal's reason when stopped; a file that cannot be read is left out with its reason. */
export async function readFiles(found: readonly FoundFile[], deps: ReadDeps, signal: AbortSignal): Promise<Reading> {
  const files: ReadFile[] = [];
  const excluded: ExcludedFile[] = [];
  for (const file of found) {
    signal.throwIfAborted();
    const result = await readOne(file, deps, signal);
    if ('text' in result) {
      files.push(result);
    } else {
      excluded.push({ path: file.path, ...result });
    }
  }
  return { files, excluded };
}

async function readOne(found: FoundFile, deps: ReadDeps, signal: AbortSignal): Promise<ReadFile | Classified> {
  const named = found.broughtBack ? undefined : classifyName(found.path);
  if (named) {
    return named;
  }
  try {
    const read = deps.unsaved.get(found.path) ?? (await readSaved(found, deps.source));
    if (typeof read !== 'string') {
      return read;
    }
    const generated = found.broughtBack ? undefined : classifyText(read);
    return generated ?? toReadFile(found.path, read, deps.tokens);
  } catch (error) {
    signal.throwIfAborted();
    return { reason: 'unreadable', rule: error instanceof Error ? error.message : String(error) };
  }
}

async function readSaved({ path }: FoundFile, source: FileSource): Promise<string | Classified> {
  const bytes = await source.size(path);
  if (bytes > LARGEST_FILE_BYTES) {
    return { reason: 'too-large', rule: `${(bytes / 1_048_576).toFixed(1)} MB` };
  }
  const decoded = readText(await source.readFile(path));
  return decoded.kind === 'text' ? decoded.text : { reason: 'binary', rule: 'not a text' };
}

function toReadFile(path: string, original: string, tokens: TokenCounter): ReadFile {
  const { text, hidden } = hideSecrets(original);
  const invisible = findInvisible(original);
  return {
    path,
    text,
    tokens: tokens.count(text),
    hidden: hidden.map(({ line, kind }) => ({ path, line, kind })),
    ...(invisible && { invisible: { path, ...invisible } }),
  };
}
