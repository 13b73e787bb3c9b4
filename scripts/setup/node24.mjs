// Makes a script run on the Node version that VS Code's extension host has, whatever started it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { clockEnvironment } from '../run/progress.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { inRoot } from './paths.mjs';

/** The major version of Node in VS Code 1.139's extension host. */
const wantedMajor = 24;

/** How often the parent is looked for, in milliseconds. */
const parentInterval = 500;

/**
 * Installs the packages if needed, then returns on Node 24. On another version it runs the same
 * command again with the Node that the packages brought and ends with its exit code: then this
 * function does not return.
 */
export async function enterNode24() {
  endWithNpm();
  await ensureDependencies();
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return;
  const node = inRoot('node_modules/.bin/node');
  if (!existsSync(node)) {
    console.error(
      `Node ${wantedMajor} is needed: no package brings it for ${process.platform}-${process.arch}. Install Node ${wantedMajor} and run this again.`,
    );
    process.exit(1);
  }
  process.exit(await runAgain(node));
}

/**
 * Ends this process when the npm that started it is gone: npm passes Ctrl+C on, but when it is
 * told to stop it leaves the script of its script behind.
 */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const look = () => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  };
  setInterval(look, parentInterval).unref();
}

/**
 * @param {string} node path of the other Node
 * @returns {Promise<number>} its exit code
 */
function runAgain(node) {
  const child = spawn(node, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, ...clockEnvironment, PATH: `${inRoot('node_modules/.bin')}:${process.env.PATH}` },
  });
  // Ctrl+C reaches the child by itself; what is sent to this process alone is passed on.
  process.on('SIGINT', () => undefined);
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
