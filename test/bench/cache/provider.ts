// A model of the provider's prompt cache: prefixes of what was sent lately, in steps of 128 tokens, from 1,024 on.

import { CACHE_STEP, SHORTEST_PREFIX } from '../../../src/core/pack/layoutFinish.ts';

/** What a send cost. */
export interface Billed {
  readonly total: number;
  readonly cached: number;
}

interface Sent {
  readonly parts: readonly string[];
  /** Milliseconds since 1970 when it was last sent or read. */
  at: number;
}

/** One provider with an empty cache. A prompt is given in parts whose counts add up. */
export class Provider {
  readonly #count: (text: string) => number;
  readonly #life: number;
  #sent: readonly Sent[] = [];

  constructor(count: (text: string) => number, cacheMinutes: number) {
    this.#count = count;
    this.#life = cacheMinutes * 60_000;
  }

  /** Sends a prompt at a time in milliseconds since 1970. */
  send(parts: readonly string[], now: number): Billed {
    const total = parts.reduce((sum, part) => sum + this.#count(part), 0);
    const alive = this.#sent.filter(({ at }) => now - at <= this.#life);
    let common = 0;
    for (const sent of alive) {
      common = Math.max(common, this.#commonTokens(sent.parts, parts));
    }
    this.#sent = [...alive.slice(-20), { parts, at: now }];
    const stepped = Math.floor(Math.min(common, total) / CACHE_STEP) * CACHE_STEP;
    return { total, cached: stepped < SHORTEST_PREFIX ? 0 : stepped };
  }

  #commonTokens(one: readonly string[], other: readonly string[]): number {
    let tokens = 0;
    let index = 0;
    while (index < one.length && index < other.length && one[index] === other[index]) {
      tokens += this.#count(one[index] ?? '');
      index += 1;
    }
    return tokens + this.#count(commonStart(one[index] ?? '', other[index] ?? ''));
  }
}

function commonStart(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one.charCodeAt(at) === other.charCodeAt(at)) {
    at += 1;
  }
  return one.slice(0, at);
}
