// What is asked of a model, before and after the egress gate.

import type { Profile, RemoteMcpServer, Tier } from './profile.ts';

/** An image that goes with a message. */
export interface ChatImage {
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';
  readonly base64: string;
  /** Pixels; the price depends on them. */
  readonly width: number;
  readonly height: number;
}

/** A PDF file that goes with a message. Its text cannot be searched for secrets. */
export interface ChatPdf {
  /** As the model sees it. */
  readonly filename: string;
  /** The workspace path, which is checked and written down like that of a text; absent where the file is no file of the user's. */
  readonly path?: string;
  readonly base64: string;
  /** Both decide on the price. */
  readonly pages: number;
  readonly textTokens: number;
}

/** One message of a chat request. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
  /** Sent after the text, and only to models that are known to see. */
  readonly images?: readonly ChatImage[];
  /** Sent after the text and the images; a request with one to a model that reads none is refused. */
  readonly pdfs?: readonly ChatPdf[];
}

/** A JSON schema, as far as anybody reads it here: any object. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A function that the model may ask to have called. Names hold at most 64 letters, digits, `_` and `-`. */
export interface ToolDefinition {
  readonly name: string;
  readonly description?: string;
  /** Of the object of its arguments. */
  readonly parameters?: JsonSchema;
}

/** The form that a machine-read answer must have. Services that cannot promise it are asked for it in words. */
export interface AnswerFormat {
  readonly kind: 'schema';
  readonly name: string;
  readonly schema: JsonSchema;
}

/** The two texts that a service is to fill the gap between, for one that knows no messages. */
export interface HoleTexts {
  readonly prefix: string;
  readonly suffix: string;
  /** Code of other files that helps, for the services that take it. */
  readonly extra: readonly { readonly path: string; readonly text: string }[];
}

/** What a request is for: names the row in the ledger. */
export type Purpose = 'chat' | 'completion' | 'refactor' | 'probe';

/** A request as a feature makes it. Only the egress gate turns it into a ReleasedRequest. */
export interface ModelRequest {
  readonly purpose: Purpose;
  readonly profile: Profile;
  readonly messages: readonly ChatMessage[];
  /** Asked instead of messages, of a profile that only completes. */
  readonly hole?: HoleTexts;
  /** Tokens of the messages as counted for the profile's model; undefined when nobody has counted. */
  readonly inputTokens?: number;
  /** Tokens of answer at most. */
  readonly maxOutput: number;
  /** Whether the user has allowed this request to pass the caps on money. */
  readonly mayPassCaps?: boolean;
  readonly temperature: number;
  readonly stop?: readonly string[];
  /** What the answer is expected to repeat for the most part. Sent only where the profile's features name it; what does not come true is billed as answer. */
  readonly prediction?: string;
  /** Groups requests that share a prefix, for the provider's cache. */
  readonly cacheKey?: string;
  /** Workspace paths whose text stands in the messages; each is checked against the rules of what may leave. */
  readonly sources: readonly string[];
  /** Texts of these paths as they stand in the messages, for the account of what left. Never sent by themselves. */
  readonly documents?: readonly { readonly path: string; readonly text: string }[];
  /** US dollars as the user was told before. */
  readonly predicted?: number;
  /** Under which the request is kept, so that its answer can show it later. Never sent. */
  readonly turnId?: string;
  /** Sent only where the profile's features name tools. */
  readonly tools?: readonly ToolDefinition[];
  readonly format?: AnswerFormat;
  /** Absent: as the service serves everybody. */
  readonly tier?: Tier;
  /** Whether the service may search the web for the answer; only where the profile's features name it. */
  readonly search?: boolean;
  readonly mcpServers?: readonly RemoteMcpServer[];
}

declare const released: unique symbol;

/** A request that has passed the egress gate. Nothing else can be sent: models accept no other type. */
export interface ReleasedRequest extends ModelRequest {
  readonly [released]: true;
}
