// How prices, tokens and times read.

import assert from 'node:assert/strict';
import {
  formatCount,
  formatDuration,
  formatMoney,
  formatPrice,
  formatShare,
  formatTokens,
} from '../../../src/protocol/format.ts';

function table<T>(name: string, format: (value: T) => string, cases: readonly (readonly [T, string])[]): void {
  describe(name, () => {
    for (const [value, expected] of cases) {
      it(`writes ${String(value)} as ${expected}`, () => {
        assert.equal(format(value), expected);
      });
    }
  });
}

table<number | undefined>('formatPrice', formatPrice, [
  [undefined, 'price unknown'],
  [0, '0¢'],
  [0.000_01, '< 0.01¢'],
  [0.004, '≈ 0.4¢'],
  [0.01, '≈ 1¢'],
  [0.0131, '≈ 1.3¢'],
  [0.05, '≈ 5¢'],
  [0.38, '≈ 38¢'],
  [1.24, '≈ $1.24'],
]);

table('formatMoney', formatMoney, [
  [0.0006, '0.06¢'],
  [0.005, '0.5¢'],
  [0.0131, '1.3¢'],
  [0.05, '5¢'],
  [0.0994, '9.9¢'],
  [0.0996, '10¢'],
  [0.994, '99¢'],
  [0.996, '$1.00'],
  [4.97, '$4.97'],
  [1240, '$1,240'],
]);

table('formatTokens', formatTokens, [
  [0, '0'],
  [412, '412'],
  [1_000, '1K'],
  [1_204, '1.2K'],
  [9_940, '9.9K'],
  [9_960, '10K'],
  [10_400, '10K'],
  [118_204, '118K'],
  [999_400, '999K'],
  [999_600, '1M'],
  [1_047_576, '1.05M'],
]);

table('formatDuration', formatDuration, [
  [0, '0.0 s'],
  [400, '0.4 s'],
  [4_840, '4.8 s'],
  [9_960, '10 s'],
  [59_400, '59 s'],
  [65_000, '1 min 5 s'],
  [7_380_000, '2 h 3 min'],
]);

table('formatShare', formatShare, [
  [0, '0 %'],
  [0.001, '1 %'],
  [0.97, '97 %'],
  [0.999, '99 %'],
  [1, '100 %'],
]);

table('formatCount', formatCount, [
  [0, '0'],
  [999, '999'],
  [14_400, '14,400'],
  [1_047_576, '1,047,576'],
]);
