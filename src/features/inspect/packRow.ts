// A row of the pack's tree as a value.

/** One row, with the rows under it. */
export interface PackRow {
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** A codicon's name. */
  readonly icon?: string;
  /** Opened by a click, at this 1-based line. */
  readonly opens?: { readonly path: string; readonly line: number };
  /** What its menu goes by: words with blanks between them. */
  readonly context?: string;
  /** Read when the row is opened. */
  readonly readChildren?: () => readonly PackRow[];
}
