// Reads what was found: text with its secrets hidden and its tokens counted, or the reason why it is left out.

import type { ExcludedFile, HiddenValue, InvisibleCharacters } from '../../protocol/manifest.ts';
import { findInvisible } from '../egress/invisible.ts';
import { hideSecrets, type HiddenSecret } from '../egress/secrets.ts';
import type { FileSource, TokenCounter } from '../ports.ts';
import { classifyName, classifyText, LARGEST_FILE_BYTES, type Classified } from './classify.ts';
import type { FoundFile } from './discover.ts';
import { errorWords } from './errorWords.ts';
import { readText } from './readText.ts';

/** A file that can be packed. */
export interface ReadFile {
  readonly path: string;
  /** The text as it may leave, secrets hidden. It has the lines of the file. */
  readonly text: string;
  /** Of the text alone. */
  readonly tokens: number;
  readonly hidden: readonly HiddenValue[];
  readonly invisible?: InvisibleCharacters;
  /** The rule by which git ignores it, when it was brought back. */
  readonly ignoredBy?: string;
}

/** What became of the files. */
export interface Reading {
  readonly files: readonly ReadFile[];
  readonly excluded: readonly ExcludedFile[];
}

/** What reading needs. */
export interface ReadDeps {
  readonly files: FileSource;
  readonly tokens: TokenCounter;
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
  const named = found.isNamed ? undefined : classifyName(found.path);
  if (named) {
    return named;
  }
  try {
    const text = await readContent(found.path, deps.files);
    if (typeof text !== 'string') {
      return text;
    }
    const generated = found.isNamed ? undefined : classifyText(text);
    return generated ?? toReadFile(found, text, deps.tokens);
  } catch (error) {
    signal.throwIfAborted();
    return { reason: 'unreadable', rule: errorWords(error) };
  }
}

async function readContent(path: string, source: FileSource): Promise<string | Classified> {
  const expected = await source.size(path);
  const bytes = expected > LARGEST_FILE_BYTES ? undefined : await source.readFile(path);
  // A file may have grown since its size was read.
  const size = bytes?.length ?? expected;
  if (bytes === undefined || size > LARGEST_FILE_BYTES) {
    return { reason: 'too-large', rule: `${(size / 1_048_576).toFixed(1)} MB` };
  }
  const decoded = readText(bytes);
  return decoded.kind === 'text' ? decoded.text : { reason: 'binary', rule: 'not a text' };
}

function toReadFile({ path, ignoredBy }: FoundFile, original: string, tokens: TokenCounter): ReadFile {
  const { text, hidden } = hideSecrets(original);
  const invisible = findInvisible(original);
  return {
    path,
    text,
    tokens: tokens.count(text),
    hidden: hidden.filter(isFirstLine).map(({ line, kind }) => ({ path, line, kind })),
    ...(invisible && { invisible: { path, ...invisible } }),
    ...(ignoredBy !== undefined && { ignoredBy }),
  };
}

/** A key over several lines is hidden line by line, and is one value to the user. */
function isFirstLine({ line, kind }: HiddenSecret, index: number, all: readonly HiddenSecret[]): boolean {
  const before = all[index - 1];
  return before?.kind !== kind || before.kind !== 'private key' || before.line + 1 !== line;
}
