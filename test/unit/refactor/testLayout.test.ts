import assert from 'node:assert/strict';
import { testPlaceOf } from '../../../src/core/refactor/testLayout.ts';

describe('testPlaceOf', () => {
  const cases: readonly (readonly [string, string, readonly string[], string, boolean, string | undefined])[] = [
    [
      'beside the source',
      'src/pay/retry.ts',
      ['src/cart/total.ts', 'src/cart/total.test.ts'],
      'src/pay/retry.test.ts',
      false,
      'src/cart/total.test.ts',
    ],
    [
      'in a folder of tests beside',
      'src/pay/retry.ts',
      ['src/cart/total.ts', 'src/cart/__tests__/total.spec.ts'],
      'src/pay/__tests__/retry.spec.ts',
      false,
      'src/cart/__tests__/total.spec.ts',
    ],
    [
      'in a tree that mirrors the sources',
      'src/core/pay/retry.ts',
      ['src/core/cart/total.ts', 'test/unit/cart/total.test.ts'],
      'test/unit/pay/retry.test.ts',
      false,
      'test/unit/cart/total.test.ts',
    ],
    [
      'in one folder for all',
      'shop/retry.py',
      ['shop/total.py', 'tests/test_total.py'],
      'tests/test_retry.py',
      false,
      'tests/test_total.py',
    ],
    [
      'where the tests of the file are',
      'src/retry.ts',
      ['src/retry.ts', 'test/retry.test.ts', 'test/total.test.ts'],
      'test/retry.test.ts',
      true,
      'test/total.test.ts',
    ],
    [
      'as Maven has it',
      'src/main/java/shop/Cart.java',
      ['src/main/java/shop/Total.java', 'src/test/java/shop/TotalTest.java'],
      'src/test/java/shop/CartTest.java',
      false,
      'src/test/java/shop/TotalTest.java',
    ],
    ['as Go has it, without any test', 'pay/retry.go', ['pay/retry.go'], 'pay/retry_test.go', false, undefined],
    ['as Python has it, without any test', 'shop/retry.py', ['shop/retry.py'], 'tests/test_retry.py', false, undefined],
    ['beside the source, without any test', 'src/retry.ts', ['src/retry.ts'], 'src/retry.test.ts', false, undefined],
    ['apart from tests of another language', 'a/b.go', ['a/c.test.ts'], 'a/b_test.go', false, undefined],
  ];
  for (const [name, source, paths, path, exists, example] of cases) {
    it(`places tests ${name}`, () => {
      assert.deepEqual(testPlaceOf(source, paths), { path, exists, ...(example !== undefined && { example }) });
    });
  }
});
