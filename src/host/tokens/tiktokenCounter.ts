// Counts tokens with tiktoken: the one importer of that library.

import { createHash } from 'node:crypto';
import { Tiktoken } from 'tiktoken/lite';
import type { Profile } from '../../core/model/profile.ts';
import type { TokenCounter } from '../../core/ports.ts';
import { splitLongRuns } from './longRuns.ts';

/** Texts whose counts are remembered: more than the files of a large workspace. */
const rememberedTexts = 50_000;

/**
 * A counter for an encoding. `known` holds counts of before by hash of the text, and gets those that are counted. Special tokens in a text, such as `<|endoftext|>`, are counted as the plain text that they are.
 * Rejects when the ranks or the WebAssembly file are missing.
 */
export async function createTiktokenCounter(
  encoding: Profile['encoding'],
  known: Map<string, number>,
): Promise<TokenCounter> {
  const { bpe_ranks, special_tokens, pat_str } = ranksIn(await loadRanks(encoding));
  const tiktoken = new Tiktoken(bpe_ranks, special_tokens, pat_str);
  return rememberCounts((text) => countTokens(tiktoken, text), known);
}

function countTokens(tiktoken: Tiktoken, text: string): number {
  let tokens = 0;
  for (const piece of splitLongRuns(text)) {
    tokens += tiktoken.encode_ordinary(piece).length;
  }
  return tokens;
}

/** Counts by the hash of the text, so that a second pack counts what has changed alone. The text counted longest ago is forgotten first. */
function rememberCounts(count: (text: string) => number, counts: Map<string, number>): TokenCounter {
  return {
    count(text) {
      const key = createHash('sha256').update(text).digest('base64');
      const tokens = counts.get(key) ?? count(text);
      counts.delete(key);
      counts.set(key, tokens);
      if (counts.size > rememberedTexts) {
        counts.delete(counts.keys().next().value ?? key);
      }
      return tokens;
    },
  };
}

function loadRanks(encoding: Profile['encoding']): Promise<{ readonly default: unknown }> {
  switch (encoding) {
    case 'o200k_base':
      return import('tiktoken/encoders/o200k_base');
    case 'cl100k_base':
      return import('tiktoken/encoders/cl100k_base');
  }
}

interface Ranks {
  readonly bpe_ranks: string;
  readonly special_tokens: Record<string, number>;
  readonly pat_str: string;
}

/** The library's own types say that the ranks are nested once more than Node finds them. */
function ranksIn(module: { readonly default: unknown }): Ranks {
  if (!isRanks(module.default)) {
    throw new Error('The ranks of the tokeniser are malformed.');
  }
  return module.default;
}

function isRanks(value: unknown): value is Ranks {
  return typeof value === 'object' && value !== null && 'bpe_ranks' in value && 'pat_str' in value;
}
