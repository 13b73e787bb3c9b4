// Names the two versions of VS Code that the extension is tested in, and what each is made of.
import path from 'node:path';
import { hostRoot, inRoot } from './paths.mjs';

/**
 * One VS Code server, taken from the `code-server` package and started without its wrapper.
 * @typedef {object} Host
 * @property {'stable' | 'floor'} id
 * @property {string} vscode version of VS Code
 * @property {string} codeServer version of the package that carries it
 * @property {string} integrity hash of that package as the npm registry states it
 * @property {string} node version of Node for the server; the repository's own Node where equal
 * @property {string} typescript version for the built-in TypeScript extension
 * @property {string} folder where it is installed
 * @property {string} pins folder with the package.json and lock of the server's runtime modules
 * @property {Readonly<Record<string, string>>} standIns file in the server ← file in scripts/hostStandIns
 * @property {boolean} forcesProposals whether the build also carries the switch that forces all proposed APIs on
 */

/** The Node that the repository's own packages bring. */
const ownNode = '24.21.0';

/** @type {Readonly<Record<'stable' | 'floor', Host>>} */
export const hosts = {
  stable: {
    id: 'stable',
    vscode: '1.139.1',
    codeServer: '4.139.1',
    integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
    node: ownNode,
    typescript: '6.0.3',
    folder: path.join(hostRoot, 'stable'),
    pins: inRoot('scripts/hostPins/stable'),
    standIns: {
      'node_modules/@vscode/spdlog/index.js': 'logFiles.cjs',
      'node_modules/@vscode/native-watchdog/index.js': 'watchdog.cjs',
      'node_modules/@vscode/deviceid/index.js': 'deviceId.cjs',
    },
    forcesProposals: true,
  },
  floor: {
    id: 'floor',
    vscode: '1.104.0',
    codeServer: '4.104.0',
    integrity: 'sha512-wSo8KOqN/HnhAPkZ+aKviR61xx97KrYpvy9oomXhSwoM+1l5t8Mfuffx5or3Ew1PoJh2u2Y4fxIEi3Wn5++vfg==',
    // Its extension host starts on Node 24 but never connects.
    node: '22.23.3',
    typescript: '6.0.3',
    folder: path.join(hostRoot, 'floor'),
    pins: inRoot('scripts/hostPins/floor'),
    standIns: {
      'node_modules/@vscode/spdlog/index.js': 'logFiles.cjs',
      'node_modules/native-watchdog/index.js': 'watchdog.cjs',
      'node_modules/@vscode/deviceid/index.js': 'deviceId.cjs',
    },
    forcesProposals: false,
  },
};

/** The npm package that is nothing but the Node binary for this machine. */
export const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/**
 * The server's own folder inside an installed host.
 * @param {Host} host
 */
export function serverFolder(host) {
  return path.join(host.folder, 'vscode');
}

/**
 * The Node binary that runs a host's server.
 * @param {Host} host
 */
export function serverNode(host) {
  if (host.node !== ownNode) return path.join(host.folder, 'node/node_modules', nodePackage, 'bin/node');
  return process.versions.node.startsWith('24.') ? process.execPath : inRoot('node_modules/.bin/node');
}
