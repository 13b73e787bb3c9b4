// A document as a plain value: the editor's objects stop at the edge.

/** Text of a document at one version. Offsets are UTF-16 code units. */
export interface Snapshot {
  /** Relative to the workspace, with `/`; a name such as `Untitled-1` for a document without a file. */
  readonly path: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

/** A range of a snapshot in UTF-16 offsets, end exclusive. */
export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

/** One replacement; offsets are of the snapshot's text. */
export interface TextEdit extends OffsetRange {
  readonly newText: string;
}
