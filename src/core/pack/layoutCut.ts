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
  /** Tokens of what would be appended, by path; changes of the list under the empty path. */
  readonly appended: ReadonlyMap<string, number>;
}

/** Both costs for each place, from before the first segment to behind the last. */
export function cutCosts({ segments, chains, wanted, known, appended }: CutFacts): CutCosts {
  const kept = new Float64Array(segments.length + 1);
  segments.forEach(({ tokens }, index) => {
    kept[index + 1] = (kept[index] ?? 0) + tokens;
  });
  const owners = ownersOf(segments.length, chains);
  const tail = new Float64Array(segments.length + 1);
  const current = new Map(appended);
  tail[segments.length] = [...appended.values()].reduce((sum, tokens) => sum + tokens, 0);
  for (let index = segments.length - 1; index >= 0; index -= 1) {
    const segment = segments[index];
    const chain = owners[index];
    const before = tail[index + 1] ?? 0;
    if (!segment) {
      continue;
    }
    const path = chain?.path ?? '';
    const needed = neededAt(segment, index, { chain, wanted, known, current: current.get(path) ?? 0 });
    tail[index] = before + needed - (current.get(path) ?? 0);
    current.set(path, needed);
  }
  return { kept, tail };
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

/** Tokens that a file needs in the tail when the prompt is cut before one of its segments. */
function neededAt(
  segment: Segment,
  index: number,
  {
    chain,
    wanted,
    known,
    current,
  }: Pick<CutFacts, 'wanted' | 'known'> & { readonly chain: Chain | undefined; readonly current: number },
): number {
  if (!chain) {
    return segment.kind === 'list' ? current + segment.tokens : 0;
  }
  const isFirst = chain.positions[0] === index;
  if (isFirst) {
    return wanted.has(chain.path) ? segment.bridge : 0;
  }
  const present = known.get(chain.path);
  return present === undefined ? segment.tokens : segment.bridge;
}

/** Where to cut: `at` segments stay. */
export interface Cut {
  readonly at: number;
  /** What is carried no longer, in tokens, by estimate. */
  readonly saved: number;
}

/** Rent is paid until it reaches this share of the price of not paying it any more. */
const PATIENCE = 1;

/**
 * The best cut, or undefined when carrying on is cheaper. Carrying waste costs its cached price on every turn; laying out afresh costs the
 * full price of the tail once. Nobody knows how many turns will come, so the rent is paid until it adds up to that price (ski rental, never
 * worse than twice the best choice).
 */
export function chooseCut(
  segments: readonly Segment[],
  { kept, tail }: CutCosts,
  { prices, room }: { readonly prices: LayoutPrices; readonly room: number },
): Cut | undefined {
  const last = segments.length;
  const goOn = priceAt(last);
  const isFull = (kept[last] ?? 0) + (tail[last] ?? 0) > room;
  let regret = 0;
  let best: Cut | undefined;
  let most = isFull ? -Infinity : 0;
  for (let at = last - 1; at >= 0; at -= 1) {
    regret += segments[at]?.regret ?? 0;
    const gain = regret - PATIENCE * (priceAt(at) - goOn);
    const fits = (kept[at] ?? 0) + (tail[at] ?? 0) <= room;
    if (gain > most && (fits || !isFull)) {
      most = gain;
      best = { at, saved: sizeAt(last) - sizeAt(at) };
    }
  }
  return best;

  function priceAt(at: number): number {
    return prices.cached * (kept[at] ?? 0) + prices.input * (tail[at] ?? 0);
  }
  function sizeAt(at: number): number {
    return (kept[at] ?? 0) + (tail[at] ?? 0);
  }
}

/** The segments with the rent of this turn added to what they have cost. */
export function payRent(segments: readonly Segment[], { kept, tail }: CutCosts, cachedPrice: number): readonly Segment[] {
  return segments.map((segment, index) => {
    const waste = (kept[index + 1] ?? 0) + (tail[index + 1] ?? 0) - (kept[index] ?? 0) - (tail[index] ?? 0);
    return waste === 0 ? segment : { ...segment, regret: segment.regret + waste * cachedPrice };
  });
}
