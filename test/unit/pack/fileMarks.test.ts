// The user's marks on files: what one takes away from another, what is read back, and the patterns they become.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isMarked, noMarks, readMarks, setMark, toPatterns } from '../../../src/core/pack/fileMarks.ts';
import { IgnoreRules } from '../../../src/core/egress/ignoreRules.ts';

const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 500), seed: 5 };

describe('isMarked', () => {
  for (const [path, expected] of [
    ['a.ts', true],
    ['a.ts.bak', false],
    ['b/c/d.ts', true],
    ['b', true],
    ['bc/d.ts', false],
    ['e/f.ts', true],
    ['g.ts', false],
  ] as const) {
    it(`${expected ? 'knows' : 'passes by'} ${path}`, () => {
      assert.equal(isMarked(['a.ts', 'b', 'e/'], path), expected);
    });
  }
});

describe('setMark', () => {
  const marks = { pinned: ['a.ts'], excluded: ['b.ts'], full: ['a.ts'] };
  const cases = [
    ['pins', 'c.ts', 'pinned', true, { ...marks, pinned: ['a.ts', 'c.ts'] }],
    ['unpins', 'a.ts', 'pinned', false, { ...marks, pinned: [] }],
    ['brings back what it pins', 'b.ts', 'pinned', true, { ...marks, pinned: ['a.ts', 'b.ts'], excluded: [] }],
    ['brings back what it wants in full', 'b.ts', 'full', true, { ...marks, full: ['a.ts', 'b.ts'], excluded: [] }],
    ['unpins what it excludes', 'a.ts', 'excluded', true, { pinned: [], excluded: ['b.ts', 'a.ts'], full: [] }],
    ['includes again', 'b.ts', 'excluded', false, { ...marks, excluded: [] }],
  ] as const;
  for (const [name, path, mark, on, expected] of cases) {
    it(name, () => {
      assert.deepEqual(setMark(marks, path, { mark, on }), expected);
    });
  }

  it('gives the same value back when nothing changes', () => {
    assert.equal(setMark(marks, 'a.ts', { mark: 'pinned', on: true }), marks);
  });
});

describe('readMarks', () => {
  for (const value of [undefined, null, 3, 'x', [], { pinned: 'a' }, { full: [1, null] }]) {
    it(`finds no mark in ${JSON.stringify(value)}`, () => {
      assert.deepEqual(readMarks(value), noMarks);
    });
  }

  it('reads what was kept, each path once', () => {
    const kept = { pinned: ['a', 'a', 7], excluded: ['b'], other: ['c'] };
    assert.deepEqual(readMarks(kept), { pinned: ['a'], excluded: ['b'], full: [] });
  });
});

describe('toPatterns', () => {
  const matches = (path: string, other: string): boolean => {
    const text = toPatterns([path]).join('\n');
    return new IgnoreRules().with({ base: '', name: 'marks', text, isFinal: true }).matchDeep(other) !== undefined;
  };
  for (const path of [
    'a.ts',
    'src/[id].ts',
    'what?.md',
    '#notes',
    '!important',
    'star*.ts',
    'ends ',
    'a\nb.ts',
    '.dot/x',
  ]) {
    it(`matches ${JSON.stringify(path)}`, () => {
      assert.ok(matches(path, path));
    });
  }

  it('matches the file alone, not one of its name elsewhere', () => {
    assert.deepEqual(
      [matches('a.ts', 'src/a.ts'), matches('src/[id].ts', 'src/i.ts'), matches('star*.ts', 'start.ts')],
      [false, false, false],
    );
  });

  it('matches any path that a file can have', () => {
    const segment = fc
      .string({ minLength: 1, maxLength: 12 })
      .filter((one) => /^[^/\\\0]+$/u.test(one) && !/^\.{1,2}$/u.test(one));
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), (segments) => {
        const path = segments.join('/');
        assert.ok(matches(path, path));
      }),
      runs,
    );
  });
});
