// Keeps what was on the screen when a test of the interface failed: a picture, and in words what no picture shows.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { resultsRoot } from '../../scripts/setup/paths.mjs';
import { describeWindow } from './describeWindow.ts';
import type { Browser } from 'playwright-core';
import type { FaultServer } from '../fakes/server.ts';

/** The longest wait for a picture, in milliseconds: a window that does not answer has none. */
const pictureLimit = 5_000;

/** The windows and the service that answered them. */
type Shown = { readonly browser: Browser; readonly service: FaultServer };

/** Prints what every open window shows and saves a picture of it beside the results. Never rejects. */
export async function tellOfFailure({ browser, service }: Shown, title: string): Promise<void> {
  const folder = path.join(resultsRoot, 'failures');
  mkdirSync(folder, { recursive: true });
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [index, page] of pages.entries()) {
    const file = path.join(folder, `${title.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${index + 1}.png`);
    const problem = await page.screenshot({ path: file, timeout: pictureLimit }).then(
      () => undefined,
      (error: unknown) => String(error),
    );
    console.log(`"${title}" failed (${problem ?? file}):\n${await describeWindow(page, service.requests)}`);
  }
}
