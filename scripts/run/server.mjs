// Starts and ends the VS Code server, and installs extensions into its data.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { serverFolder, serverNode } from '../setup/hosts.mjs';
import { findFreePort } from './freePort.mjs';
import { childEnvironment, endOwned, run, spawnOwned } from './processes.mjs';

/** @typedef {import('../setup/hosts.mjs').Host} Host */

/**
 * @typedef {object} ServerOptions
 * @property {Host} host
 * @property {string} dataFolder settings, extensions and logs of this server
 * @property {number} [port] any free one if left out
 * @property {string} [token] asked of every visitor; none if left out
 * @property {boolean} [asksTrust] whether an unknown folder opens restricted
 * @property {boolean} [runsTests] whether the workbench takes the address of a test suite
 * @property {NodeJS.ProcessEnv} [env] added to the environment, which reaches the extension host
 */

/**
 * @typedef {object} Server
 * @property {string} origin such as http://127.0.0.1:1234
 * @property {number} port
 * @property {string} dataFolder
 * @property {() => string} output what the server has printed, for error messages
 * @property {Promise<void>} ended resolves when the process ends, for whatever reason
 * @property {() => Promise<void>} stop
 */

/** The line that the server prints when it accepts connections. */
const readyLine = 'Extension host agent listening on';

/** The longest wait for that line, in milliseconds; it takes half a second on an idle machine. */
const readyLimit = 60_000;

/** Keeps the server from looking for extensions, updates and accounts on the network. */
const quietEnvironment = {
  EXTENSIONS_GALLERY: '{"serviceUrl":""}',
  VSCODE_SKIP_BUILTIN_EXTENSIONS: 'GitHub.copilot-chat,vscode.tunnel-forwarding',
};

/**
 * Starts a server and waits until it answers.
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 * @throws {Error} with the server's last lines when it ends or stays silent
 */
export async function startServer(options) {
  const port = options.port ?? (await findFreePort());
  mkdirSync(options.dataFolder, { recursive: true });
  const child = spawnOwned(serverNode(options.host), serverArguments(options, port), {
    env: { ...serverEnvironment(), ...options.env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => (output = (output + chunk).slice(-20_000)));
  }
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => child.once('exit', () => resolve()));
  const server = {
    origin: `http://127.0.0.1:${port}`,
    port,
    dataFolder: options.dataFolder,
    ended,
    output: () => output,
    stop: () => endOwned(child),
  };
  try {
    await waitForLine(child, () => output.includes(readyLine));
  } catch (error) {
    await server.stop();
    throw new Error(
      `${error instanceof Error ? error.message : error}\n${output.trim().split('\n').slice(-10).join('\n')}`,
    );
  }
  return server;
}

/**
 * Installs a VSIX into the data of a server that may be running or not.
 * @param {Host} host
 * @param {string} vsix path of the file
 * @param {string} dataFolder
 */
export async function installExtension(host, vsix, dataFolder) {
  const main = path.join(serverFolder(host), 'out/server-main.js');
  const args = [
    main,
    '--install-extension',
    vsix,
    '--force',
    '--server-data-dir',
    dataFolder,
    '--accept-server-license-terms',
  ];
  const answer = await run(serverNode(host), args, { env: serverEnvironment() });
  if (!answer.includes('successfully installed'))
    throw new Error(`VS Code did not install ${path.basename(vsix)}: ${answer.trim()}`);
}

/**
 * Writes user settings before a server starts; what is there already is replaced.
 * @param {string} dataFolder
 * @param {Record<string, unknown>} settings
 */
export function writeUserSettings(dataFolder, settings) {
  const file = userSettingsFile(dataFolder);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(settings, undefined, 2)}\n`);
}

/**
 * Where the server keeps the user's settings.
 * @param {string} dataFolder
 */
export function userSettingsFile(dataFolder) {
  return path.join(dataFolder, 'data/User/settings.json');
}

/**
 * @param {ServerOptions} options
 * @param {number} port
 */
function serverArguments(options, port) {
  const main = path.join(serverFolder(options.host), 'out/server-main.js');
  if (!existsSync(main)) throw new Error(`VS Code ${options.host.vscode} is not installed in ${options.host.folder}`);
  return [
    main,
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--accept-server-license-terms',
    '--server-data-dir',
    options.dataFolder,
    '--telemetry-level',
    'off',
    ...(options.token === undefined ? ['--without-connection-token'] : ['--connection-token', options.token]),
    ...(options.asksTrust === true ? [] : ['--disable-workspace-trust']),
    ...(options.runsTests === true ? ['--enable-smoke-test-driver'] : []),
  ];
}

function serverEnvironment() {
  const kept = Object.entries(childEnvironment()).filter(([name]) => !name.startsWith('npm_'));
  return { ...Object.fromEntries(kept), ...quietEnvironment };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => boolean} isReady
 * @returns {Promise<void>}
 */
function waitForLine(child, isReady) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The VS Code server did not answer in time')), readyLimit);
    const check = () => {
      if (!isReady()) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', check);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The VS Code server ended with ${code}`));
    });
  });
}
