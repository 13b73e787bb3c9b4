// Starts the Chromium that shows VS Code in the tests.
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { ensureChromium } from '../../scripts/setup/chromium.mjs';

/** Keeps Chromium from the network, from the graphics card, and from asking anything. */
const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The size of the window in which pictures are taken, in CSS pixels. */
export const windowSize = { width: 1400, height: 900 } as const;

/** Starts a browser without a window; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await ensureChromium(), args: [...launchArguments], headless: true });
}
