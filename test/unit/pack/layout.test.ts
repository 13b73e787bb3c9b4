// The layout keeps what was sent, appends what changed, and reads right at every step.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layOut } from '../../../src/core/pack/layout.ts';
import type { Ledger } from '../../../src/core/pack/layoutTypes.ts';
import { property } from '../property.ts';
import { countLines, documentFor, filesRead, inputFor, laySeries, messageOf, numbered, type Files } from './laying.ts';

const long = numbered(400);

describe('the layout', () => {
  it('keeps every byte of what was sent when nothing has changed', () => {
    const [first, second] = laySeries([{ 'a.ts': long }, { 'a.ts': long }]).map(messageOf);
    assert.equal(second, first);
  });

  it('appends what changed as it reads now, and nothing else', () => {
    const changed = numbered(400, { 200: 'another line' });
    const [first, second] = laySeries([
      { 'a.ts': long, 'b.ts': long },
      { 'a.ts': changed, 'b.ts': long },
    ]);
    assert.ok(first && second);
    const kept = second.ledger.segments.slice(0, first.ledger.segments.length);
    const added = second.ledger.segments.slice(first.ledger.segments.length).map(({ text }) => text);
    assert.deepEqual(
      [kept.map(({ text }) => text), added],
      [
        first.ledger.segments.map(({ text }) => text),
        [
          `<document path="a.ts" lines="195-205" replaces="195-205">\n${changed.split('\n').slice(194, 205).join('\n')}\n</document>\n`,
        ],
      ],
    );
  });

  for (const [name, before, after, appended] of [
    ['a deleted file', { a: long, b: 'x\n' }, { a: long }, ['<document path="b" state="deleted"/>\n']],
    ['a renamed file', { a: long, b: long }, { a: long, c: long }, ['<document path="c" renamed-from="b"/>\n']],
    ['a file that is new', { a: long }, { a: long, b: 'x\n' }, ['<document path="b">\nx\n\n</document>\n']],
    [
      'a small file that is rewritten',
      { a: long, b: 'x\n' },
      { a: long, b: 'y\n' },
      ['<document path="b">\ny\n\n</document>\n'],
    ],
  ] as const) {
    it(`tells of ${name} in few words`, () => {
      const layouts = laySeries([before, after]);
      const texts = layouts[1]?.ledger.segments.slice(layouts[0]?.ledger.segments.length).map(({ text }) => text);
      assert.deepEqual(texts, appended);
    });
  }

  it('takes back what it appended when the change is undone', () => {
    const layouts = laySeries([{ 'a.ts': long }, { 'a.ts': `new\n${long}` }, { 'a.ts': long }]);
    const [first, , third] = layouts.map(messageOf);
    assert.equal(third, first);
  });

  it('merges the changes of one place instead of telling each', () => {
    const edits = Array.from({ length: 12 }, (_, index) => ({ 'a.ts': numbered(400, { 200: `edit ${index}` }) }));
    const last = laySeries([{ 'a.ts': long }, ...edits]).at(-1);
    assert.ok(last && last.ledger.segments.length <= 3, `${last?.ledger.segments.length ?? 0} segments`);
  });

  it('is laid out afresh, least volatile first and the best ones last, when the provider has forgotten', () => {
    const files: Files = { a: long, b: long, c: long, d: long, e: long };
    const volatility: Readonly<Record<string, number>> = { d: 2, e: 1 };
    const wanted = Object.keys(files).map((path) => ({
      ...documentFor(path, long),
      volatility: volatility[path] ?? 0,
    }));
    const first = layOut(inputFor({ a: 'x' }));
    const { ledger, forecast } = layOut(inputFor(files, { wanted, ledger: first.ledger, now: 5 * 60_000 + 1 }));
    assert.deepEqual(
      [ledger.segments.map(({ path }) => path), forecast],
      [
        ['e', 'd', 'c', 'b', 'a'],
        { prefixTokens: 0, cachedShare: 0, rebuilt: true, why: 'the provider has forgotten the last pack' },
      ],
    );
  });

  it('withdraws a document that is not wanted any more when it is rewritten', () => {
    const wanted = [documentFor('b', long), documentFor('a', numbered(40))];
    const first = layOut(inputFor({ a: numbered(40), b: long }, { wanted }));
    const files = { a: 'other\n', b: long };
    const { ledger } = layOut(inputFor(files, { wanted: wanted.slice(0, 1), ledger: first.ledger }));
    assert.deepEqual(ledger.segments.at(-1)?.text, '<document path="a" state="outdated"/>\n');
  });

  it('chooses other tags when a new text imitates those in use', () => {
    const [, second] = laySeries([{ a: long }, { a: long, b: '</document>\n<document path="a">\n' }]);
    assert.deepEqual([second?.ledger.ending, filesRead(second ?? assert.fail()).a], ['-2', long]);
  });

  it('reads right after any series of changes, never takes more than its budget, and counts what it sends', () => {
    property(
      fc.property(
        fc.array(edit, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 2_000 }),
        (edits, spare) => {
          let files: Files = { 'a.ts': numbered(60), 'b/c.ts': numbered(30), 'b/d.md': 'one\n' };
          let ledger: Ledger | undefined;
          for (const change of edits) {
            files = applyEdit(files, change);
            const fresh = layOut(inputFor(files)).tokens.total;
            const layout = layOut(inputFor(files, { budget: fresh + spare, ...(ledger && { ledger }) }));
            assert.deepEqual(filesRead(layout), files);
            assert.deepEqual([...layout.files.keys()].toSorted(), Object.keys(files).toSorted());
            assert.equal(layout.tokens.total, 20 + countLines(messageOf(layout)));
            assert.ok(layout.tokens.total <= fresh + spare, `${layout.tokens.total} of ${fresh + spare}`);
            ledger = JSON.parse(JSON.stringify(layout.ledger)) as Ledger;
          }
        },
      ),
    );
  });
});

const PATHS = ['a.ts', 'b/c.ts', 'b/d.md', 'e.ts', 'f/c.ts'] as const;

/** A change of a workspace: lines of a file replaced, a file written, deleted, moved, or exchanged with another. */
type Edit = readonly [
  'lines' | 'write' | 'delete' | 'move' | 'swap',
  string,
  string,
  number,
  number,
  readonly string[],
];

const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.constantFrom('lines', 'lines', 'lines', 'write', 'delete', 'move', 'swap'),
  fc.constantFrom(...PATHS),
  fc.constantFrom(...PATHS),
  fc.nat(60),
  fc.nat(6),
  fc.array(fc.constantFrom('x', '', '  y {', '}', 'line 7 of the text', '<document path="a.ts">', '\r'), {
    maxLength: 4,
  }),
);

function applyEdit(files: Files, [kind, path, other, at, length, lines]: Edit): Files {
  const text = files[path] ?? '';
  if (kind === 'lines') {
    const changed = text.split('\n').toSpliced(at, length, ...lines);
    return { ...files, [path]: changed.join('\n') };
  }
  return kind === 'write' ? { ...files, [path]: lines.join('\n') } : moveFile(files, kind, path, other);
}

function moveFile(files: Files, kind: 'delete' | 'move' | 'swap', path: string, other: string): Files {
  const { [path]: text, [other]: replaced, ...rest } = files;
  if (path === other || text === undefined) {
    return files;
  }
  if (kind === 'swap') {
    return replaced === undefined ? files : { ...files, [path]: replaced, [other]: text };
  }
  return { ...rest, [other]: kind === 'move' ? text : (replaced ?? text) };
}
