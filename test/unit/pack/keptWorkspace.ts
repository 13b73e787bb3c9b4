// A workspace in memory whose files have a time of change, with what a session reads and scans of it.

import { hash } from 'node:crypto';
import { decodeFacts, encodeFacts } from '../../../src/core/pack/factsFile.ts';
import type { KeptFacts } from '../../../src/core/pack/keptFacts.ts';
import { createPackMemory, type PackMemory } from '../../../src/core/pack/packMemory.ts';
import type { FileSource } from '../../../src/core/ports.ts';
import { loadPieceScanner } from '../../../src/host/tokens/loadPieceScanner.ts';
import { memoryFiles, type Entry } from './memoryFiles.ts';

/** Files by path with the time of their change, in milliseconds since 1970. */
export type DatedFiles = Readonly<Record<string, { readonly entry: Entry; readonly modified: number }>>;

/** When sessions look at the files, in milliseconds since 1970. */
export const NOW = 1_763_700_000_000;

const scanner = await loadPieceScanner();
const digest = (bytes: Uint8Array): string => hash('sha256', bytes, 'base64');
const names = { hashLength: 44, hash: digest };

/** The files as a disk has them. */
export function datedFiles(files: DatedFiles): FileSource {
  const plain = Object.fromEntries(Object.entries(files).map(([path, { entry }]) => [path, entry]));
  return {
    ...memoryFiles(plain),
    stats: (paths) =>
      Promise.resolve(
        paths.map((path) => {
          const { entry = '', modified = 0 } = files[path] ?? {};
          const size = typeof entry === 'string' ? new TextEncoder().encode(entry).length : 1;
          return { kind: 'file' as const, size, modified };
        }),
      ),
  };
}

/** The memory of a session, which tells the texts that it scans. */
export function openMemory(kept: KeptFacts | undefined, scanned: string[] = []): PackMemory {
  const counting = {
    count: (text: string) => scanner.count(text),
    pieceText: (id: number) => scanner.pieceText(id),
    pieces: scanner.pieces,
    scan: (text: string) => {
      scanned.push(text);
      return scanner.scan(text);
    },
  };
  return createPackMemory(counting, digest, { now: () => NOW, kept });
}

/** What a memory keeps, as the next session reads it. */
export function throughFile(memory: PackMemory): KeptFacts | undefined {
  const kept = memory.index.takeKept();
  const bytes = kept && encodeFacts('shop', kept, names);
  return bytes && decodeFacts('shop', bytes, names);
}
