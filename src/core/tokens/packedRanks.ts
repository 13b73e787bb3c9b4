// The ranks of an encoding in few bytes: how they are shipped, and how they are read.

import { RankTable } from './rankTable.ts';

/** Bytes of the numbers at the start: how many tokens there are, and how many bytes they have together. */
const headLength = 8;

/**
 * The tokens by rank and the runs of kinds (as `createKindTable` reads them) in one array: two little-endian 32-bit numbers, a
 * length for each token, the bytes of the tokens, the runs. A token has at most 255 bytes.
 */
export function packRanks(tokens: readonly Uint8Array[], kindRuns: Uint8Array): Uint8Array {
  const total = tokens.reduce((sum, { length }) => sum + length, 0);
  const packed = new Uint8Array(headLength + tokens.length + total + kindRuns.length);
  const head = new DataView(packed.buffer);
  head.setUint32(0, tokens.length, true);
  head.setUint32(4, total, true);
  packed.set(
    tokens.map(({ length }) => length),
    headLength,
  );
  let at = headLength + tokens.length;
  for (const token of tokens) {
    packed.set(token, at);
    at += token.length;
  }
  packed.set(kindRuns, at);
  return packed;
}

/** The table of packed ranks; it keeps the array. Takes a few milliseconds. Throws an Error when bytes are missing. */
export function unpackRanks(packed: Uint8Array): RankTable {
  const head = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const count = head.getUint32(0, true);
  const bytesAt = headLength + count;
  const runsAt = bytesAt + head.getUint32(4, true);
  if (runsAt >= packed.length) {
    throw new Error('The ranks of the tokeniser are incomplete.');
  }
  return new RankTable({
    lengths: packed.subarray(headLength, bytesAt),
    bytes: packed.subarray(bytesAt, runsAt),
    kindRuns: packed.subarray(runsAt),
  });
}
