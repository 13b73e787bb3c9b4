// Keeps up to date what each place of a prompt would cost to read right if the prompt ended there.

import { chainsOf, linesIn, type Chain } from './layoutChains.ts';
import { writePartSegment, type SegmentWriter } from './layoutSegments.ts';
import type { LayoutInput, Segment } from './layoutTypes.ts';
import { regionsOf } from './supersede.ts';

/** Tokens of a wrapper, for the estimate. */
const WRAPPER_TOKENS = 24;

/** The segments, with the bridges of the files that have changed since. */
export function bridgeChanges(segments: readonly Segment[], input: LayoutInput, ending: string): readonly Segment[] {
  const sizes = new Map(input.wanted.map(({ path, tokens }) => [path, tokens]));
  const changed = [...chainsOf(segments).values()].filter(
    ({ path, hash }) => input.known.has(path) && input.known.get(path) !== hash,
  );
  if (changed.length === 0) {
    return segments;
  }
  const bridged = [...segments];
  for (const chain of changed) {
    bridgeChain(bridged, chain, { size: sizes.get(chain.path), writer: { ...input, ending } });
  }
  return bridged;
}

function bridgeChain(
  segments: Segment[],
  chain: Chain,
  { size, writer }: { readonly size: number | undefined; readonly writer: SegmentWriter },
): void {
  const lines = chain.positions.length > 1 ? writer.textOf(chain.path).split('\n') : [];
  chain.positions.forEach((position, index) => {
    const segment = segments[position];
    if (!segment) {
      return;
    }
    const whole = size === undefined ? segment.bridge : size + WRAPPER_TOKENS;
    if (index === 0) {
      segments[position] = { ...segment, bridge: whole };
      return;
    }
    const before = linesIn(segments, chain.positions.slice(0, index), writer.ending);
    const { bridge } = writePartSegment(chain, { lines, regions: regionsOf(before, lines) }, writer);
    segments[position] = { ...segment, bridge: Math.min(bridge, whole) };
  });
}
