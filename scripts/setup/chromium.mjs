// Finds a Chromium for the tests: named, found on the machine, Debian's package, or from npm.
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { report } from '../run/progress.mjs';
import { childEnvironment, run, runNpm } from '../run/processes.mjs';
import { hostRoot } from './paths.mjs';

/** Names under which a Chromium of recent years is installed. */
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];

/** Where macOS keeps it, outside of the path. */
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The npm package that carries a Chromium for Linux inside; it needs the system's NSS libraries. */
const packedChromium = '@sparticuz/chromium@153.0.0';

/**
 * The path of a Chromium that starts. Installs one when there is none.
 * @returns {Promise<string>}
 * @throws {Error} with what can be done about it
 */
export async function ensureChromium() {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (!isExecutable(named)) throw new Error(`CHROME_PATH names ${named}, which cannot be run`);
    return named;
  }
  const found = findInstalled() ?? (await installDebianPackage()) ?? (await unpackFromRegistry());
  if (found === undefined) throw new Error('No Chromium: install one, or name it in CHROME_PATH');
  return found;
}

/** @returns {string | undefined} */
function findInstalled() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, ...places].find(isExecutable);
}

/** @returns {Promise<string | undefined>} undefined where apt cannot bring it */
async function installDebianPackage() {
  if (process.getuid?.() !== 0 || !isDebian()) return undefined;
  report('Installing Chromium (apt-get install chromium) …');
  const env = childEnvironment({ DEBIAN_FRONTEND: 'noninteractive' });
  try {
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  } catch (error) {
    report(`apt-get brought no Chromium: ${lastLine(error)}`);
    return undefined;
  }
  report('Chromium installed');
  return findInstalled();
}

/**
 * Unpacks the Chromium that an npm package carries, once, into our own folder.
 * @returns {Promise<string | undefined>} undefined where that build does not run
 */
async function unpackFromRegistry() {
  const folder = path.join(hostRoot, 'chromium');
  const binary = path.join(folder, 'chromium');
  try {
    if (!existsSync(binary)) await unpackInto(folder);
    await run(binary, ['--version']);
    return binary;
  } catch (error) {
    report(`The Chromium from npm does not run here: ${lastLine(error)}`);
    return undefined;
  }
}

/**
 * Made under another name and renamed at the end, so that an interrupted run leaves no half of it.
 * @param {string} folder
 */
async function unpackInto(folder) {
  report(`Installing Chromium (${packedChromium}) …`);
  const partial = `${folder}.partial-${process.pid}`;
  mkdirSync(partial, { recursive: true });
  writeFileSync(path.join(partial, 'package.json'), '{"private":true,"type":"module"}\n');
  await runNpm(['install', '--no-save', '--no-package-lock', packedChromium], partial);
  const script = "import packed from '@sparticuz/chromium'; await packed.executablePath();";
  // The package unpacks into the temporary folder: that is ours here.
  const env = childEnvironment({ TMPDIR: partial });
  await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: partial, env });
  rmSync(path.join(partial, 'node_modules'), { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
}

function isDebian() {
  return (
    existsSync('/etc/os-release') && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {unknown} error */
function lastLine(error) {
  return (error instanceof Error ? error.message : String(error)).trim().split('\n').at(-1);
}
