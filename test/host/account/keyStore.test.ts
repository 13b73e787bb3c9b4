// Keys in a secret store that works, fails, or lies.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createKeyStore } from '../../../src/host/vscode/keyStore.ts';

const ORIGIN = 'https://gw.example.com';
const OTHER = 'https://other.example.com';

/** A store in memory; `get` and `store` can be replaced to fail. */
function fakeSecrets(faults: Partial<Pick<vscode.SecretStorage, 'get' | 'store'>> = {}): vscode.SecretStorage {
  const values = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  return {
    get: (name) => Promise.resolve(values.get(name)),
    store: (name, value) => {
      values.set(name, value);
      changed.fire({ key: name });
      return Promise.resolve();
    },
    delete: (name) => {
      values.delete(name);
      changed.fire({ key: name });
      return Promise.resolve();
    },
    onDidChange: changed.event,
    ...faults,
  };
}

const refuse = () => Promise.reject(new Error('no keyring'));

describe('The key store', () => {
  it('keeps a key for its origin, lists it, and forgets it', async () => {
    const secrets = fakeSecrets();
    const keys = createKeyStore({ secrets }, {});
    const kept = await keys.store(ORIGIN, 'one');
    const seen = [await keys.keyFor(ORIGIN), await keys.keyFor(OTHER), await keys.origins()];
    await keys.remove(ORIGIN);
    assert.deepEqual(
      [kept, seen, await keys.keyFor(ORIGIN), await keys.origins()],
      ['kept', ['one', undefined, [ORIGIN]], undefined, []],
    );
  });

  it('reads a key anew that another window has changed, and tells of it', async () => {
    const secrets = fakeSecrets();
    const [mine, other] = [createKeyStore({ secrets }, {}), createKeyStore({ secrets }, {})];
    await mine.store(ORIGIN, 'old');
    const told: string[] = [];
    mine.onDidChange(() => told.push('changed'));
    await other.store(ORIGIN, 'new');
    assert.deepEqual([await mine.keyFor(ORIGIN), told], ['new', ['changed']]);
  });

  for (const [name, secrets] of [
    ['refuses', () => fakeSecrets({ store: refuse })],
    ['refuses and cannot be read', () => fakeSecrets({ store: refuse, get: refuse })],
    ['forgets', () => fakeSecrets({ get: () => Promise.resolve(undefined) })],
    ['answers with an older key', () => fakeSecrets({ get: () => Promise.resolve('older') })],
  ] as const) {
    it(`holds a key until the window closes when the store ${name}`, async () => {
      const keys = createKeyStore({ secrets: secrets() }, {});
      assert.deepEqual(
        [await keys.store(ORIGIN, 'mine'), await keys.keyFor(ORIGIN), (await keys.origins()).includes(ORIGIN)],
        ['until-close', 'mine', true],
      );
    });
  }

  it('prefers the key of the user to that of the environment, which has one origin', async () => {
    const keys = createKeyStore({ secrets: fakeSecrets() }, { PANORAMA_API_KEY: 'env', PANORAMA_BASE_URL: ORIGIN });
    const before = [await keys.keyFor(ORIGIN), await keys.keyFor(OTHER), await keys.origins()];
    await keys.store(ORIGIN, 'mine');
    assert.deepEqual([before, await keys.keyFor(ORIGIN)], [['env', undefined, []], 'mine']);
  });
});
