// The page's only line to the extension host.

import type { FromLedgerPage, LedgerPeriod, ToLedgerPage } from '../../src/protocol/ledgerMessages.ts';
import { isLedgerPeriod, parseToLedgerPage } from '../../src/protocol/parseLedgerMessages.ts';

/** Sends a message to the host. */
export type Post = (message: FromLedgerPage) => void;

/** What the page may ask of its surroundings. */
export interface Host {
  readonly post: Post;
  /** The period that was chosen when the page was last seen. */
  readonly readPeriod: () => LedgerPeriod;
  readonly keepPeriod: (period: LedgerPeriod) => void;
}

/** Connects to VS Code and calls back with each message that fits the protocol; can be called once in the life of a page. */
export function connectHost(receive: (message: ToLedgerPage) => void): Host {
  const editor = acquireVsCodeApi();
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = parseToLedgerPage(event.data);
    if (message) {
      receive(message);
    }
  });
  return {
    post: (message) => {
      editor.postMessage(message);
    },
    readPeriod: () => {
      const kept: unknown = editor.getState();
      return isLedgerPeriod(kept) ? kept : 'today';
    },
    keepPeriod: (period) => {
      editor.setState(period);
    },
  };
}
