// What crosses between the extension host and the page of the pack, in both directions.

/** What the user may set on a file by hand: always in the pack, never in it, in full when it is in. */
export type Mark = 'pinned' | 'excluded' | 'full';

/** The marks of a workspace: paths in the order in which they were set. */
export type FileMarks = Readonly<Record<Mark, readonly string[]>>;

/** The files of a pack as columns, best first: an object a row would take several times as long to cross. */
export interface FileColumns {
  /** Parted by NUL, which no path holds. */
  readonly paths: string;
  /** The first letter of each level: f, e, o, l; `~` is folded. */
  readonly levels: string;
  readonly tokens: readonly number[];
  /** 0 to 1. */
  readonly scores: readonly number[];
  /** The reasons that occur, each once, and the place of each file's own among them. */
  readonly reasons: readonly string[];
  readonly reasonOf: readonly number[];
  /** Of excerpts: the place of the file, and its line ranges, 1-based and inclusive. */
  readonly lines: readonly (readonly [number, readonly (readonly [number, number])[]])[];
}

/** What is left out of a pack, as columns. A folder's path ends in `/`. */
export interface ExcludedColumns {
  /** Parted by NUL. */
  readonly paths: string;
  /** By their place: the code of the reason, its words, and the rules that occur. */
  readonly reasons: readonly { readonly code: string; readonly words: string }[];
  readonly reasonOf: readonly number[];
  readonly rules: readonly string[];
  /** -1 without a rule. */
  readonly ruleOf: readonly number[];
}

/** Tokens of the parts of the window that are no files. What instructions, conversation and question take of their sum is told by their lengths. */
export interface WindowParts {
  readonly instructions: number;
  readonly history: number;
  readonly question: number;
  /** The list of paths. */
  readonly tree: number;
  /** Kept free for the answer. */
  readonly answer: number;
  /** Of the budget, used by nothing. */
  readonly free: number;
}

/** A pack as the page shows it. */
export interface PagePack {
  /** Empty when the pack was made without one. */
  readonly question: string;
  /** Whether these are the files that were sent, and not those of a draft. */
  readonly isSent: boolean;
  readonly workspace: string;
  readonly budget: number;
  readonly total: number;
  readonly parts: WindowParts;
  /** 0 to 1. */
  readonly cachedShare: number;
  readonly cacheReason: string;
  /** US dollars for the input; undefined when the price is not known. */
  readonly price?: number;
  /** Whether nothing leaves this computer, so that nothing is paid. */
  readonly isFree: boolean;
  readonly files: FileColumns;
  readonly excluded: ExcludedColumns;
  readonly hiddenValues: number;
  readonly invisibleFiles: number;
}

/** What the page shows beside the pack. */
export interface PageStatus {
  /** Whether a pack is being made. */
  readonly packing: boolean;
  /** Why there is none, in the user's language. */
  readonly problem?: string;
  readonly marks: FileMarks;
  /** Whether a request has been sent in this window, so that its exact words can be shown. */
  readonly hasRequest: boolean;
}

/** Host to page. */
export type ToPackPage =
  { readonly kind: 'pack'; readonly pack: PagePack } | { readonly kind: 'status'; readonly status: PageStatus };

/** Page to host. */
export type FromPackPage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'mark'; readonly path: string; readonly mark: Mark; readonly on: boolean }
  | { readonly kind: 'open'; readonly path: string; readonly line: number }
  | { readonly kind: 'copyMarkdown' }
  | { readonly kind: 'showPrompt' };
