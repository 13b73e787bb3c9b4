// Owns the one server, browser and fake service that all interface tests share.
import type { Browser } from 'playwright-core';
import type { Context } from 'mocha';
import { ensurePackaged } from '../../scripts/run/build.mjs';
import { installExtension, startServer, writeUserSettings } from '../../scripts/run/server.mjs';
import type { Server } from '../../scripts/run/server.mjs';
import { makeTemporaryFolder } from '../../scripts/run/temporaryFolder.mjs';
import { hosts } from '../../scripts/setup/hosts.mjs';
import { ensureHost } from '../../scripts/setup/installHost.mjs';
import { FaultServer } from '../fakes/server.ts';
import { launchBrowser } from './browser.ts';
import { calmSettings } from './editorSettings.ts';
import { serviceEnvironment } from './serviceEnvironment.ts';
import { tellOfFailure } from './tellOfFailure.ts';

/** What is running while the interface tests run. */
export type UiSession = {
  readonly server: Server;
  readonly browser: Browser;
  /** The service that answers; a test gives it its replies. */
  readonly service: FaultServer;
};

const running: { session: UiSession | undefined } = { session: undefined };

/** The running session; throws outside of an interface suite. */
export function currentSession(): UiSession {
  if (running.session === undefined) throw new Error('The interface suite is not running');
  return running.session;
}

/** Starts everything, with the packaged extension installed as a user would have it. */
export async function start(): Promise<void> {
  const host = hosts.stable;
  await ensureHost(host);
  const vsix = await ensurePackaged();
  const dataFolder = makeTemporaryFolder('ui');
  writeUserSettings(dataFolder, calmSettings);
  await installExtension(host, vsix, dataFolder);
  const service = await FaultServer.start();
  const server = await startServer({ host, dataFolder, env: serviceEnvironment(service) });
  const browser = await launchBrowser();
  running.session = { server, browser, service };
}

/** Of a test that failed, what was on the screen is kept. */
export const hooks = {
  async afterEach(this: Context): Promise<void> {
    const { currentTest: test } = this;
    if (test?.state === 'failed') await tellOfFailure(currentSession(), test.fullTitle());
  },
};

/** Ends everything that was started, in the opposite order. */
export async function stop(): Promise<void> {
  const { session } = running;
  if (session === undefined) return;
  running.session = undefined;
  await session.browser.close();
  await session.server.stop();
  await session.service.stop();
}
