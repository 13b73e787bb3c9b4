// A change that is shown while its answer comes: what cannot be shown then is shown at the end.

import assert from 'node:assert/strict';
import type { Proposal } from '../../../src/core/refactor/proposal.ts';
import { showArriving } from '../../../src/features/refactor/showArriving.ts';
import { until } from '../../fakes/until.ts';

const quiet = (): void => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet, show: quiet, dispose: quiet };
const head = { command: 'x', title: 'X', uris: new Map(), isWaiting: () => true };
const proposal: Proposal = {
  command: 'x',
  title: 'X',
  files: [{ kind: 'create', path: 'a.ts', reason: '', text: 'a' }],
  failed: [],
  notes: [],
  summary: '',
};

describe('a change that arrives', () => {
  it('is shown whole when no part of it could be shown before', async () => {
    const seen = { asked: 0, shown: [] as Proposal[] };
    const review = {
      receive: () => {
        seen.asked += 1;
        return Promise.reject(new Error('no editor'));
      },
      show: (whole: Proposal) => {
        seen.shown.push(whole);
        return Promise.resolve();
      },
    };
    const arriving = showArriving(head, { log, review });
    arriving.received({ parts: 1, draft: () => [] });
    await until(() => seen.asked > 0, 'a part is about to be shown');
    await arriving.end(proposal, true);
    assert.deepEqual(seen.shown, [proposal]);
  });
});
