// Keeps what stays the same from one `npm start` to the next: the address, and who serves it.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findFreePort } from '../run/freePort.mjs';
import { hostRoot } from '../setup/paths.mjs';

/**
 * VS Code in a browser keeps keys and layout in the browser's storage, which belongs to the port.
 * @typedef {{ port: number, token: string, pid?: number, address?: string, asksTrust?: boolean }} StartState
 */

const stateFile = path.join(hostRoot, 'start.json');

/**
 * The state of the last start, or a fresh one.
 * @returns {StartState}
 */
export function readStartState() {
  try {
    const { port, token, pid, address, asksTrust } = JSON.parse(readFileSync(stateFile, 'utf8'));
    if (Number.isInteger(port) && typeof token === 'string') return { port, token, pid, address, asksTrust };
  } catch {
    // There was no start yet.
  }
  return { port: 0, token: randomBytes(16).toString('hex') };
}

/**
 * Chooses the port: the one of the last start if it is free, so that what the browser keeps is found again.
 * @param {StartState} state
 * @returns {Promise<StartState>}
 */
export async function choosePort(state) {
  return { port: await findFreePort(state.port), token: state.token };
}

/** @param {StartState} state */
export function writeStartState(state) {
  mkdirSync(hostRoot, { recursive: true });
  writeFileSync(stateFile, `${JSON.stringify(state)}\n`, { mode: 0o600 });
}

/**
 * The address of a start that is still under way.
 * @param {StartState} state
 * @returns {Promise<string | undefined>}
 */
export async function findRunning({ pid, address }) {
  if (pid === undefined || address === undefined) return undefined;
  try {
    process.kill(pid, 0);
    const answer = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(3000) });
    await answer.body?.cancel();
    return answer.status < 400 ? address : undefined;
  } catch {
    return undefined;
  }
}
