// What packing needs in a test beside the files: the real counter, and a memory of its own.

import { hash } from 'node:crypto';
import { createPackMemory } from '../../src/core/pack/packMemory.ts';
import type { PackDeps } from '../../src/core/pack/pack.ts';
import type { TokenCounter } from '../../src/core/ports.ts';
import { loadPieceScanner } from '../../src/host/tokens/loadPieceScanner.ts';

const scanner = await loadPieceScanner();
const digest = (bytes: Uint8Array): string => hash('sha256', bytes, 'base64');

/** Counts as the sample profile's model does. */
export const counter: TokenCounter = scanner;

/** Everything but the files; timings are 0. */
export function packDeps(): Omit<PackDeps, 'files'> {
  return { tokens: scanner, memory: createPackMemory(scanner, digest), digest, elapsed: () => 0 };
}
