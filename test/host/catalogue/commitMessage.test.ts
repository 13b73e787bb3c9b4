// The message of a commit: from what is staged into the box of Source Control, beside what is typed there, without what may not leave.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { chooseRepository, type Repository } from '../../../src/features/refactor/gitRepositories.ts';
import { until } from '../../harness/until.ts';
import { placeFile, workspaceRoot } from '../refactor/hostFiles.ts';
import { dismissing, ScriptedModel } from './scriptedModel.ts';

function git(...args: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=Sample', '-c', 'user.email=sample@example.invalid', ...args], {
    cwd: workspaceRoot(),
    stdio: 'pipe',
  });
}

describe('the message of a commit', () => {
  const held: { model?: ScriptedModel; repository?: Repository } = {};
  const model = (): ScriptedModel => {
    assert.ok(held.model);
    return held.model;
  };
  const box = (): { value: string } => {
    assert.ok(held.repository);
    return held.repository.inputBox;
  };
  /** Writes into the box as often as an echo of what stood there before takes it away; the answer to a command comes behind the echo. */
  const write = (value: string): Promise<void> =>
    until(async () => {
      box().value = value;
      await vscode.commands.executeCommand('setContext', 'panorama.test.written', value);
      return box().value === value;
    }, 'the box holds what was written');

  before(async function () {
    this.timeout(90_000);
    await vscode.extensions.getExtension('panorama.panorama')?.activate();
    await until(async () => {
      const found = await chooseRepository(vscode.Uri.file(workspaceRoot()));
      if (found) held.repository = found;
      return found !== undefined;
    }, 'the git extension has opened the repository');
    held.model = await ScriptedModel.start();
  });

  afterEach(async () => {
    await write('');
    git('reset', '-q');
  });

  after(() => model().stop());

  it('says what is staged, in the style of the earlier ones, without files that may not leave', async () => {
    placeFile('commit/retry.ts', 'export const attempts = 5;\n');
    placeFile('commit/.env', 'PASSWORD=swordfish\n');
    git('add', 'commit');
    model().answer('```\nRetry five times\n```');
    await vscode.commands.executeCommand('panorama.refactor.commitMessage', {
      rootUri: vscode.Uri.file(workspaceRoot()),
    });
    const { lastText } = model();
    assert.deepEqual(
      [box().value, lastText.includes('attempts = 5'), lastText.includes('swordfish'), lastText.includes('- The shop')],
      ['Retry five times', true, false, true],
    );
    assert.match(lastText, /1 more changed files are not shown/);
  });

  it('keeps what is typed in the box', async () => {
    placeFile('commit/typed.ts', 'export const typed = true;\n');
    git('add', 'commit/typed.ts');
    await write('Fixes #12');
    model().answer('Retry five times');
    await vscode.commands.executeCommand('panorama.refactor.commitMessage');
    assert.deepEqual([box().value, model().lastText.includes('Fixes #12')], ['Fixes #12\n\nRetry five times', true]);
  });

  it('asks nothing when nothing is staged and the user does not want all changes', async () => {
    const asked = model().questions.length;
    await dismissing(vscode.commands.executeCommand('panorama.refactor.commitMessage'));
    assert.deepEqual([box().value, model().questions.length], ['', asked]);
  });

  it('sends nothing of a secret file that was given a harmless name', async () => {
    const lines = Array.from({ length: 12 }, (_, index) => `WORD_${index}=fish${index}`);
    placeFile('commit/moved/.env', `${lines.join('\n')}\n`);
    git('add', '-f', 'commit/moved');
    git('commit', '-q', '-m', 'Keep words');
    git('mv', 'commit/moved/.env', 'commit/moved/plain.txt');
    placeFile('commit/moved/plain.txt', `${lines.join('\n')}\nWORD_12=fish12\n`);
    git('add', 'commit/moved/plain.txt');
    const asked = model().questions.length;
    await dismissing(vscode.commands.executeCommand('panorama.refactor.commitMessage'));
    assert.deepEqual([box().value, model().questions.length], ['', asked]);
  });
});
