// Puts a layout together: the next ledger, what the prompt holds of each file, its tokens, and what the provider still holds of it.

import type { CacheForecast } from '../../protocol/manifest.ts';
import { chainsOf } from './layoutChains.ts';
import type { LaidFile, Layout, LayoutInput, Ledger, Segment } from './layoutTypes.ts';

/** Prompts shorter than this are not cached; hits come in steps (OpenAI's documentation of prompt caching). Tokens. */
export const SHORTEST_PREFIX = 1_024;
export const CACHE_STEP = 128;

/** What was decided. */
export interface Decided {
  /** Whose head is sent. */
  readonly ledger: Ledger;
  readonly kept: readonly Segment[];
  readonly added: readonly Segment[];
  readonly why: string;
  readonly rebuilt: boolean;
}

/** The layout that was decided. */
export function finishLayout(input: LayoutInput, { ledger, kept, added, why, rebuilt }: Decided): Layout {
  const segments = [...kept, ...added];
  const tail = tailOf(ledger.ending, input.frame.reminder);
  const changes = tokensOf(segments.filter(({ kind }) => kind === 'list'));
  const documents = tokensOf(segments) - changes;
  const total = input.frame.otherTokens + ledger.headTokens + changes + documents + input.count(tail);
  const prefix = commonTokens(input, { ledger, kept });
  return {
    ledger: { ...ledger, segments, at: input.now },
    tail,
    files: filesIn(segments, input),
    tokens: { total, list: ledger.listTokens + changes, documents },
    forecast: forecastOf(prefix, { total, why, rebuilt }, input),
  };
}

/** What stands behind the last segment. */
export function tailOf(ending: string, reminder: string): string {
  return `</documents${ending}>\n\n${reminder}`;
}

/** Tokens of the segments. */
export function tokensOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { tokens }) => sum + tokens, 0);
}

/** Tokens at the start that the provider was sent before and may still hold. */
function commonTokens(
  { ledger: last, now, cacheMinutes }: LayoutInput,
  { ledger, kept }: Pick<Decided, 'ledger' | 'kept'>,
): number {
  const isWarm = last !== undefined && now - last.at <= cacheMinutes * 60_000;
  return isWarm && last.head === ledger.head ? ledger.headTokens + tokensOf(kept) : 0;
}

function forecastOf(
  common: number,
  { total, why, rebuilt }: Pick<CacheForecast, 'rebuilt' | 'why'> & { readonly total: number },
  { ledger: last, cacheMinutes }: LayoutInput,
): CacheForecast {
  const stepped = Math.floor(Math.min(common, total) / CACHE_STEP) * CACHE_STEP;
  const prefixTokens = stepped < SHORTEST_PREFIX ? 0 : stepped;
  return {
    prefixTokens,
    cachedShare: total === 0 ? 0 : prefixTokens / total,
    rebuilt,
    why,
    ...(prefixTokens > 0 && last && { warmUntil: last.at + cacheMinutes * 60_000 }),
  };
}

function filesIn(segments: readonly Segment[], { known }: LayoutInput): ReadonlyMap<string, LaidFile> {
  const files = new Map<string, LaidFile>();
  for (const { path, hash, level, lines } of chainsOf(segments).values()) {
    if (hash !== '' && known.get(path) === hash) {
      files.set(path, { level, ...(lines && { lines }) });
    }
  }
  return files;
}
