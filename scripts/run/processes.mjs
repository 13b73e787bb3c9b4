// Starts child processes and makes sure that none of them outlives the script.
import { spawn } from 'node:child_process';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} RunOptions */

/** The processes that are to end with this script, each the leader of a group. @type {Set<ChildProcess>} */
const owned = new Set();
let isWatching = false;
let isStopping = false;

/** How long an ended process leaves its children to end by themselves, in milliseconds. */
const groupGrace = 1500;

/** Words of the running npm script that would mislead an inner npm or an editor. */
const misleading =
  /^(npm_package_|npm_lifecycle_|npm_config_local_prefix$|npm_command$|npm_execpath$|VSCODE_|ELECTRON_RUN_AS_NODE$)/;

/**
 * The environment for a child: this one without the words of an outer npm script or editor.
 * @param {NodeJS.ProcessEnv} [additions]
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(additions = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !misleading.test(name));
  return { ...Object.fromEntries(kept), ...additions };
}

/** Whether the user or the system has told this script to stop, which ends its processes too. */
export function isToldToStop() {
  return isStopping;
}

/**
 * Starts a process in a group of its own, which ends with this script whatever ends it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions & { stdio?: import('node:child_process').StdioOptions }} [options]
 * @returns {ChildProcess}
 */
export function spawnOwned(command, args, options = {}) {
  watchForEnd();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? childEnvironment(),
    stdio: options.stdio ?? ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32' && command === 'npm',
  });
  owned.add(child);
  child.once('error', () => owned.delete(child));
  return child;
}

/**
 * Ends a process and its whole group: the leader is asked first, so that it can end its children
 * in order; what is left of the group is forced.
 * @param {ChildProcess} child
 * @param {number} [graceMs] milliseconds for the leader
 */
export async function endOwned(child, graceMs = 4000) {
  const { pid } = child;
  if (pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), graceMs);
    await ended;
    clearTimeout(timer);
  }
  for (const end = Date.now() + groupGrace; Date.now() < end && signalGroup(pid, 0);) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  signalGroup(pid, 'SIGKILL');
  owned.delete(child);
}

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options] `show` passes the output on; otherwise it is kept for the error
 * @returns {Promise<string>} standard output (empty when shown)
 * @throws {Error} with the last lines of the output when the command fails
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const stdio = options.show ? 'inherit' : 'pipe';
    const child = spawnOwned(command, args, { ...options, stdio: ['ignore', stdio, stdio] });
    let output = '';
    let errors = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (errors += chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      owned.delete(child);
      if (code === 0) return resolve(output);
      const tail = `${output}\n${errors}`.trim().split('\n').slice(-15).join('\n');
      reject(new Error(`${command} ${args.slice(0, 3).join(' ')} ended with ${code ?? signal}\n${tail}`.trim()));
    });
  });
}

/**
 * Runs npm quietly in a folder, without the install scripts of packages.
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export function runNpm(args, cwd) {
  const calm = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  return run('npm', [...args, ...calm], { cwd });
}

/** Ends all groups at the end of this process, on Ctrl+C and when it is told to stop. */
function watchForEnd() {
  if (isWatching) return;
  isWatching = true;
  process.on('exit', () => {
    for (const { pid } of owned) if (pid !== undefined) signalGroup(pid, 'SIGKILL');
  });
  for (const [signal, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])) {
    process.on(signal, () => {
      // Asked a second time, it does not wait for anybody.
      if (isStopping) process.exit(code);
      isStopping = true;
      void Promise.all([...owned].map((child) => endOwned(child))).finally(() => process.exit(code));
    });
  }
}

/**
 * @param {number} pid the leader of the group
 * @param {NodeJS.Signals | 0} signal 0 only asks
 * @returns {boolean} whether the group is there
 */
function signalGroup(pid, signal) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
    return true;
  } catch {
    return false;
  }
}
