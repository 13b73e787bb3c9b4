import assert from 'node:assert/strict';
import { hideSecrets } from '../../../src/core/egress/secrets.ts';
import { run, type RefactorInput } from '../../../src/core/refactor/propose.ts';
import { bad, blockOf, good, inputFor, simplified, text, textOf } from './sampleRefactor.ts';
import { scriptSend } from './scriptedSend.ts';

const call = blockOf('add(1, 2);', 'add(3, 4);');
const both = simplified.replace('add(1, 2)', 'add(3, 4)');

/** What is to be seen while the answers stream, without what is seen twice in a row. */
async function seenOf(answers: readonly string[], input: RefactorInput = inputFor('custom')) {
  const seen: unknown[] = [];
  const { send } = scriptSend(...answers);
  const received = ({ parts, draft }: Parameters<NonNullable<Parameters<typeof run>[1]['received']>>[0]) => {
    const now = [parts, ...draft().map((file) => textOf(file) ?? [file.kind, file.path])];
    if (JSON.stringify(now) !== JSON.stringify(seen.at(-1))) {
      seen.push(now);
    }
  };
  await run(input, { send, received }, new AbortController().signal);
  return seen;
}

describe('what has arrived of an answer', () => {
  it('is placed part by part, without the part that is being written', async () => {
    assert.deepEqual(await seenOf([`Shorter.\n${good}${call}Done.`]), [[0], [1, simplified], [2, both]]);
  });

  it('shows nothing of a part without a place, and what came before beside its correction', async () => {
    const long = { ...inputFor('custom').files[0], text: `${text}${'// more\n'.repeat(600)}` };
    const [one, two] = [simplified, both].map((start) => start + long.text.slice(text.length));
    assert.deepEqual(await seenOf([call + bad, good], inputFor('custom', { files: [long] })), [
      [0],
      [1, one?.replace(simplified, text.replace('add(1, 2)', 'add(3, 4)'))],
      [2, one?.replace(simplified, text.replace('add(1, 2)', 'add(3, 4)'))],
      [0, one?.replace(simplified, text.replace('add(1, 2)', 'add(3, 4)'))],
      [1, two],
    ]);
  });

  it('names files that come and go', async () => {
    const other = { path: 'src/old.js', languageId: 'javascript', version: 1, text: 'old();\n' };
    const [first] = inputFor('custom').files;
    const patch = '*** Begin Patch\n*** Add File: src/new.js\n+fresh();\n*** Delete File: src/old.js\n*** End Patch\n';
    assert.deepEqual((await seenOf([patch], inputFor('custom', { files: [first, other] }))).at(-1), [
      2,
      ['create', 'src/new.js'],
      ['delete', 'src/old.js'],
    ]);
  });

  it('has the hidden values in their places', async () => {
    const secret = `sk-proj-${'a1B2'.repeat(12)}`;
    const snapshot = { path: 'a.js', languageId: 'javascript', version: 1, text: `const key = '${secret}';\n` };
    const [hiding] = hideSecrets(snapshot.text).hidden;
    const answer = blockOf(`const key = '${hiding?.placeholder}';`, `const other = '${hiding?.placeholder}';`);
    assert.deepEqual(await seenOf([answer], inputFor('custom', { files: [snapshot], target: { start: 0, end: 5 } })), [
      [0],
      [1, `const other = '${secret}';\n`],
    ]);
  });
});
