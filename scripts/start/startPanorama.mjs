// Brings up the editor with Panorama in it and serves it until it is told to stop.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensurePackaged } from '../run/build.mjs';
import { isToldToStop } from '../run/processes.mjs';
import { report } from '../run/progress.mjs';
import { installExtension, startServer } from '../run/server.mjs';
import { fingerprint } from '../setup/fingerprint.mjs';
import { hosts } from '../setup/hosts.mjs';
import { ensureHost } from '../setup/installHost.mjs';
import { hostRoot } from '../setup/paths.mjs';
import { openAddress } from './openAddress.mjs';
import { ensureSampleWorkspace } from './sampleWorkspace.mjs';
import { prepareSettings } from './startSettings.mjs';
import { choosePort, findRunning, readStartState, writeStartState } from './startState.mjs';

/** Settings, extensions and logs of this VS Code, kept from one start to the next. */
const dataFolder = path.join(hostRoot, 'data');

/**
 * Starts the editor on a folder (the sample shop if none is given) and returns when it has ended.
 * A folder of the user's own opens restricted until he trusts it.
 * @param {string | undefined} folder absolute path
 */
export async function startPanorama(folder) {
  const host = hosts.stable;
  const last = readStartState();
  const running = await findRunning(last);
  if (running !== undefined) {
    // Whether trust is asked for is decided when the server starts, and holds for every folder that it opens.
    if (folder !== undefined && last.asksTrust !== true)
      throw new Error('it runs already and trusts every folder: end it with Ctrl+C first');
    report('Panorama runs already');
    return announce(withFolder(running, folder ?? ensureSampleWorkspace()));
  }
  await ensureHost(host);
  await ensureInstalled(await ensurePackaged());
  const complaint = prepareSettings(dataFolder, process.env);
  if (complaint !== undefined) report(complaint);

  const state = await choosePort(last);
  if (last.port !== 0 && state.port !== last.port)
    report(`Port ${last.port} is taken: stored keys and layout are found again on that port alone`);
  const asksTrust = folder !== undefined;
  const server = await startServer({ host, dataFolder, port: state.port, token: state.token, asksTrust });
  const address = `${server.origin}/?tkn=${state.token}`;
  await waitForAnswer(address);
  writeStartState({ ...state, pid: process.pid, address, asksTrust });
  announce(withFolder(address, folder ?? ensureSampleWorkspace()));
  report('Ctrl+C ends it');
  await server.ended;
  // The signal's own exit code is the one that counts.
  if (isToldToStop()) return new Promise(() => undefined);
  throw new Error(`the VS Code server ended by itself\n${server.output().trim().split('\n').slice(-5).join('\n')}`);
}

/**
 * Installs the VSIX unless the same file is installed.
 * @param {string} vsix
 */
async function ensureInstalled(vsix) {
  const record = path.join(dataFolder, 'installed-extension.json');
  const key = JSON.stringify({ vsix: fingerprint([vsix]) });
  const isThere = existsSync(path.join(dataFolder, 'extensions/extensions.json'));
  if (isThere && existsSync(record) && readFileSync(record, 'utf8') === key) return;
  report('Installing Panorama into VS Code …');
  await installExtension(hosts.stable, vsix, dataFolder);
  writeFileSync(record, key);
}

/**
 * @param {string} address with its token
 * @param {string} folder
 */
function withFolder(address, folder) {
  const url = new URL(address);
  url.searchParams.set('folder', folder);
  return url.href;
}

/** @param {string} address */
function announce(address) {
  const isOpened = openAddress(address);
  report(isOpened ? 'Panorama is open in your browser:' : 'Open Panorama in a browser:');
  console.log(`\n    ${address}\n`);
}

/**
 * Asks until the workbench's page comes; the server may still be loading it.
 * @param {string} address
 */
async function waitForAnswer(address) {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await fetch(address, { redirect: 'manual' }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer !== undefined && answer.status < 400) return;
    if (attempt === 50) throw new Error(`no answer at ${new URL(address).origin}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
