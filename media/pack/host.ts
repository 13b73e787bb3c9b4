// The page's only line to the extension host.

import type { FromPackPage, ToPackPage } from '../../src/protocol/packMessages.ts';
import { parseToPackPage } from '../../src/protocol/parsePackMessages.ts';

/** Sends a message to the host. */
export type Post = (message: FromPackPage) => void;

/** What the user has chosen on the page, kept while it is hidden and when the window is loaded anew. */
export interface View {
  readonly text: string;
  readonly level: string;
  readonly table: string;
}

/** What the page may ask of its surroundings. */
export interface Host {
  readonly post: Post;
  readonly readView: () => View;
  readonly keepView: (view: View) => void;
}

/** Connects to VS Code and calls back with each message that fits the protocol; can be called once in the life of a page. */
export function connectHost(receive: (message: ToPackPage) => void): Host {
  const editor = acquireVsCodeApi();
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = parseToPackPage(event.data);
    if (message) {
      receive(message);
    }
  });
  return {
    post: (message) => {
      editor.postMessage(message);
    },
    readView: () => viewOf(editor.getState()),
    keepView: (view) => {
      editor.setState(view);
    },
  };
}

function viewOf(kept: unknown): View {
  const { text, level, table } = typeof kept === 'object' && kept !== null ? (kept as Partial<View>) : {};
  return { text: wordOf(text), level: wordOf(level), table: wordOf(table) };
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
