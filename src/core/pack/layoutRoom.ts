// Decides where a full prompt is cut: as late as what the question wants most still finds room.

import { covers, type Chain } from './layoutChains.ts';
import type { LaidDocument, LayoutPrices, Segment } from './layoutTypes.ts';
import { worthOf } from './layoutWorth.ts';

/** What the decision goes by. */
export interface FullPrompt {
  readonly segments: readonly Segment[];
  readonly chains: ReadonlyMap<string, Chain>;
  readonly wanted: readonly LaidDocument[];
  /** Tokens of what would be appended, by path. */
  readonly appended: ReadonlyMap<string, number>;
  /** Tokens for all segments. */
  readonly room: number;
  readonly prices: LayoutPrices;
}

/** Leaving out a share of the worth of what is wanted weighs as much as this many shares of the price: about a point of recall (`bench:cache`). */
const LOSS_WEIGHT = 13;

/** So many places are tried: the estimate takes time in proportion to the wanted documents. */
const MOST_TRIED = 64;

/** Tokens of a wrapper, for the estimate. */
const WRAPPER_TOKENS = 30;

/** How many segments stay, so that what is saved by the cache outweighs most what is left out for it. */
export function keptWhenFull(prompt: FullPrompt): number {
  const { segments, room, prices } = prompt;
  const needs = needsOf(prompt);
  const all = needs.reduce((sum, { worth }) => sum + worth, 0);
  const discount = 1 - Math.min(1, prices.cached / prices.input);
  const step = Math.ceil(segments.length / MOST_TRIED);
  let kept = segments.reduce((sum, { tokens }) => sum + tokens, 0);
  let best = 0;
  let most = 0;
  for (let at = segments.length; at > 0; at -= 1) {
    if (at % step === 0) {
      const lost = lostAt(needs, at, room - kept);
      const gain = (discount * kept) / room - (LOSS_WEIGHT * lost) / all;
      [best, most] = gain > most ? [at, gain] : [best, most];
    }
    kept -= segments[at - 1]?.tokens ?? 0;
  }
  return best;
}

/** A wanted document: what it costs when its segments stay and when they do not. */
interface Need {
  /** Segments that must stay for the prompt to hold it. */
  readonly keptFrom: number;
  readonly change: number;
  readonly whole: number;
  readonly worth: number;
}

/** The best bargains first. */
function needsOf({ chains, wanted, appended }: FullPrompt): readonly Need[] {
  const worth = worthOf(wanted);
  return wanted
    .map((document): Need => {
      const { path, tokens } = document;
      const chain = chains.get(path);
      const whole = tokens + WRAPPER_TOKENS;
      const change = appended.get(path) ?? 0;
      const isHeld = chain !== undefined && (covers(chain, document) || change < whole);
      const keptFrom = isHeld ? (chain.positions.at(-1) ?? 0) + 1 : Infinity;
      return { keptFrom, change, whole, worth: worth.get(path) ?? 0 };
    })
    .toSorted((one, other) => other.worth / other.whole - one.worth / one.whole);
}

/** The worth that finds no room when the prompt is cut at a place. */
function lostAt(needs: readonly Need[], at: number, room: number): number {
  let left = room;
  let lost = 0;
  for (const { keptFrom, change, whole, worth } of needs) {
    const cost = at >= keptFrom ? change : whole;
    if (cost <= left) {
      left -= cost;
    } else {
      lost += worth;
    }
  }
  return left < 0 ? Infinity : lost;
}
