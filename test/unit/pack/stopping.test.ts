// A pack that is stopped: it ends with the reason of the signal, and nothing goes on behind it.

import assert from 'node:assert/strict';
import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { run } from '../../../src/core/pack/pack.ts';
import type { HistorySource } from '../../../src/core/ports.ts';
import { packDeps } from '../../fakes/packDeps.ts';
import { memoryFiles } from './memoryFiles.ts';
import { plainInput } from './packing.ts';

/** Answers nothing until it is stopped. */
const slowHistory: HistorySource = {
  head: () => Promise.resolve(undefined),
  read: (signal) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new Error('the history was stopped'));
      });
    }),
};

describe('a pack that is stopped', () => {
  it('while git is still reading the history leaves no rejection that nobody hears', async () => {
    const controller = new AbortController();
    const unheard: unknown[] = [];
    const hear = (reason: unknown): void => {
      unheard.push(reason);
    };
    process.on('unhandledRejection', hear);
    const memory = memoryFiles({ 'a.ts': 'x' });
    const files = {
      ...memory,
      readDirectory: (path: string) => {
        controller.abort(new Error('stopped'));
        return memory.readDirectory(path);
      },
    };
    const deps = { files, ...packDeps(), history: slowHistory };
    await assert.rejects(run(plainInput, deps, controller.signal));
    await setImmediate();
    process.off('unhandledRejection', hear);
    assert.deepEqual(unheard, []);
  });
});
