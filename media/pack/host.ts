// The page's only line to the extension host.

import type { FromPackPage, ToPackPage } from '../../src/protocol/packMessages.ts';
import { parseToPackPage } from '../../src/protocol/parsePackMessages.ts';

/** Sends a message to the host. */
export type Post = (message: FromPackPage) => void;

/** Connects to VS Code and calls back with each message that fits the protocol; can be called once in the life of a page. */
export function connectHost(receive: (message: ToPackPage) => void): Post {
  const editor = acquireVsCodeApi();
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = parseToPackPage(event.data);
    if (message) {
      receive(message);
    }
  });
  return (message) => {
    editor.postMessage(message);
  };
}
