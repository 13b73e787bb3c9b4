// Packs a workspace for one question: the outline, from the list of files to the manifest.

import type { ExcludedFile } from '../../protocol/manifest.ts';
import type { FileLister, FileSource, HistorySource, Syntax, TokenCounter } from '../ports.ts';
import { discover, type Discovery, type FoundFile } from './discover.ts';
import { encodingsOf } from './fileEncodings.ts';
import type { FileFacts } from './fileFacts.ts';
import { fitPrompt } from './fitPrompt.ts';
import { leaveOutCopies } from './leaveOutCopies.ts';
import { respell } from './mentions.ts';
import type { PackMemory } from './packMemory.ts';
import { PackRefusal } from './packRefusal.ts';
import type { LaidPack, PackInput } from './packTypes.ts';
import { rankFiles } from './rankFiles.ts';
import { renderPack } from './renderPack.ts';
import { inScope } from './scopeFiles.ts';
import { TextReader } from './textReader.ts';
import { overlayUnsaved } from './unsavedFiles.ts';

/** What packing needs of the world. */
export interface PackDeps {
  readonly files: FileSource;
  /** Lists the files by git where it may. */
  readonly lister?: FileLister;
  readonly history?: HistorySource;
  readonly syntax?: Syntax;
  /** Counts as the profile's model does. */
  readonly tokens: TokenCounter;
  /** What earlier packs of the workspace have left. */
  readonly memory: PackMemory;
  readonly digest: (bytes: Uint8Array) => string;
  /** Milliseconds of a clock that only goes forward, for the timings. */
  readonly elapsed: () => number;
}

/** Makes the pack. Rejects with a PackRefusal on bad arguments and with the signal's reason when stopped. */
export async function run(input: PackInput, deps: PackDeps, signal: AbortSignal): Promise<LaidPack> {
  const { elapsed, memory } = deps;
  const started = elapsed();
  const files = overlayUnsaved(deps.files, input.unsaved);
  // Together, so that a stop is heard of both: a rejection that nobody awaits would end the thread.
  const [known, { asked, discovery }] = await Promise.all([
    deps.history?.read(signal),
    find(input, files, deps, signal),
  ]);
  const discovered = elapsed();
  const reading = await memory.index.read(discovery.files, files, signal);
  const counted = elapsed();
  const { files: kept, excluded: copies } = leaveOutCopies(reading.files, {
    input: asked,
    found: discovery.files,
    history: known,
  });
  const excluded = [...discovery.excluded, ...reading.excluded, ...copies];
  requireSomething(kept, excluded, asked);
  const ranked = rankFiles(kept, { input: asked, found: discovery.files, history: known }, memory);
  const rankedAt = elapsed();
  const { tokens: counter, digest, syntax } = deps;
  const texts = new TextReader({ files, counter, digest, encodingOf: encodingsOf(input), texts: memory.texts });
  const paths = kept.map(({ path }) => path);
  const fitted = await fitPrompt(
    asked,
    { ranked, paths, history: known },
    { counter, texts, memory, ...(syntax && { syntax }) },
    signal,
  );
  // A stop during the last read is a stop.
  signal.throwIfAborted();
  const timings = {
    discoverMs: discovered - started,
    countMs: counted - discovered,
    rankMs: rankedAt - counted,
    renderMs: elapsed() - rankedAt,
    totalMs: elapsed() - started,
  };
  return renderPack(asked, { ranked, fitted, texts, excluded: [...excluded, ...texts.lost], timings, counter });
}

interface Finding {
  /** The input in the spelling of the workspace, without what must not be sent. */
  readonly asked: PackInput;
  readonly discovery: Discovery;
}

async function find(input: PackInput, files: FileSource, deps: PackDeps, signal: AbortSignal): Promise<Finding> {
  const found = await look(input, files, deps, signal);
  deps.memory.index.keepOnly(found.files);
  const spelled = respell(input, found.spellings);
  const belongs = inScope(spelled);
  const discovery = {
    ...found,
    files: withEncodings(
      found.files.filter(({ path }) => belongs(path)),
      input,
    ),
    excluded: found.excluded.filter(({ path }) => belongs(path)),
  };
  return { asked: withoutForbidden(spelled, found), discovery };
}

/** At all files, or with a watcher's word at those that have changed. */
async function look(input: PackInput, files: FileSource, deps: PackDeps, signal: AbortSignal): Promise<Discovery> {
  const { files: disk, lister, memory } = deps;
  const { changed } = input;
  const recalled = changed && (await memory.discovery.recall(input, { changed, files }, signal));
  if (recalled) {
    return recalled;
  }
  const found = await discover(input, { files, disk, ...(lister && { lister }) }, signal);
  memory.discovery.remember(input, found);
  return found;
}

function withEncodings(files: readonly FoundFile[], input: PackInput): readonly FoundFile[] {
  const encodingOf = encodingsOf(input);
  return files.map((file) => {
    const encoding = encodingOf(file.path);
    return encoding === undefined ? file : { ...file, encoding };
  });
}

/** The words of a selection are those of its file: they stay here when the file does. */
function withoutForbidden(input: PackInput, { forbids }: Discovery): PackInput {
  const attachments = input.attachments.filter(({ kind, path }) => kind !== 'selection' || forbids(path) === undefined);
  return { ...input, attachments };
}

function requireSomething(
  files: readonly FileFacts[],
  excluded: readonly ExcludedFile[],
  { attachments, scope }: PackInput,
): void {
  if (files.length > 0 || attachments.some(({ kind }) => kind === 'selection')) {
    return;
  }
  const where = scope.kind === 'workspace' ? 'The workspace' : 'What you chose';
  const [only, ...others] = excluded;
  const why =
    only && others.length === 0
      ? ` ${only.path} is left out: ${only.reason}${only.rule ? ` (${only.rule})` : ''}.`
      : '';
  throw new PackRefusal('nothing-in-scope', `${where} holds no file that can be sent.${why}`);
}
