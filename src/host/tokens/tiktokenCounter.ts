// Counts tokens of cl100k_base with tiktoken: the one file that loads that library.

import { createHash } from 'node:crypto';
import { Tiktoken } from 'tiktoken/lite';
import type { TokenCounter } from '../../core/ports.ts';
import { splitLongRuns } from './longRuns.ts';
import { ranksIn } from './ranksIn.ts';

/** Texts whose counts are remembered: more than the files of a large workspace. */
const rememberedTexts = 50_000;

/**
 * A counter for cl100k_base. `known` holds counts of before by hash of the text, and gets those that are counted. Special tokens in a text, such as
 * `<|endoftext|>`, are counted as the plain text that they are.
 * Rejects when the ranks or the WebAssembly file are missing.
 */
export async function createTiktokenCounter(known: Map<string, number>): Promise<TokenCounter> {
  const { bpe_ranks, special_tokens, pat_str } = ranksIn(await import('tiktoken/encoders/cl100k_base'));
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
