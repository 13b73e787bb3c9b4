// Spends the budget on the files of a question: reads what is sent in part, and cuts it by its definitions.

import type { Definition, Syntax, TokenCounter } from '../ports.ts';
import { definitionsByLines } from '../syntax/definitionsByLines.ts';
import { excerptOf } from '../syntax/excerptOf.ts';
import { outlineOf } from '../syntax/outlineOf.ts';
import { allocateBudget, type AllocatedFile, type AskedFile } from './allocateBudget.ts';
import type { DocumentLevel, LineRanges } from './layoutTypes.ts';
import type { PackMemory } from './packMemory.ts';
import type { RankedFile } from './rankFiles.ts';
import type { TextReader } from './textReader.ts';

/** What is sent of a file. */
export interface Allotment {
  readonly path: string;
  readonly level: DocumentLevel;
  /** Of an excerpt or an outline: its lines, and its text. */
  readonly lines?: LineRanges;
  readonly cut?: string;
  /** Of its text alone. */
  readonly tokens: number;
  /** 0 to 1. */
  readonly score: number;
}

/** What allocating needs. */
export interface AllocateDeps {
  readonly question: string;
  readonly counter: TokenCounter;
  readonly texts: TextReader;
  readonly memory: Pick<PackMemory, 'parts' | 'counts'>;
  readonly syntax?: Syntax;
}

/** Best first; with their wrappers they take at most `room` tokens, by estimate. Rejects with the signal's reason when stopped. */
export async function allocate(
  ranked: readonly RankedFile[],
  room: number,
  deps: AllocateDeps,
  signal: AbortSignal,
): Promise<readonly Allotment[]> {
  const wrapper = (path: string): number => deps.memory.counts.wrapper(path, deps.counter);
  const forced = takeForced(ranked, room, wrapper);
  const files = ranked
    .filter(({ facts }) => !forced.has(facts.path))
    .map((file): AskedFile<Definition> => toAsked(file, wrapper, deps, signal));
  const left = [...forced.values()].reduce((sum, { path, tokens }) => sum - tokens - wrapper(path), room);
  const allocated = await allocateBudget(
    files,
    left,
    {
      question: deps.question,
      count: (text) => deps.counter.count(text),
      wrapper,
      excerptOf: (path, { text, definitions }, lines) => excerptOf(text, definitions, lines, { path }),
      outlineOf: (path, { text, definitions }) => outlineOf(text, definitions, path),
      memo: deps.memory.parts,
    },
    signal,
  );
  const allotted = allocated.map((one) => toAllotment(one, wrapper));
  return forced.size === 0
    ? allotted
    : [...forced.values(), ...allotted].toSorted((one, other) => other.score - one.score);
}

/** What the user wants in full, as far as the room goes: it takes its room before all others. */
function takeForced(
  ranked: readonly RankedFile[],
  room: number,
  wrapper: (path: string) => number,
): ReadonlyMap<string, Allotment> {
  const forced = new Map<string, Allotment>();
  let left = room;
  for (const { facts, score, isForced, part } of ranked) {
    const { path, tokens } = facts;
    const needed = isForced === true && !part ? tokens + wrapper(path) : Infinity;
    if (needed <= left) {
      left -= needed;
      forced.set(path, { path, level: 'full', tokens, score });
    }
  }
  return forced;
}

function toAsked(
  { facts: { path, hash, tokens }, score, part }: RankedFile,
  wrapper: (path: string) => number,
  { texts, syntax }: AllocateDeps,
  signal: AbortSignal,
): AskedFile<Definition> {
  return {
    ...{ path, hash, score },
    tokens: tokens + wrapper(path),
    ...(part && { only: part }),
    read: async () => {
      const read = await texts.read(path, hash, signal);
      if (!read) {
        return undefined;
      }
      const { text } = read;
      return { text, definitions: (await syntax?.definitions(path, text)) ?? definitionsByLines(path, text) };
    },
  };
}

function toAllotment(
  { candidate: { path, score }, level, tokens, part }: AllocatedFile<Definition>,
  wrapper: (path: string) => number,
): Allotment {
  const own = tokens - wrapper(path);
  return part
    ? { path, level, lines: part.lines, cut: part.text, tokens: own, score }
    : { path, level, tokens: own, score };
}
