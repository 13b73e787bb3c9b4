// The panel's only line to the extension host.

import type { FromPanel, ToPanel } from '../../src/protocol/messages.ts';
import { parseToPanel } from '../../src/protocol/parseMessages.ts';

/** Sends a message to the host. */
export type Post = (message: FromPanel) => void;

/** What the panel may ask of its surroundings. */
export interface Host {
  readonly post: Post;
  /** Calls back with each message that fits the protocol; others are dropped. */
  readonly listen: (receive: (message: ToPanel) => void) => void;
  /** The draft that was kept when the panel was last hidden. */
  readonly readDraft: () => string;
  readonly keepDraft: (text: string) => void;
  /** Keeps which conversation is shown, for a tab that the editor restores. */
  readonly keepThread: (id: string) => void;
}

/** Connects to VS Code; can be called once in the life of a page. */
export function connectHost(): Host {
  const editor = acquireVsCodeApi();
  const keep = (part: Readonly<Record<string, string>>): void => {
    const kept = editor.getState();
    editor.setState({ ...(typeof kept === 'object' ? kept : {}), ...part });
  };
  return {
    post: (message) => {
      editor.postMessage(message);
    },
    listen: (receive) => {
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        const message = parseToPanel(event.data);
        if (message) {
          receive(message);
        }
      });
    },
    readDraft: () => draftOf(editor.getState()),
    keepDraft: (text) => {
      keep({ draft: text });
    },
    keepThread: (id) => {
      keep({ thread: id });
    },
  };
}

function draftOf(kept: unknown): string {
  const draft = typeof kept === 'object' && kept !== null && 'draft' in kept ? kept.draft : '';
  return typeof draft === 'string' ? draft : '';
}
