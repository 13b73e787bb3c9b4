// Finds TCP ports on the loopback address.
import { createServer } from 'node:net';

/**
 * A port that nothing listens on at this moment.
 * @param {number} [preferred] taken when it is free
 * @returns {Promise<number>}
 */
export async function findFreePort(preferred = 0) {
  return (await tryPort(preferred)) ?? (await tryPort(0)) ?? Promise.reject(new Error('No free port on 127.0.0.1'));
}

/**
 * @param {number} port 0 for any
 * @returns {Promise<number | undefined>} undefined when it is taken
 */
function tryPort(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      const found = typeof address === 'object' && address !== null ? address.port : undefined;
      probe.close(() => resolve(found));
    });
  });
}
