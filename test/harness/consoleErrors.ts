// Collects what the page of VS Code complains about, without what every start of it complains about.
import type { Page } from 'playwright-core';

/** Requests that fail in every web build of VS Code outside of a hosted product, and what VS Code says of a slow machine. */
const harmless = [
  /Aborted onWillSaveTextDocument-event after \d+ms/,
  /favicon/i,
  /vsda(_bg)?\.(js|wasm)/,
  /serviceWorker\.js/,
  /\(404\) was received when fetching the script/,
  /\/update\/check/,
  /manifest\.json/,
  /waiting for authentication provider 'github'/,
  /ERR_(INTERNET_DISCONNECTED|NAME_NOT_RESOLVED)/,
];

/** The errors of one page so far; read `list` at the end of a test. */
export type ConsoleErrors = { readonly list: readonly string[] };

/** Begins to collect console errors, uncaught exceptions and failed requests of a page. */
export function collectConsoleErrors(page: Page): ConsoleErrors {
  const list: string[] = [];
  const add = (text: string): void => {
    if (!harmless.some((pattern) => pattern.test(text))) list.push(text);
  };
  page.on('console', (message) => {
    if (message.type() === 'error') add(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => {
    add(error.stack ?? error.message);
  });
  return { list };
}
