// Local servers: found by asking three places, without a key, within a moment.

import assert from 'node:assert/strict';
import type { ListModels, ModelsResult } from '../../../src/core/ports.ts';
import { servers } from '../../../src/core/model/services/servers.ts';
import { findLocalServers } from '../../../src/features/account/findLocalServers.ts';

const never = { now: () => 0, sleep: () => new Promise<void>(() => undefined) };
const atOnce = { now: () => 0, sleep: () => Promise.resolve() };
const refused: ModelsResult = { kind: 'failed', failure: { code: 'unreachable', message: '', retryable: true } };

describe('findLocalServers', () => {
  it('asks the usual places without a key and names those that answer with models', async () => {
    const asked: unknown[] = [];
    const listModels: ListModels = (profile, key) => {
      asked.push([profile.baseUrl, profile.auth, key]);
      const models = profile.baseUrl.includes('11434') ? ['qwen3:8b', 'llama3'] : [];
      return Promise.resolve(
        profile.baseUrl.includes('8080') ? refused : { kind: 'ok', models, statements: [], ms: 1 },
      );
    };
    assert.deepEqual(
      [await findLocalServers({ listModels, clock: never }), asked],
      [
        [{ service: servers[0], baseUrl: 'http://127.0.0.1:11434/v1', models: ['qwen3:8b', 'llama3'] }],
        [
          ['http://127.0.0.1:11434/v1', 'none', undefined],
          ['http://127.0.0.1:1234/v1', 'none', undefined],
          ['http://127.0.0.1:8080/v1', 'none', undefined],
          ['http://127.0.0.1:8000/v1', 'none', undefined],
        ],
      ],
    );
  });

  it('stops asking at the limit', async () => {
    const stopped: string[] = [];
    const listModels: ListModels = (profile, _key, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          stopped.push(profile.baseUrl);
          resolve({ kind: 'stopped' });
        });
      });
    assert.deepEqual([await findLocalServers({ listModels, clock: atOnce }), stopped.length], [[], 4]);
  });

  it('looks on this computer alone', async () => {
    const hosts = new Set<string>();
    const listModels: ListModels = (profile) => {
      hosts.add(new URL(profile.baseUrl).hostname);
      return Promise.resolve(refused);
    };
    await findLocalServers({ listModels, clock: never });
    assert.deepEqual([...hosts], ['127.0.0.1']);
  });
});
