// What a pack holds, why, and what it costs: the object behind `pack --json`, the pack tree and the context bar.

/** How much of a file the model sees: its present text, parts of it, its signatures, its name, or its folder's line. */
export type Level = 'full' | 'excerpt' | 'outline' | 'listed' | 'folded';

/** Why a file is absent from the pack. */
export type ExclusionReason =
  | 'ignored'
  | 'excluded'
  | 'binary'
  | 'generated'
  | 'vendored'
  | 'data'
  | 'duplicate'
  | 'secret'
  | 'too-large'
  | 'too-many'
  | 'unreadable'
  | 'link';

/** One discovered file in the pack. */
export interface PackedFile {
  /** Relative to the workspace, with `/`; in a multi-root workspace the root's name comes first. */
  readonly path: string;
  readonly level: Level;
  /** Of an excerpt: the line ranges sent, 1-based and inclusive. */
  readonly lines?: readonly (readonly [number, number])[];
  /** Tokens of its text alone, without the wrapper; 0 when only listed or folded. */
  readonly tokens: number;
  /** Relevance to the question, 0 to 1, higher is better. */
  readonly score: number;
  /** Why it stands at this level, in a few plain words. */
  readonly reason: string;
}

/** One file, or one ignored folder (ending in `/`), left out of the pack. */
export interface ExcludedFile {
  readonly path: string;
  readonly reason: ExclusionReason;
  /** The rule that decides, with its file and line where it has one: `.gitignore:3 dist/`. */
  readonly rule?: string;
}

/** What is expected to be served from the provider's prompt cache. */
export interface CacheForecast {
  /** Tokens at the start that equal what was sent last. */
  readonly prefixTokens: number;
  /** 0 to 1, of all input tokens. */
  readonly cachedShare: number;
  /** Whether the pack was laid out afresh instead of continued. */
  readonly rebuilt: boolean;
  /** The reason, in plain words. */
  readonly why: string;
  /** Milliseconds since 1970 up to which the provider keeps that start; absent when it is not expected to hold any. */
  readonly warmUntil?: number;
}

/** Input price in US dollars; undefined parts mean that the service's price is unknown. */
export interface InputPrice {
  readonly currency: 'USD';
  /** All input uncached. */
  readonly cold?: number;
  /** With the expected cached share. */
  readonly expected?: number;
}

/** A secret value hidden before the text was sent. */
export interface HiddenValue {
  readonly path: string;
  /** 1-based line of the value. */
  readonly line: number;
  /** What kind of secret it looks like, in plain words. */
  readonly kind: string;
}

/** Hidden characters in a sent file, which may carry instructions that a reader does not see. */
export interface InvisibleCharacters {
  readonly path: string;
  readonly count: number;
  /** 1-based line of the first one. */
  readonly line: number;
}

/** Something around the documents of a prompt, beside Panorama's own rules. */
export interface AroundPart {
  /** `instructions`: what the user or the workspace asks of answers. */
  readonly kind: 'instructions' | 'conversation' | 'question';
  /** Of instructions: the path of the file, or the name of the setting. */
  readonly name?: string;
  readonly tokens: number;
}

/** The window of a model, in tokens. */
export interface ModelWindow {
  readonly context: number;
  /** What an answer has at most. */
  readonly answer: number;
}

/** The whole account of one pack. */
export interface Manifest {
  /** Tokens that the pack may use at most. */
  readonly budget: number;
  readonly tokens: {
    readonly total: number;
    readonly instructions: number;
    readonly tree: number;
    readonly files: number;
  };
  /** What `tokens.instructions` holds beside the rules; absent in packs of earlier versions. */
  readonly around?: readonly AroundPart[];
  /** Best first. */
  readonly files: readonly PackedFile[];
  readonly excluded: readonly ExcludedFile[];
  readonly hidden: readonly HiddenValue[];
  readonly invisible: readonly InvisibleCharacters[];
  readonly cache: CacheForecast;
  readonly price: InputPrice;
  /** Milliseconds by step. */
  readonly timings: {
    readonly discoverMs: number;
    readonly countMs: number;
    readonly rankMs: number;
    readonly renderMs: number;
    readonly totalMs: number;
  };
}
