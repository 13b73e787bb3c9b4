// What an answer says is to become of files: one form for every format that models write.

/** One change of a file: these lines are to become those. Lines have no endings. */
export interface EditBlock {
  readonly search: readonly string[];
  readonly replace: readonly string[];
  /** Lines above the place, outermost first, as a patch names them behind `@@`. They part equal places and do nothing else. */
  readonly anchors?: readonly string[];
  /** Whether the block says that it ends where the file ends. Parts equal places as well. */
  readonly atEnd?: boolean;
  /** What the block means where it has no place as it is: blank lines without a sign between lines that come, come too. */
  readonly otherwise?: EditBlock;
}

/** One thing to do. A path that is undefined means the file that the question was about. */
export type FileOperation =
  | { readonly kind: 'edit'; readonly path: string | undefined; readonly block: EditBlock }
  /** The file's whole text is written anew. */
  | { readonly kind: 'rewrite'; readonly path: string | undefined; readonly lines: readonly string[] }
  | { readonly kind: 'create'; readonly path: string; readonly lines: readonly string[] }
  /** Edits of a file that is renamed name its old path. */
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'delete'; readonly path: string };

/** Why a part of an answer cannot be read. */
export type AnswerProblem =
  /** The answer ends inside a block, a patch or a file. */
  | 'incomplete'
  /** A marker stands where it cannot: a second divider, or a new block inside a block. */
  | 'misplaced-marker'
  /** A line of a patch that says neither what stays nor what goes nor what comes. */
  | 'unreadable-line';

/** All that an answer held. */
export interface ParsedAnswer {
  readonly operations: readonly FileOperation[];
  readonly problems: readonly AnswerProblem[];
  /** What the model wrote around the operations, without fences and file names. */
  readonly prose: string;
}

/** Reads one format, from its first marker to its last. */
export interface FormatReader {
  /** Takes the next line, without its ending; false when the format ends with it. */
  take(line: string): boolean;
  /** The answer ends although more was to come. */
  end(): void;
}

/** Where readers put what they find. */
export interface Findings {
  readonly operations: FileOperation[];
  readonly problems: AnswerProblem[];
}

/** A line that opens or closes a fence around code, perhaps with the name of a language or of a file. */
export const FENCE = /^\s*(?:`{3,}|~{3,})\s*[^`~]*$/;
