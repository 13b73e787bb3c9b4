// A profile: one model at one service, with its limits, prices and manners.

import type { Feature, Parameter, ServiceName } from './catalogue/names.ts';
import type { Counting } from './counting.ts';
import type { FimApi } from './fim.ts';

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

/** A way of being served that has a price of its own; `priority` is OpenAI's Fast mode. */
export type Tier = 'priority' | 'flex' | 'batch';

/** A tier that a single request can be served in; a batch is a job of its own. */
export type ServedTier = Exclude<Tier, 'batch'>;

/** An MCP server that the service itself calls; each call of a tool waits for the user's approval. */
export interface RemoteMcpServer {
  readonly label: string;
  readonly url: string;
  /** Absent: all of its tools. */
  readonly allowedTools?: readonly string[];
}

/** A profile as the features use it: complete, checked, with an absolute base URL. */
export interface Profile {
  readonly id: string;
  readonly label: string;
  /** Absolute http(s) address without a trailing slash; empty for the offline engine and for VS Code's own models. */
  readonly baseUrl: string;
  readonly model: string;
  readonly auth: Auth;
  /** How the service is spoken to: Chat Completions, Responses, filling a hole, VS Code's own models, or no service at all. */
  readonly api: 'chat' | 'responses' | FimApi | 'vscode.lm' | 'offline';
  /** Which service answers, where its address does not say. */
  readonly service?: ServiceName;
  /** Tokens. */
  readonly limits: { readonly context: number; readonly output: number };
  /** Undefined when the price is not known. */
  readonly prices?: {
    readonly unit: 'USD/1M' | 'credits/1K';
    /** US dollars for one credit. */
    readonly usdPerCredit?: number;
    readonly standard: TokenPrices;
    readonly priority?: TokenPrices;
    readonly flex?: TokenPrices;
    readonly batch?: TokenPrices;
    readonly longPrompt?: LongPromptPrices;
  };
  readonly headers: Readonly<Record<string, string>>;
  /** Fields added to every request body. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Names of body fields that are never sent. */
  readonly omit: readonly string[];
  readonly encoding: 'o200k_base' | 'cl100k_base';
  /** How the service counts tokens, as far as its bills have told; never a setting. */
  readonly counting?: Counting;
  /** Minutes that the provider keeps a prompt prefix. */
  readonly cacheMinutes: number;
  /** The user's choice of how requests of a purpose are served; the standard way where none is made. */
  readonly tiers?: Readonly<Partial<Record<'chat' | 'completion' | 'refactor', ServedTier>>>;
  /** Servers whose tools the service may call for a question, where it can; each call waits for the user's word. */
  readonly mcpServers?: readonly RemoteMcpServer[];
  /** Fields of a request that the service is known to take; empty while nothing is known of them. */
  readonly accepts: readonly Parameter[];
  /** What the model is known to do here. */
  readonly features: readonly Feature[];
}
