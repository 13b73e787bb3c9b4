// What is asked of a model that only fills holes: the texts as they are, through the gate, with money set aside for them.

import assert from 'node:assert/strict';
import { run } from '../../../src/core/completion/complete.ts';
import { toRequest } from '../../../src/core/completion/prompt.ts';
import { release } from '../../../src/core/egress/gate.ts';
import { IgnoreRules } from '../../../src/core/egress/ignoreRules.ts';
import { createEgressPolicy } from '../../../src/core/egress/policy.ts';
import { sentFacts } from '../../../src/core/egress/sentFacts.ts';
import { fimApis } from '../../../src/core/model/fim.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import { worstCase } from '../../../src/core/spend/worstCase.ts';
import { sampleProfile } from '../sampleProfile.ts';
import { answer, holeIn, inputFor, scriptedDeps } from './fakeInput.ts';

const FILE = 'const a = ‸;\nconst b = 2;\n';
const SECTIONS = [
  { tag: 'DEFINED', path: 'b.ts', text: 'export const b: number' },
  { tag: 'OTHER', path: 'c.ts', text: 'const c = 3;' },
  { tag: 'EDITED', path: 'd.ts', text: '-old\n+new' },
  { tag: 'PROBLEMS', path: 'src/sum.ts', text: 'line 2: unused' },
] as const;

function requestTo(api: (typeof fimApis)[number], file = FILE): ModelRequest {
  const input = inputFor(file, { profile: { ...sampleProfile, api } });
  return toRequest(input, holeIn(file), 'line', SECTIONS);
}

describe('a request to fill a hole', () => {
  for (const api of fimApis) {
    it(`holds the texts around it and the code of others only where ${api} takes it`, () => {
      const takesMore = api === 'fim:llamacpp';
      const { purpose, messages, hole, maxOutput, stop, sources } = requestTo(api);
      assert.deepEqual(
        { purpose, messages, hole, maxOutput, stop, sources },
        {
          purpose: 'completion',
          messages: [],
          hole: {
            prefix: 'const a = ',
            suffix: ';\nconst b = 2;\n',
            extra: takesMore ? SECTIONS.slice(0, 2).map(({ path, text }) => ({ path, text })) : [],
          },
          maxOutput: 128,
          stop: undefined,
          sources: takesMore ? ['src/sum.ts', 'b.ts', 'c.ts'] : ['src/sum.ts'],
        },
      );
    });
  }

  it('is trimmed like any other answer', async () => {
    const { deps, seen } = scriptedDeps(answer('1', ';\nconst b', ' = 2;'));
    const input = inputFor('const a = ‸\nconst b = 2;\n', { profile: { ...sampleProfile, api: 'fim:codestral' } });
    const result = await run(input, deps, new AbortController().signal);
    assert.deepEqual(
      [result.kind === 'item' && result.item.insertText, seen.requests[0]?.hole?.prefix],
      ['1;', 'const a = '],
    );
  });
});

describe('the gate before a hole', () => {
  const policy = createEgressPolicy({ trusted: true, forbidden: new IgnoreRules() });
  const request = requestTo('fim:llamacpp');
  const secret = 'DB_PASSWORD=Winter2026!';

  it('hides secrets on both sides and beside it', () => {
    const hole = { prefix: secret, suffix: secret, extra: [{ path: 'b.ts', text: secret }] };
    const decision = release({ ...request, hole }, policy);
    assert.ok(decision.kind === 'released');
    assert.ok(!JSON.stringify(decision.request.hole).includes('Winter2026'), JSON.stringify(decision.request.hole));
    assert.equal(decision.request.hole?.extra[0]?.path, 'b.ts');
  });

  it('lets nothing of a file leave that may not', () => {
    const decision = release({ ...request, sources: ['src/sum.ts', '.env'] }, policy);
    assert.equal(decision.kind, 'refused');
  });
});

describe('the account of a hole', () => {
  it('counts the bytes of all its texts', () => {
    const hole = { prefix: 'é', suffix: 'ab', extra: [{ path: 'p', text: 'xyz' }] };
    assert.equal(sentFacts({ ...requestTo('fim:ollama'), hole }, String).bytes, 8);
  });

  it('sets money aside for the texts, and for the bound that is sent', () => {
    const priced = (changes: Partial<ModelRequest>) => worstCase({ ...requestTo('fim:llamacpp'), ...changes }) ?? 0;
    const longer = { prefix: 'x'.repeat(1_000_000), suffix: '', extra: [] };
    const none = { prefix: '', suffix: '', extra: [] };
    assert.ok(Math.abs(priced({ hole: longer }) - priced({ hole: none }) - 0.4) < 1e-9);
    const unbounded = { ...sampleProfile, api: 'fim:llamacpp', omit: ['n_predict'] } as const;
    assert.ok(priced({ profile: unbounded }) > priced({}) + 0.05);
  });
});
