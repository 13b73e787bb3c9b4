import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chooseExcerpt, type NamedLines } from '../../../src/core/pack/excerptChoice.ts';
import { weightedTerms } from '../../../src/core/rank/question.ts';
import { property } from '../property.ts';

const filler = (name: string, lines: number) => Array.from({ length: lines }, (_, index) => `${name} ${index};`);
const sourceOf = (lines: readonly string[], definitions: readonly NamedLines[] = []) => ({
  text: lines.join('\n'),
  tokens: lines.length * 10,
  definitions,
});

describe('choosing the lines of an excerpt', () => {
  it('takes the definition that the question is about, whole', () => {
    const lines = [
      ...filler('first', 30),
      'function retryPayment() {',
      ...filler('inner', 20),
      '}',
      ...filler('last', 30),
    ];
    const definitions = [{ name: 'retryPayment', lines: [31, 52] as const }];
    assert.deepEqual(chooseExcerpt(sourceOf(lines, definitions), weightedTerms('retrying payments'), 280), {
      ranges: [[31, 52]],
      matches: true,
    });
  });

  it('takes the chunk that matches where nothing is defined', () => {
    const lines = [...filler('first', 60), 'retry', ...filler('last', 60)];
    const { ranges, matches } = chooseExcerpt(sourceOf(lines), weightedTerms('retry'), 320);
    assert.deepEqual([ranges.some(([first, last]) => first <= 61 && last >= 61), matches], [true, true]);
  });

  it('says when no line speaks of the question, and takes the edges', () => {
    const { ranges, matches } = chooseExcerpt(sourceOf(filler('first', 100)), weightedTerms('retry'), 650);
    assert.deepEqual([ranges[0]?.[0], ranges.at(-1)?.[1], matches], [1, 100, false]);
  });

  it('takes nothing when nothing fits, and nothing of nothing', () => {
    const terms = weightedTerms('first');
    assert.deepEqual(
      [chooseExcerpt(sourceOf(filler('first', 100)), terms, 5).ranges, chooseExcerpt(sourceOf([]), terms, 5).ranges],
      [[], []],
    );
  });

  const line = fc.constantFrom('', 'retry();', 'class Payment {', '  user.name = 1;', '}');
  const definition = fc.tuple(fc.integer({ min: 1, max: 80 }), fc.nat(60));

  it('gives ascending ranges of lines that exist and fit, for any text and definitions', () => {
    property(
      fc.property(fc.array(line, { maxLength: 90 }), fc.array(definition), fc.nat(900), (lines, spans, most) => {
        const definitions = spans.map(([first, length]) => ({ name: 'pay', lines: [first, first + length] as const }));
        const { ranges } = chooseExcerpt(sourceOf(lines, definitions), weightedTerms('retry the payment'), most);
        const bad = ranges.filter(([first, last], index) => {
          const before = ranges[index - 1]?.[1] ?? -1;
          return first <= before + 1 || last < first || last > Math.max(1, lines.length);
        });
        assert.deepEqual(bad, []);
      }),
    );
  });
});
