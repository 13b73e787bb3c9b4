// Counts tokens of cl100k_base with tiktoken: the one file that loads that library.

import { Tiktoken } from 'tiktoken/lite';
import type { TokenCounter } from '../../core/ports.ts';
import { splitLongRuns } from './longRuns.ts';
import { ranksIn } from './ranksIn.ts';

/**
 * A counter for cl100k_base. Special tokens in a text, such as `<|endoftext|>`, are counted as the plain text that they are.
 * Rejects when the ranks or the WebAssembly file are missing.
 */
export async function createTiktokenCounter(): Promise<TokenCounter> {
  const { bpe_ranks, special_tokens, pat_str } = ranksIn(await import('tiktoken/encoders/cl100k_base'));
  const tiktoken = new Tiktoken(bpe_ranks, special_tokens, pat_str);
  return { count: (text) => countTokens(tiktoken, text) };
}

function countTokens(tiktoken: Tiktoken, text: string): number {
  let tokens = 0;
  for (const piece of splitLongRuns(text)) {
    tokens += tiktoken.encode_ordinary(piece).length;
  }
  return tokens;
}
