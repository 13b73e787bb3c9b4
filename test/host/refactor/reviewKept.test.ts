import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { createProposalStore } from '../../../src/host/store/proposalStore.ts';
import { until } from '../../harness/until.ts';
import { closeAll, openFile, typeAt } from './hostFiles.ts';
import { at, endReviews, proposalFor, shownTab, shownText, startReview } from './reviewing.ts';

const text = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\n';
const edits = [
  { start: 0, end: 4, newText: 'ONE\n' },
  { start: 14, end: 19, newText: 'FOUR\n' },
  { start: 24, end: 28, newText: 'SIX\n' },
];
const proposed = 'ONE\ntwo\nthree\nFOUR\nfive\nSIX\nseven\n';

describe('what waits for review, over a reload', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'panorama-kept-'));
  const file = path.join(folder, 'pending.json');
  const kept = createProposalStore(folder);

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(async () => {
    await closeAll();
    endReviews();
    rmSync(file, { force: true });
  });

  it('is there again in the middle of a review, with what was accepted, typed and rewritten', async () => {
    const editor = await openFile('kept/middle.txt', text);
    const first = await startReview({ kept, scheme: 'panorama-test-kept' });
    await first.review.show(proposalFor(editor.document, edits), at(editor.document), true);
    await first.review.act('acceptHunk');
    await typeAt(await vscode.window.showTextDocument(editor.document), 0, 'typed\n');
    await first.review.act('rejectHunk', { file: first.review.pending.all()[0]?.files[0]?.id, hunk: '2' });
    const wanted = 'typed\nONE\ntwo\nthree\nFOUR\nfive\nsix\nseven\n';
    await until(
      () => readFileSync(file, 'utf8').includes('FOUR') && !readFileSync(file, 'utf8').includes('SIX'),
      'it is kept',
    );
    endReviews();
    const second = await startReview({ kept, scheme: 'panorama-test-kept' });
    const [again] = second.review.pending.all()[0]?.files ?? [];
    await second.review.reopen();
    assert.deepEqual([again?.kept.total, again?.open, again?.proposed], [3, 1, wanted]);
    await second.review.accept();
    assert.deepEqual([editor.document.getText(), second.review.pending.all(), shownTab()], [wanted, [], undefined]);
  });

  it('opens in the diffs that the window has left open', async () => {
    const { document } = await openFile('kept/tab.txt', text);
    const first = await startReview({ kept, scheme: 'panorama-test-tab' });
    await first.review.show(proposalFor(document, edits), at(document), true);
    const shown = shownTab()?.modified;
    await until(() => readFileSync(file, { encoding: 'utf8', flag: 'a+' }).includes('FOUR'), 'it is kept');
    endReviews();
    const second = await startReview({ kept, scheme: 'panorama-test-tab' });
    assert.deepEqual([shownTab()?.modified.toString(), await shownText()], [shown?.toString(), proposed]);
    await second.review.reject();
    await until(() => shownTab() === undefined, 'the diff is closed');
  });

  it('is gone from the disk when nothing waits', async () => {
    const { document } = await openFile('kept/done.txt', text);
    const { review } = await startReview({ kept });
    await review.show(proposalFor(document, edits), at(document), true);
    await until(async () => (await kept.load()) !== undefined, 'it is kept');
    await review.reject();
    await until(async () => (await kept.load()) === undefined, 'nothing is kept');
  });

  for (const [name, content] of [
    ['damaged', '{"version":1,"proposals":[{"id":'],
    ['of another version', '{"version":2,"proposals":[]}'],
    ['of another shape', '{"version":1,"proposals":[{"id":"a","files":7}]}'],
  ] as const) {
    it(`is none when the file is ${name}`, async () => {
      writeFileSync(file, content);
      const { review } = await startReview({ kept });
      assert.deepEqual([review.pending.all(), await kept.load()], [[], undefined]);
    });
  }
});
