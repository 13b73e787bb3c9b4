// Keys in the secret store: each for its own origin alone, and none left behind.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createKeyStore } from '../../../src/host/vscode/keyStore.ts';

const KEY = 'canary-key-0123456789abcdef';
const BOUND = 'https://gw.example.com';
const none = {};

/** A secret store in memory; one that is broken refuses to keep anything. */
function createSecrets(isBroken = false) {
  const kept = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  const secrets = {
    get: (name: string) => Promise.resolve(kept.get(name)),
    store: (name: string, value: string) => {
      if (isBroken) {
        return Promise.reject(new Error('no keyring'));
      }
      kept.set(name, value);
      return Promise.resolve();
    },
    delete: (name: string) => {
      kept.delete(name);
      return Promise.resolve();
    },
    keys: () => Promise.resolve([...kept.keys()]),
    onDidChange: changed.event,
  };
  return { kept, secrets };
}

describe('The key store', () => {
  it('gives a key to exactly the origin that it was entered for', async () => {
    const { secrets } = createSecrets();
    const store = createKeyStore({ secrets }, none);
    await store.store(BOUND, KEY);
    const others = [
      `${BOUND}:8443`,
      `${BOUND}.`,
      `${BOUND}.evil.io`,
      'http://gw.example.com',
      'https://example.com',
      'https://a.gw.example.com',
      'https://gw.example.com/',
      'HTTPS://gw.example.com',
      '',
      'null',
      'Origins',
    ];
    const given = await Promise.all([BOUND, ...others].map((origin) => store.keyFor(origin)));
    assert.deepEqual(given, [KEY, ...others.map(() => undefined)]);
    store.dispose();
  });

  it('gives the key of the environment to its own origin alone, and never OPENAI_API_KEY', async () => {
    const { secrets } = createSecrets();
    const environment = { PANORAMA_API_KEY: KEY, PANORAMA_BASE_URL: `${BOUND}/v1`, OPENAI_API_KEY: 'other' };
    const store = createKeyStore({ secrets }, environment);
    const origins = [BOUND, 'https://api.openai.com', 'http://127.0.0.1:11434'];
    const given = await Promise.all(origins.map((origin) => store.keyFor(origin)));
    assert.deepEqual([given, await store.origins()], [[KEY, undefined, undefined], []]);
    store.dispose();
  });

  for (const isBroken of [false, true]) {
    it(`has no key left when each that it lists is removed, where secrets ${isBroken ? 'cannot' : 'can'} be kept`, async () => {
      const { kept, secrets } = createSecrets(isBroken);
      const store = createKeyStore({ secrets }, none);
      const origins = [BOUND, 'http://127.0.0.1:11434', `${BOUND}:8443`];
      const ends = [];
      for (const origin of origins) {
        ends.push(await store.store(origin, KEY));
      }
      for (const origin of await store.origins()) {
        await store.remove(origin);
      }
      const left = await Promise.all(origins.map((origin) => store.keyFor(origin)));
      assert.deepEqual(
        [new Set(ends), left.filter((key) => key !== undefined), [...kept.values()].join().includes(KEY)],
        [new Set([isBroken ? 'until-close' : 'kept']), [], false],
      );
      store.dispose();
    });
  }
});
