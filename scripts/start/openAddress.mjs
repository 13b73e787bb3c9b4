// Opens an address in the user's browser, where there is a display.
import { spawn } from 'node:child_process';

/**
 * @param {string} address
 * @returns {boolean} whether there is a display and so a browser was asked
 */
export function openAddress(address) {
  const opener = findOpener();
  if (opener === undefined || process.env.CI) return false;
  const [command, ...args] = opener;
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  // Without a browser the printed address is what remains.
  child.on('error', () => undefined);
  child.unref();
  return true;
}

/** @returns {readonly [string, ...string[]] | undefined} */
function findOpener() {
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', ''];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}
