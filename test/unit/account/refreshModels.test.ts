// The list of models: asked for at most hourly, kept when it comes, unchanged when it does not.

import assert from 'node:assert/strict';
import type { ModelsResult } from '../../../src/core/ports.ts';
import { createRefresh, type RefreshServices } from '../../../src/features/account/refreshModels.ts';
import type { KeptList } from '../../../src/host/vscode/modelLists.ts';
import { profileAt } from '../../fakes/asking.ts';

const MINUTE = 60_000;
const profile = profileAt('https://gw.example.com');
const failed: ModelsResult = { kind: 'failed', failure: { code: 'overloaded', message: 'busy', retryable: true } };
const listing: ModelsResult = { kind: 'ok', models: ['m'], statements: [], ms: 1 };

/** A service whose list was last read at `keptAt`, asked at each of the minutes; gives the minutes at which it was reached. */
async function askedAt(keptAt: number | undefined, result: ModelsResult, minutes: readonly number[]) {
  let now = 0;
  let kept: KeptList | undefined = keptAt === undefined ? undefined : { at: keptAt * MINUTE, models: [] };
  const reached: (readonly [number, string | undefined])[] = [];
  const services: RefreshServices = {
    clock: { now: () => now, sleep: () => Promise.resolve() },
    keys: { keyFor: (origin: string) => Promise.resolve(`key of ${origin}`) },
    listModels: (_profile, key) => {
      reached.push([now / MINUTE, key]);
      return Promise.resolve(result);
    },
    modelLists: {
      listAt: () => kept,
      keep: (_base, list) => {
        kept = list;
        return Promise.resolve();
      },
    },
  };
  const refresh = createRefresh(services);
  for (const minute of minutes) {
    now = minute * MINUTE;
    await refresh(profile);
  }
  return { reached: reached.map(([minute]) => minute), keys: new Set(reached.map(([, key]) => key)), kept };
}

describe('The refresh of the list of models', () => {
  it('asks again after an hour, with the key of the service', async () => {
    const { reached, keys, kept } = await askedAt(0, listing, [1, 59, 60, 61, 119, 120]);
    assert.deepEqual(
      [reached, keys, kept],
      [[60, 120], new Set(['key of https://gw.example.com']), { at: 120 * MINUTE, models: [] }],
    );
  });

  it('never asks a service whose list was not read before', async () => {
    assert.deepEqual((await askedAt(undefined, listing, [0, 1, 600])).reached, []);
  });

  it('changes nothing when it fails, and does not ask again within the hour', async () => {
    const { reached, kept } = await askedAt(0, failed, [60, 61, 119, 120]);
    assert.deepEqual([reached, kept], [[60, 120], { at: 0, models: [] }]);
  });
});
