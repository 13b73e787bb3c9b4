import assert from 'node:assert/strict';
import type { FileOperation } from '../../../src/core/refactor/answer.ts';
import { newPaths, placeOperations, type PlaceInput } from '../../../src/core/refactor/placeOperations.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';

const shown = (path: string, text: string) => ({ path, languageId: 'typescript', version: 1, text });
const input: PlaceInput = {
  files: [shown('src/a.ts', 'a\nb\n'), shown('src/deep/b.ts', 'one\ntwo\n'), shown('src/empty.ts', '')],
  isWhole: true,
  target: { start: 0, end: 0 },
  occupied: new Set(['src/there.ts']),
};

function edit(path: string | undefined, search: string, replace: string): FileOperation {
  return { kind: 'edit', path, block: { search: search === '' ? [] : [search], replace: [replace] } };
}

const create = (path: string, ...lines: readonly string[]): FileOperation => ({ kind: 'create', path, lines });
const rename = (path: string, to: string): FileOperation => ({ kind: 'rename', path, to });
const remove = (path: string): FileOperation => ({ kind: 'delete', path });
const rewrite = (path: string, ...lines: readonly string[]): FileOperation => ({ kind: 'rewrite', path, lines });

/** What becomes of each file, in words, and what failed. */
function placed(operations: readonly FileOperation[], changes: Partial<PlaceInput> = {}) {
  const placement = placeOperations({ ...input, ...changes }, operations);
  return {
    changes: placement.changes
      .filter(({ edits, created, to, isDeleted }) => edits.length > 0 || created || to || isDeleted)
      .map(({ path, snapshot, edits, created, to, isDeleted }) => [
        path,
        isDeleted ? 'deleted' : (created?.join('|') ?? applyEdits(snapshot?.text ?? '', edits)),
        ...(to === undefined ? [] : [to]),
      ]),
    failed: placement.failed.map(({ path, message }) => [path, message]),
  };
}

describe('placeOperations', () => {
  const taken: readonly (readonly [string, readonly FileOperation[], readonly (readonly string[])[]])[] = [
    ['an edit without a path in the target', [edit(undefined, 'a', 'A')], [['src/a.ts', 'A\nb\n']]],
    [
      'edits of several files',
      [edit('src/deep/b.ts', 'one', '1'), edit('./src/a.ts', 'b', 'B'), edit('src/deep/b.ts', 'two', '2')],
      [
        ['src/deep/b.ts', '1\n2\n'],
        ['src/a.ts', 'a\nB\n'],
      ],
    ],
    ['an edit by the end of a path', [edit('deep/b.ts', 'one', '1')], [['src/deep/b.ts', '1\ntwo\n']]],
    ['a new file', [create('src/new.ts', 'x', 'y')], [['src/new.ts', 'x|y']]],
    ['a new file as a block that searches for nothing', [edit('src/new.ts', '', 'x')], [['src/new.ts', 'x']]],
    ['the text of a file that is empty', [create('src/empty.ts', 'x')], [['src/empty.ts', 'x\n']]],
    [
      'a file that moves and changes',
      [rename('src/a.ts', 'src/z.ts'), edit('src/a.ts', 'a', 'A')],
      [['src/a.ts', 'A\nb\n', 'src/z.ts']],
    ],
    ['a file that goes', [remove('src/a.ts')], [['src/a.ts', 'deleted']]],
    ['a file written anew, by the lines that differ', [rewrite('src/a.ts', 'a', 'c', '')], [['src/a.ts', 'a\nc\n']]],
  ];
  for (const [name, operations, changes] of taken) {
    it(`places ${name}`, () => {
      assert.deepEqual(placed(operations), { changes, failed: [] });
    });
  }

  const refused: readonly (readonly [string, readonly FileOperation[], readonly [string, string]])[] = [
    ['an edit of a file that was not shown', [edit('src/x.ts', 'a', 'b')], ['src/x.ts', 'was not shown']],
    ['a rename of a file that was not shown', [rename('src/x.ts', 'src/y.ts')], ['src/x.ts', 'was not shown']],
    ['a delete of a file that was not shown', [remove('src/there.ts')], ['src/there.ts', 'was not shown']],
    ['a new file where one was shown', [create('src/a.ts', 'x')], ['src/a.ts', 'There is a file']],
    ['a new file where one is', [create('src/there.ts', 'x')], ['src/there.ts', 'There is a file']],
    ['a rename onto a file', [rename('src/a.ts', 'src/there.ts')], ['src/a.ts', 'There is a file']],
    ['a rename onto a file that was shown', [rename('src/a.ts', 'src/deep/b.ts')], ['src/a.ts', 'There is a file']],
    ['a path out of the workspace', [create('../x.ts', 'x')], ['../x.ts', 'no plain path']],
    ['a rename out of the workspace', [rename('src/a.ts', 'src/../../x.ts')], ['src/a.ts', 'no plain path']],
    ['a file that goes and changes', [remove('src/a.ts'), edit('src/a.ts', 'a', 'b')], ['src/a.ts', 'deleted and']],
    ['a new file that leaves code out', [create('n.ts', 'x', '// ... rest of the code')], ['n.ts', 'leaves code out']],
    ['a hidden value of another file', [create('n.ts', '«secret abcdefg»')], ['n.ts', 'hidden value']],
    ['a rewrite that leaves code out', [rewrite('src/a.ts', 'a', '// ... existing code')], ['src/a.ts', 'leaves code']],
  ];
  for (const [name, operations, [path, words]] of refused) {
    it(`refuses ${name}`, () => {
      const { changes, failed } = placed(operations);
      const [[failedPath, message] = []] = failed;
      assert.deepEqual([changes, failed.length, failedPath, message?.includes(words)], [[], 1, path, true], message);
    });
  }

  it('refuses to write a file anew of which a part was shown', () => {
    assert.equal(placed([rewrite('src/a.ts', 'a')], { isWhole: false }).failed.length, 1);
  });

  it('refuses the second of two new files at one path', () => {
    const { changes } = placeOperations(input, [create('n.ts', 'x')]);
    const again = placeOperations(input, [create('n.ts', 'y'), rename('src/a.ts', 'n.ts')], changes);
    assert.deepEqual([again.changes.map(({ created }) => created), again.failed.length], [[['x'], undefined], 2]);
  });

  it('keeps the edits placed before', () => {
    const before = placeOperations(input, [edit('src/a.ts', 'a', 'A')]).changes;
    const { changes } = placeOperations(input, [edit('src/a.ts', 'b', 'B')], before);
    assert.deepEqual(
      changes.map(({ edits }) => applyEdits('a\nb\n', edits)),
      ['A\nB\n'],
    );
  });

  it('names the paths at which something may be', () => {
    const paths = newPaths(input, [
      edit(undefined, 'a', 'b'),
      create('n.ts'),
      rename('src/a.ts', 'm.ts'),
      remove('o.ts'),
    ]);
    assert.deepEqual(paths, ['n.ts', 'm.ts']);
  });
});
