import assert from 'node:assert/strict';
import { hideSecrets } from '../../../src/core/egress/secrets.ts';
import { run } from '../../../src/core/refactor/propose.ts';
import { priceRefactor } from '../../../src/core/refactor/refactorRequest.ts';
import { sampleProfile } from '../sampleProfile.ts';
import { bad, blockOf, good, inputFor, outcomeOf, proposeWith, simplified, text, textOf } from './sampleRefactor.ts';
import { scriptSend } from './scriptedSend.ts';

describe('run, beyond one answer in blocks', () => {
  it('asks for a small file as a whole when a block has no place, and foretells it where that is known to work', async () => {
    const whole = `<file path="src/add.js">\n${simplified}</file>`;
    const profile = { ...sampleProfile, features: ['prediction'] as const };
    const { result, requests } = await proposeWith([bad, whole], inputFor('simplify', { profile }));
    assert.deepEqual(
      [outcomeOf(result), requests.map(({ prediction }) => prediction)],
      [{ text: simplified, notes: [] }, [undefined, text.trimEnd()]],
    );
  });

  it('asks for corrected blocks of a longer file, and keeps the others', async () => {
    const long = `${text}${'// filler\n'.repeat(400)}`;
    const files = [{ path: 'src/add.js', languageId: 'javascript', version: 3, text: long }] as const;
    const call = blockOf('add(1, 2);', 'add(3, 4);');
    const { result, requests } = await proposeWith([call + bad, good], inputFor('custom', { files }));
    assert.deepEqual(
      [outcomeOf(result), requests[1]?.messages.at(-1)?.content.split('\n').at(-1)],
      [
        { text: `${simplified.replace('1, 2', '3, 4')}${'// filler\n'.repeat(400)}`, notes: [] },
        'The file is unchanged; the other blocks are kept. Answer with corrected blocks for these alone.',
      ],
    );
  });

  const patchOf = (...lines: readonly string[]) => ['*** Begin Patch', ...lines, '*** End Patch'].join('\n');
  const several = [
    { path: 'src/add.js', languageId: 'javascript', version: 3, text },
    { path: 'src/old.js', languageId: 'javascript', version: 1, text: 'old();\r\nadd(0, 0);\r\n' },
    { path: 'src/gone.js', languageId: 'javascript', version: 1, text: 'gone();\n' },
  ] as const;

  it('makes one proposal of what becomes of several files', async () => {
    const answer = patchOf(
      '*** Update File: src/add.js',
      '@@',
      '-add(1, 2);',
      '+sum(1, 2);',
      '*** Update File: src/old.js',
      '*** Move to: src/new.js',
      '@@',
      ' old();',
      '-add(0, 0);',
      '+sum(0, 0);',
      '*** Add File: src/sum.js',
      '+export {};',
      '*** Delete File: src/gone.js',
    );
    const { result, requests } = await proposeWith([answer], inputFor('custom', { files: several }));
    assert.ok(result.kind === 'proposed');
    const [add, old, gone] = several;
    const edits = (start: number, end: number, newText: string) => [{ start, end, newText }];
    assert.deepEqual(
      [result.proposal.files, result.proposal.failed, requests[0]?.sources],
      [
        [
          { kind: 'edit', path: add.path, reason: '', snapshot: add, edits: edits(59, 70, 'sum(1, 2);\n') },
          {
            kind: 'rename',
            path: old.path,
            reason: '',
            to: 'src/new.js',
            snapshot: old,
            edits: edits(8, 20, 'sum(0, 0);\r\n'),
          },
          { kind: 'create', path: 'src/sum.js', reason: '', text: 'export {};\n' },
          { kind: 'delete', path: gone.path, reason: '', snapshot: gone },
        ],
        [],
        several.map(({ path }) => path),
      ],
    );
  });

  it('says which file failed after the second try, and keeps the rest', async () => {
    const answer = patchOf(
      '*** Update File: src/add.js',
      '-add(1, 2);',
      '+sum(1, 2);',
      '*** Add File: src/there.js',
      '+x',
    );
    const { send, requests } = scriptSend(answer, patchOf('*** Add File: src/there.js', '+y'));
    const isThere = (path: string) => Promise.resolve(path === 'src/there.js');
    const input = inputFor('custom', { files: several });
    const result = await run(input, { send, isThere }, new AbortController().signal);
    assert.ok(result.kind === 'proposed');
    const message = 'There is a file at src/there.js, so none can be put there.';
    assert.deepEqual(
      [
        result.proposal.files.map(({ path }) => path),
        result.proposal.failed,
        result.proposal.notes.map(({ code }) => code),
        requests[1]?.messages.at(-1)?.content.includes(`- ${message}\n`),
      ],
      [['src/add.js'], [{ path: 'src/there.js', message }], ['placed-partly'], true],
    );
  });

  it('puts a hidden value back in its own file alone', async () => {
    const secret = `sk-proj-${'a1B2'.repeat(12)}`;
    const { hidden } = hideSecrets(`const key = '${secret}';`);
    const placeholder = hidden[0]?.placeholder ?? '';
    const files = [several[0], { ...several[2], path: 'src/key.js', text: `const key = '${secret}';\n` }] as const;
    const answer = patchOf(
      '*** Update File: src/key.js',
      `-const key = '${placeholder}';`,
      `+const apiKey = '${placeholder}';`,
      '*** Update File: src/add.js',
      '-add(1, 2);',
      `+add('${placeholder}');`,
    );
    const { result } = await proposeWith([answer, ''], inputFor('custom', { files }));
    assert.ok(result.kind === 'proposed');
    const { proposal } = result;
    assert.deepEqual(
      [proposal.files.map(textOf), proposal.failed.map(({ path }) => path)],
      [[`const apiKey = '${secret}';\n`], ['src/add.js']],
    );
  });

  it('sets aside what was foretold and may not come true', () => {
    const plain = priceRefactor(inputFor('simplify')).atMost ?? 0;
    const profile = { ...sampleProfile, features: ['prediction'] as const };
    const foretold = priceRefactor(inputFor('simplify', { profile })).atMost ?? 0;
    assert.equal(Math.round((foretold - plain) * 1e9), text.trimEnd().length * 1600);
  });
});
