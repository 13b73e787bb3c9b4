// When a model is asked: the rhythm of the keys, the latency of the service and the place decide.

import assert from 'node:assert/strict';
import { NO_PACE, paceAfter, waitAt, type Pace, type PaceEvent } from '../../../src/core/completion/pace.ts';
import { holeIn } from './fakeInput.ts';

const after = (...events: readonly PaceEvent[]): Pace => events.reduce(paceAfter, NO_PACE);
const keys = (gap: number, count = 20): readonly PaceEvent[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'typed', at: index * gap }) as const);
const latency = (milliseconds: number): PaceEvent => ({ kind: 'answered', milliseconds });
const asked = (line: string): PaceEvent => ({ kind: 'asked', line });
const known = 'function total() {}\n';

describe('a model is asked', () => {
  const atOnce: readonly (readonly [string, Pace, string])[] = [
    ['on a fresh line', after(...keys(150)), 'f();\n  ‸\n'],
    ['behind a suggestion that was taken', after(...keys(150), { kind: 'accepted', at: 3_000 }), 'f();‸\n'],
    ['when the service needs more than a second', after(...keys(150), latency(1_400)), 'a = ‸\n'],
  ];
  for (const [name, pace, file] of atOnce) {
    it(`at once ${name}`, () => {
      assert.equal(waitAt(pace, holeIn(file), 'line', false), 0);
    });
  }

  const sooner: readonly (readonly [string, readonly [Pace, string], readonly [Pace, string]])[] = [
    ['by a slow service', [after(latency(800)), 'a = ‸\n'], [after(latency(300)), 'a = ‸\n']],
    ['by a fast typist', [after(...keys(60), latency(300)), 'a = ‸\n'], [after(...keys(200), latency(300)), 'a = ‸\n']],
    ['between words', [after(), `${known}a = ‸\n`], [after(), `${known}a = to‸\n`]],
    ['in a word of the file', [after(), `${known}a = to‸\n`], [after(), `${known}a = tx‸\n`]],
    [
      'for the first time in a line',
      [after(asked('other')), 'a = ‸\n'],
      [after(asked('line'), asked('line')), 'a = ‸\n'],
    ],
    ['on a line that is new', [after(asked('other')), '  ‸\n'], [after(asked('line')), '  ‸\n']],
  ];
  for (const [name, [pace, file], [laterPace, laterFile]] of sooner) {
    it(`sooner ${name}`, () => {
      const [first, second] = [
        waitAt(pace, holeIn(file), 'line', false),
        waitAt(laterPace, holeIn(laterFile), 'line', false),
      ];
      assert.ok(first < second, `${first} < ${second}`);
    });
  }

  it('later in a word that an answer has otherwise, and within half a second all the same', () => {
    const [usual, later] = [false, true].map((isInWord) =>
      waitAt(after(...keys(200), latency(700)), holeIn(`${known}a = to‸\n`), 'line', isInWord),
    );
    assert.ok(usual !== undefined && later !== undefined && usual < later && later <= 500, `${usual} < ${later}`);
  });

  it('never later than a suggestion is of use, between words', () => {
    for (const gap of [20, 100, 900]) {
      assert.ok(waitAt(after(...keys(gap), latency(300)), holeIn('a = ‸\n'), 'line', false) < 700);
    }
  });
});

describe('the rhythm', () => {
  it('counts no pauses', () => {
    const { gaps } = after({ kind: 'typed', at: 0 }, { kind: 'typed', at: 200 }, { kind: 'typed', at: 9_000 });
    assert.deepEqual(gaps, [200]);
  });

  it('is quiet for two seconds after something was taken back', () => {
    assert.equal(after({ kind: 'undone', at: 500 }).quietUntil, 2_500);
  });
});
