// Reads what tiktoken ships of an encoding.

/** An encoding as tiktoken has it. */
export interface Ranks {
  /** `! 0` and then the bytes of each token as base64, by rank. */
  readonly bpe_ranks: string;
  readonly special_tokens: Record<string, number>;
  readonly pat_str: string;
}

/** The ranks in a module of tiktoken, whose own types say that they are nested once more than Node finds them. Throws when there are none. */
export function ranksIn(module: { readonly default: unknown }): Ranks {
  if (!isRanks(module.default)) {
    throw new Error('The ranks of the tokeniser are malformed.');
  }
  return module.default;
}

function isRanks(value: unknown): value is Ranks {
  return typeof value === 'object' && value !== null && 'bpe_ranks' in value && 'pat_str' in value;
}
