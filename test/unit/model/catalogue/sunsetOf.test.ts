// The end of a model, told in time.

import assert from 'node:assert/strict';
import { sunsetOf } from '../../../../src/core/model/catalogue/sunsetOf.ts';

const end = { date: '2027-01-14', successor: 'gpt-6-luna' };

describe('sunsetOf', () => {
  for (const [model, service, now, sunset] of [
    ['gpt-4.1-mini', 'openai', '2026-09-15T23:59:59Z', undefined],
    ['gpt-4.1-mini', 'openai', '2026-09-16T00:00:00Z', { ...end, daysLeft: 120 }],
    ['gpt-4.1-mini-2025-04-14', 'openai', '2026-11-20T12:00:00Z', { ...end, daysLeft: 55 }],
    ['gpt-4.1-mini', 'openai', '2027-01-13T23:59:59Z', { ...end, daysLeft: 1 }],
    ['gpt-4.1-mini', 'openai', '2027-01-14T00:00:00Z', { ...end, daysLeft: 0 }],
    [
      'gpt-4.1-nano',
      'openai',
      '2026-11-20T12:00:00Z',
      { date: '2026-10-23', daysLeft: -28, successor: 'gpt-5.6-luna' },
    ],
    ['openai/gpt-4.1-mini', 'vercel', '2027-01-13T00:00:00Z', undefined],
    ['gpt-4.1-mini', undefined, '2027-01-13T00:00:00Z', undefined],
    ['gpt-6-luna', 'openai', '2027-01-13T00:00:00Z', undefined],
    ['gpt-7', 'openai', '2027-01-13T00:00:00Z', undefined],
  ] as const) {
    it(`tells of ${model} at ${String(service)} on ${now}`, () => {
      assert.deepEqual(sunsetOf(model, service, Date.parse(now)), sunset);
    });
  }

  it('tells what the service says of itself', () => {
    const source = { document: "the service's own list", date: '2026-11-21' };
    const now = Date.parse('2026-12-01');
    assert.deepEqual(sunsetOf('gpt-5', 'openai', now, [{ source, facts: { shutdown: '2026-12-11' } }]), {
      date: '2026-12-11',
      daysLeft: 10,
    });
  });
});
