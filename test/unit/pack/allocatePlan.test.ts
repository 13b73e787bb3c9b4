import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planPortions, type Candidate, type Portion } from '../../../src/core/pack/allocatePlan.ts';
import { property } from '../property.ts';

const file = (path: string, score: number, tokens: number): Candidate => ({ path, score, tokens });

function planOf(candidates: readonly Candidate[], room: number): ReadonlyMap<string, string> {
  const planned = [...planPortions(candidates, room)].sort(([one], [other]) => one - other);
  return new Map(planned.map(([index, { kind }]) => [candidates[index]?.path ?? '', kind]));
}

describe('planning how much of each file is sent', () => {
  const cases: readonly (readonly [string, readonly Candidate[], number, Readonly<Record<string, string>>])[] = [
    ['sends all in full when all fits', [file('a', 0.5, 6_000), file('b', 0, 4_000)], 10_000, { a: 'full', b: 'full' }],
    [
      'sends a part of a large file beside whole small ones',
      [file('a', 0.5, 30_000), file('b', 0.45, 900), file('c', 0.4, 900)],
      20_000,
      { a: 'part', b: 'full', c: 'full' },
    ],
    ['prefers the likely one', [file('a', 0.5, 2_000), file('b', 0.1, 2_000)], 3_000, { a: 'full' }],
    [
      'prefers the small one among equals',
      [file('a', 0.5, 2_400), file('b', 0.5, 1_000), file('c', 0.5, 1_000)],
      2_400,
      { b: 'full', c: 'full' },
    ],
    [
      'sends what was named before all else',
      [file('named', 1, 5_000), file('in', 0.9, 2_000), file('a', 0.8, 100)],
      7_050,
      { named: 'full', in: 'full' },
    ],
    ['sends a part of what was named and fits no whole', [file('named', 1, 90_000)], 30_000, { named: 'part' }],
    ['sends nothing into no room', [file('a', 0.5, 10)], 0, {}],
    ['plans for nothing', [], 100, {}],
  ];
  for (const [name, candidates, room, expected] of cases) {
    it(name, () => {
      assert.deepEqual(planOf(candidates, room), new Map(Object.entries(expected)));
    });
  }

  it('wants the best few in full where they take no large share', () => {
    const others = Array.from({ length: 60 }, (_, index) => file(`o${index}`, 0.5, 3_000));
    assert.equal(planOf([file('best', 0.8, 6_000), ...others], 60_000).get('best'), 'full');
  });

  const candidates = fc
    .array(
      fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), tokens: fc.integer({ min: 0, max: 60_000 }) }),
      {
        maxLength: 40,
      },
    )
    .map((list) =>
      list.sort((one, other) => other.score - one.score).map((one, index) => ({ ...one, path: `f${index}` })),
    );

  it('never plans more than the room, and no part as large as its file', () => {
    property(
      fc.property(candidates, fc.integer({ min: 0, max: 200_000 }), (list, room) => {
        const costs = [...planPortions(list, room)].map(([index, portion]) => costOf(list[index], portion));
        assert.equal(costs.reduce((sum, cost) => sum + cost, 0) <= room, true);
      }),
    );
  });
});

function costOf(candidate: Candidate | undefined, portion: Portion): number {
  const whole = candidate?.tokens ?? Infinity;
  if (portion.kind === 'full') {
    return whole;
  }
  return portion.tokens < whole ? portion.tokens : Infinity;
}
