// A profile: one model at one service, with its limits, prices and manners.

/** How the key travels. */
export type Auth = 'bearer' | 'none' | `header:${string}`;

/** US dollars or credits per million or thousand tokens, by kind of token. */
export interface TokenPrices {
  readonly input: number;
  readonly cached?: number;
  readonly output: number;
}

/** A surcharge on the whole request: with more than `above` tokens of input, input and output cost so many times as much. */
export interface LongPromptPrices {
  readonly above: number;
  readonly inputFactor: number;
  readonly outputFactor: number;
}

/** A profile as the features use it: complete, checked, with an absolute base URL. */
export interface Profile {
  readonly id: string;
  readonly label: string;
  /** Absolute http(s) address without a trailing slash; empty for the offline engine. */
  readonly baseUrl: string;
  readonly model: string;
  readonly auth: Auth;
  readonly api: 'chat' | 'offline';
  /** Tokens. */
  readonly limits: { readonly context: number; readonly output: number };
  /** Undefined when the price is not known. */
  readonly prices?: {
    readonly unit: 'USD/1M' | 'credits/1K';
    /** US dollars for one credit. */
    readonly usdPerCredit?: number;
    readonly standard: TokenPrices;
    readonly longPrompt?: LongPromptPrices;
  };
  readonly headers: Readonly<Record<string, string>>;
  /** Fields added to every request body. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Names of body fields that are never sent. */
  readonly omit: readonly string[];
  readonly encoding: 'o200k_base' | 'cl100k_base';
  /** Minutes that the provider keeps a prompt prefix. */
  readonly cacheMinutes: number;
}
