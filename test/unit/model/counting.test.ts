// Learning from bills how a service counts: exact where nothing is hidden, close after five answers, unmoved by nonsense.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expectedTokens, mostTokens, tokensWithin } from '../../../src/core/model/counting.ts';
import { fitCounting, type CountedAnswer } from '../../../src/core/model/fitCounting.ts';
import { property } from '../property.ts';

/** A service that counts by a factor and adds a prompt of its own. */
interface Service {
  readonly factor: number;
  readonly hidden: number;
}

const bill = ({ factor, hidden }: Service, counted: number): number => Math.round(factor * counted) + hidden;

const answersOf = (service: Service, sizes: readonly number[]): readonly CountedAnswer[] =>
  sizes.map((counted) => ({ counted, billed: bill(service, counted) }));

const services = fc.record({
  factor: fc.double({ min: 0.98, max: 1.05, noNaN: true }),
  hidden: fc.integer({ min: 0, max: 400 }),
});

/** Questions from a file to the whole window, each size as likely as twice and half of it. */
const sizes = fc
  .double({ min: Math.log(600), max: Math.log(900_000), noNaN: true })
  .map((log) => Math.round(Math.exp(log)));

const errorAt = (service: Service, answers: readonly CountedAnswer[], counted: number): number =>
  Math.abs(expectedTokens(fitCounting(answers), counted) / bill(service, counted) - 1);

describe('learning how a service counts', () => {
  it('knows nothing before the first answer, and counts as we do', () => {
    assert.deepEqual(
      [fitCounting([]), expectedTokens(undefined, 700), mostTokens(undefined, 700)],
      [undefined, 700, 700],
    );
  });

  it('is exact from the first answer on where a service counts as we do', () => {
    property(
      fc.property(fc.array(sizes, { minLength: 1, maxLength: 20 }), sizes, (before, next) => {
        const counting = fitCounting(answersOf({ factor: 1, hidden: 0 }, before));
        assert.deepEqual([expectedTokens(counting, next), mostTokens(counting, next)], [next, next]);
      }),
    );
  });

  it('is within 0.5 % after five answers of questions of any sizes, and sets enough aside', () => {
    property(
      fc.property(services, fc.uniqueArray(sizes, { minLength: 5, maxLength: 5 }), sizes, (service, before, next) => {
        fc.pre(Math.max(...before) - Math.min(...before) > 600);
        const answers = answersOf(service, before);
        assert.ok(errorAt(service, answers, next) < 0.005);
        assert.ok(mostTokens(fitCounting(answers), next) >= bill(service, next));
      }),
    );
  });

  it('is within 0.5 % for a question of the usual size after five of them, and does not go astray for another size', () => {
    const drawn = fc.tuple(
      services,
      fc.integer({ min: 600, max: 100_000 }),
      fc.array(fc.double({ min: 0, max: 0.01, noNaN: true }), { minLength: 6, maxLength: 6 }),
      sizes,
    );
    property(
      fc.property(drawn, ([service, size, spread, other]) => {
        const [next = size, ...before] = spread.map((share) => Math.round(size * (1 + share)));
        const answers = answersOf(service, before);
        assert.ok(errorAt(service, answers, next) < 0.005);
        // What one size cannot tell apart is left as it usually is: at the worst the whole of the range of either.
        const most = 0.07 * other + 400;
        assert.ok(Math.abs(expectedTokens(fitCounting(answers), other) - bill(service, other)) <= most);
      }),
    );
  });

  for (const [name, odd] of [
    ['a prompt that was cut', { counted: 90_000, billed: 2_048 }],
    ['a bill of nothing', { counted: 5_000, billed: 0 }],
    ['tools of the service', { counted: 3_000, billed: 9_100 }],
  ] as const) {
    it(`is not led astray by ${name}`, () => {
      const service = { factor: 1.03, hidden: 250 };
      const answers = answersOf(service, [2_000, 40_000, 9_000, 700, 118_000]);
      assert.ok(errorAt(service, [...answers, odd, ...answers.slice(2)], 30_000) < 0.005);
    });
  }

  it('follows a service that has changed what it hides', () => {
    const later = { factor: 1, hidden: 900 };
    const answers = [
      ...answersOf({ factor: 1, hidden: 120 }, [3_000, 90_000, 8_000, 30_000, 2_500]),
      ...answersOf(later, [3_100, 91_000, 7_000, 33_000, 2_000, 50_000]),
    ];
    assert.ok(errorAt(later, answers, 12_000) < 0.005);
  });

  it('finds the most of our tokens that a service counts as no more than the window', () => {
    property(
      fc.property(
        services,
        fc.uniqueArray(sizes, { minLength: 5, maxLength: 5 }),
        fc.integer({ min: 2_000, max: 1_000_000 }),
        (service, before, room) => {
          const counting = fitCounting(answersOf(service, before));
          const fits = tokensWithin(counting, room);
          assert.deepEqual([mostTokens(counting, fits) <= room, mostTokens(counting, fits + 1) > room], [true, true]);
        },
      ),
    );
  });
});
