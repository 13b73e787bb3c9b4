import assert from 'node:assert/strict';
import { handOn } from '../../../src/core/refactor/handOn.ts';
import type { ProposedFile } from '../../../src/core/refactor/proposal.ts';

const text = 'export function total(list) {\n  let sum = 0;\n  return sum;\n}\n';
const snapshot = { path: 'src/total.js', languageId: 'javascript', version: 1, text };
const edited = (search: string, newText: string): ProposedFile => {
  const start = text.indexOf(search);
  return {
    kind: 'edit',
    path: 'src/total.js',
    snapshot,
    edits: [{ start, end: start + search.length, newText }],
    reason: '',
  };
};
const paths =
  'files that other parts of this change create, move and delete: refer to them so, and do not make them again';
const names = 'definitions that another part of this change gives this file: use them as they come';
const rest = 'other files of this change, which other parts see to';

describe('handOn', () => {
  it('tells of names that change, and of nothing else in a file', () => {
    const renamed = edited(
      'export function total(list) {\n  let sum = 0;\n',
      'export function sumOf(list) {\n  let sum = 1;\n',
    );
    assert.deepEqual(handOn([renamed], []), [
      {
        path: 'src/total.js',
        title: names,
        text: '-export function total(list) {\n+export function sumOf(list) {',
      },
    ]);
  });

  it('tells of files that come, move and go', () => {
    const files: readonly ProposedFile[] = [
      { kind: 'create', path: 'src/new.js', text: 'export const one = 1;\nexport function two() {}\n', reason: '' },
      { kind: 'rename', path: 'src/a.js', to: 'src/b.js', snapshot, edits: [], reason: '' },
      { kind: 'delete', path: 'src/old.js', snapshot, reason: '' },
    ];
    assert.deepEqual(handOn(files, ['src/later.js']), [
      {
        title: paths,
        text: 'src/new.js is created and defines: one, two\nsrc/a.js becomes src/b.js\nsrc/old.js is deleted',
      },
      { title: rest, text: 'src/later.js' },
    ]);
  });

  it('tells nothing of a change that keeps all names', () => {
    assert.deepEqual(handOn([edited('  return sum;\n', '  return 0 + sum;\n')], []), []);
  });

  it('keeps within the room that texts beside the files have', () => {
    const others = Array.from({ length: 5_000 }, (_, index) => `src/some/long/path/to/file${index}.js`);
    assert.ok((handOn([], others)[0]?.text.length ?? 0) <= 8_000);
  });
});
