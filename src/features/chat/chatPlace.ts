// Where a chat stands among those of its window.

/** What a chat asks of the window that it is shown in. */
export interface ChatPlace {
  /** Brings the chat into view. */
  readonly reveal: () => Promise<void>;
  /** Opens a kept conversation, here or where it is open. */
  readonly openKept: (id: string) => Promise<void>;
  /** Told when an answer begins or ends. */
  readonly answering: () => void;
}
