// Makes the installed VS Code refuse proposed APIs as a stock build does. The build in the
// code-server package allows every one to everybody, so tests in it would pass for code that
// real users' editors reject.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The three bundles that decide: both kinds of extension host, and the workbench. */
const bundles = [
  'out/vs/workbench/api/node/extensionHostProcess.js',
  'out/vs/workbench/api/worker/extensionHostWorkerMain.js',
  'out/vs/code/browser/workbench/workbench.js',
];

const name = String.raw`[\w$]+`;

/** Places that call the deciding function, whose name is different in each minified bundle. */
const callers = [
  new RegExp(String.raw`if\(!(${name})\(${name},${name}\)\)throw new Error\(\`Extension '[^']*' CANNOT use API propos`),
  new RegExp(String.raw`!(${name})\(${name}\.description,"defaultChatParticipant"\)`),
];

/** The switch that forces all proposals on, and what a stock build has in its place. */
const forced = /this\._envEnablesProposedApiForAll=!0/g;
const unforced = 'this._envEnablesProposedApiForAll=!1';

/**
 * Puts the refusal back into every bundle of a server.
 * @param {string} server the server's folder
 * @param {boolean} forcesProposals whether the switch must be found too
 * @throws {Error} naming the bundle in which a pattern is missing
 */
export function refuseProposals(server, forcesProposals) {
  let switches = 0;
  for (const bundle of bundles) {
    const file = path.join(server, bundle);
    const source = readFileSync(file, 'utf8');
    switches += source.match(forced)?.length ?? 0;
    writeFileSync(file, restoreGuard(source, bundle).replace(forced, unforced));
  }
  if (forcesProposals !== switches > 0) {
    throw new Error(
      `The switch that forces proposed APIs on was found ${switches} times: check the recipe against this version of VS Code`,
    );
  }
}

/**
 * @param {string} source text of a bundle
 * @param {string} bundle its name, for the error
 * @returns {string} the text with a deciding function that asks the extension's manifest
 */
function restoreGuard(source, bundle) {
  const guard = callers.map((caller) => caller.exec(source)?.[1]).find((found) => found !== undefined);
  if (guard === undefined) throw new Error(`No guard of proposed APIs found in ${bundle}`);
  const escaped = guard.replaceAll('$', String.raw`\$`);
  const open = new RegExp(String.raw`function ${escaped}\((${name}),(${name})\)\{return!0\}`, 'g');
  const restored = source.replace(
    open,
    (_, extension, proposal) =>
      `function ${guard}(${extension},${proposal}){return!!${extension}.enabledApiProposals?.includes(${proposal})}`,
  );
  if (restored === source) throw new Error(`The guard of proposed APIs in ${bundle} is not the one expected`);
  return restored;
}
