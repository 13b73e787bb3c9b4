// Decides where, if anywhere, a prompt is cut and laid out afresh: rent or buy, over all places in one pass.

import type { Chain } from './layoutChains.ts';
import type { LaidDocument, LayoutPrices, Segment } from './layoutTypes.ts';

/** What cutting before each segment would give. */
export interface CutCosts {
  /** Tokens of the segments before the cut. */
  readonly kept: Float64Array;
  /** Tokens that must follow the cut, by estimate. */
  readonly tail: Float64Array;
}

/** What the estimate needs. */
export interface CutFacts {
  readonly segments: readonly Segment[];
  readonly chains: ReadonlyMap<string, Chain>;
  readonly wanted: ReadonlyMap<string, LaidDocument>;
  readonly known: ReadonlyMap<string, string>;
  /** Names that files have now, where the prompt knows another. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Tokens of what would be appended, by path; changes of the list under the empty path. */
  readonly appended: ReadonlyMap<string, number>;
}

/** Both costs for each place, from before the first segment to behind the last. */
export function cutCosts(facts: CutFacts): CutCosts {
  const { segments, chains, renamed, appended } = facts;
  const kept = new Float64Array(segments.length + 1);
  segments.forEach(({ tokens }, index) => {
    kept[index + 1] = (kept[index] ?? 0) + tokens;
  });
  const tail = new Float64Array(segments.length + 1);
  const needs = new Map(appended);
  let needed = [...appended.values()].reduce((sum, tokens) => sum + tokens, 0);
  tail[segments.length] = needed;
  const owners = ownersOf(segments.length, chains);
  for (const [index, segment] of [...segments.entries()].toReversed()) {
    const chain = owners[index];
    const path = nameNow(chain, renamed);
    const held = needs.get(path) ?? 0;
    const need = neededAt(segment, { ...facts, chain, isFirst: chain?.positions[0] === index, path, held });
    needs.set(path, need);
    needed += need - held;
    tail[index] = needed;
  }
  return { kept, tail };
}

function nameNow(chain: Chain | undefined, renamed: ReadonlyMap<string, string>): string {
  return chain ? (renamed.get(chain.path) ?? chain.path) : '';
}

function ownersOf(length: number, chains: ReadonlyMap<string, Chain>): readonly (Chain | undefined)[] {
  const owners: (Chain | undefined)[] = new Array<undefined>(length).fill(undefined);
  for (const chain of chains.values()) {
    for (const position of chain.positions) {
      owners[position] = chain;
    }
  }
  return owners;
}

/** A segment's place in the life of its file. */
interface Place extends Pick<CutFacts, 'wanted' | 'known'> {
  readonly chain: Chain | undefined;
  readonly isFirst: boolean;
  /** The file's name now. */
  readonly path: string;
  /** Tokens that it needs when the cut is one segment later. */
  readonly held: number;
}

/** Tokens that a file needs in the tail when the prompt is cut before one of its segments. */
function neededAt(segment: Segment, { chain, isFirst, path, wanted, known, held }: Place): number {
  if (!chain) {
    return segment.kind === 'list' ? held + segment.tokens : 0;
  }
  if (isFirst) {
    return wanted.has(path) ? segment.bridge : 0;
  }
  return known.has(path) ? segment.bridge : segment.tokens;
}

/** Where to cut: `at` segments stay. */
export interface Cut {
  readonly at: number;
  /** What is carried no longer, in tokens, by estimate. */
  readonly saved: number;
}

/** Turns that a layout is expected to serve; between the length of a conversation and that of a day's work (`bench:cache` sets it). */
const EXPECTED_TURNS = 20;

/**
 * The best cut, or undefined when carrying on is cheaper. Carrying waste costs its cached price on every turn; laying out afresh costs the
 * full price of the tail once. Nobody knows how many turns will come, so the price of a cut is weighed against the mean of two estimates of
 * the rent: what this waste has cost so far (ski rental, never worse than twice the best choice), and what it will cost over the expected turns.
 * When all that is needed has no room, the cheapest cut is taken that makes room.
 */
export function chooseCut(
  segments: readonly Segment[],
  costs: CutCosts,
  { prices, room }: { readonly prices: LayoutPrices; readonly room: number },
): Cut | undefined {
  const last = segments.length;
  const isFull = sizeAt(costs, last) > room;
  let regret = 0;
  let best: Cut | undefined;
  let most = isFull ? -Infinity : 0;
  for (let at = last - 1; at >= 0; at -= 1) {
    regret += segments[at]?.regret ?? 0;
    const saved = sizeAt(costs, last) - sizeAt(costs, at);
    const rent = (regret + EXPECTED_TURNS * prices.cached * saved) / 2;
    const gain = rent - (priceAt(costs, at, prices) - priceAt(costs, last, prices));
    if (gain > most && (!isFull || at === 0 || sizeAt(costs, at) <= room)) {
      most = gain;
      best = { at, saved };
    }
  }
  return best;
}

/** The price of the next prompt when it is cut at a place. */
function priceAt({ kept, tail }: CutCosts, at: number, prices: LayoutPrices): number {
  return prices.cached * (kept[at] ?? 0) + prices.input * (tail[at] ?? 0);
}

function sizeAt({ kept, tail }: CutCosts, at: number): number {
  return (kept[at] ?? 0) + (tail[at] ?? 0);
}

/** The segments with the rent of this turn added to what they have cost. */
export function payRent(segments: readonly Segment[], costs: CutCosts, cachedPrice: number): readonly Segment[] {
  return segments.map((segment, index) => {
    const waste = sizeAt(costs, index + 1) - sizeAt(costs, index);
    return waste === 0 ? segment : { ...segment, regret: segment.regret + waste * cachedPrice };
  });
}
