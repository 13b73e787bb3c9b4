// Whether a text reads as well with an insertion as without: by the grammars, and through the thread that holds them.

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import type { Insertion, Log } from '../../../src/core/ports.ts';
import { createInsertionJudge } from '../../../src/host/syntax/insertionJudge.ts';
import { createJudgeThread } from '../../../src/host/syntax/judgeThread.ts';
import { eventually } from '../../fakes/until.ts';

/** A file with `‸` where texts are put. */
function at(file: string): readonly [text: string, offset: number] {
  return [file.replace('‸', ''), file.indexOf('‸')];
}

function insertions(offset: number, texts: readonly string[]): readonly Insertion[] {
  return texts.map((insertText) => ({ start: offset, end: offset, insertText }));
}

const quiet = (): void => undefined;
const log: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

describe('the judge of insertions', function () {
  this.timeout(30_000);
  const open = createInsertionJudge();

  const rows: Readonly<
    Record<string, readonly [languageId: string, file: string, texts: readonly string[], fits: readonly boolean[]]>
  > = {
    'a value and two': ['typescript', 'a();\n‸\n', ['const a = b;', 'const a = b c;'], [true, false]],
    'a block of Python': ['python', 'if a:\n    ‸\n', ['b()', 'b('], [true, false]],
    'markup in TypeScript': ['typescriptreact', 'a();\n‸\n', ['c = <p>b</p>;', 'c = <p>b</p> d;'], [true, false]],
    'a file that was broken elsewhere': [
      'go',
      'func a( {\n}\n\nfunc b() {\n\t‸\n}\n',
      ['c()', 'c d e f('],
      [true, false],
    ],
    'text behind characters of two units': [
      'rust',
      'fn a() { let s = "😀é";\n    ‸\n}\n',
      ['b();', 'b() c d;'],
      [true, false],
    ],
  };
  for (const [name, [languageId, file, texts, fits]] of Object.entries(rows)) {
    it(`tells what fits: ${name}`, async () => {
      const [text, offset] = at(file);
      const judged = await open(languageId, text);
      assert.ok(judged);
      assert.deepEqual(judged.judge(insertions(offset, texts)), fits);
      judged.close();
    });
  }

  const unread: Readonly<Record<string, readonly [languageId: string, text: string]>> = {
    'without a grammar': ['kotlin', 'fun load() {}'],
    'that is too large': ['typescript', 'const a = 1;\n'.repeat(100_000)],
    'that is another language': ['typescript', 'Once upon a time, there (was a; king.\n'.repeat(40)],
  };
  for (const [name, [languageId, text]] of Object.entries(unread)) {
    it(`says nothing of a text ${name}`, async () => {
      const judged = await open(languageId, text);
      assert.equal(judged?.judge(insertions(0, ['const a = 1;\n'])), undefined);
    });
  }

  it('says nothing when the grammars do not load', async () => {
    const judged = createInsertionJudge(() => Promise.reject(new Error('gone')));
    assert.equal(await judged('typescript', 'a;'), undefined);
  });
});

describe('the thread that judges', function () {
  this.timeout(30_000);
  const workerPath = fileURLToPath(new URL('../../../dist/worker.cjs', import.meta.url));

  it('tells what fits, and of the text that was opened first as well', async () => {
    const thread = createJudgeThread(workerPath, log);
    const [text, offset] = at('a();\n‸\n');
    const first = thread.open('typescript', text);
    const second = thread.open('python', 'if a:\n');
    // The first answer may take the grammar longer than anyone waits.
    const told = await eventually(() => first(insertions(offset, ['b;', 'b c;'])), 'the thread has read the text');
    const other = await eventually(() => second(insertions(6, ['    b()', '    b('])), 'the thread has read the other');
    await thread.dispose();
    assert.deepEqual(
      [told, other],
      [
        [true, false],
        [true, false],
      ],
    );
  });

  it('says nothing when it cannot be started', async () => {
    const thread = createJudgeThread(`${workerPath}.gone`, log);
    assert.equal(await thread.open('typescript', 'a;')(insertions(0, ['b;'])), undefined);
    await thread.dispose();
  });
});
