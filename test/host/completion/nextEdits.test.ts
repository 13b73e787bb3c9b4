// Next edits in the real editor: marked after an edit, taken, left, as grey text, gone when the document goes another way.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../../harness/until.ts';
import { answering, choosing } from './person.ts';
import { closeAll, putCaret, setUser, show } from './suggesting.ts';

const accept = () => vscode.commands.executeCommand('panorama.completion.acceptNextEdit');
const reject = () => vscode.commands.executeCommand('panorama.completion.rejectNextEdit');

const LOCAL = 'function f() {\n  const total = 1;\n  go(total);\n  return total;\n}\n';

/** Records what is put into the context of keybindings while `work` runs. */
async function withContext(
  work: (isVisible: () => boolean, messages: readonly string[]) => Promise<void>,
): Promise<void> {
  const { executeCommand } = vscode.commands;
  const { setStatusBarMessage } = vscode.window;
  let isVisible = false;
  const messages: string[] = [];
  const run = (command: string, ...rest: readonly unknown[]): Thenable<unknown> => {
    if (command === 'setContext' && rest[0] === 'panorama.nextEditVisible') {
      isVisible = rest[1] === true;
    }
    return executeCommand(command, ...rest);
  };
  const tell = (text: string): vscode.Disposable => {
    messages.push(text);
    return setStatusBarMessage(text);
  };
  Object.assign(vscode.commands, { executeCommand: run });
  Object.assign(vscode.window, { setStatusBarMessage: tell });
  try {
    await work(() => isVisible, messages);
  } finally {
    Object.assign(vscode.commands, { executeCommand });
    Object.assign(vscode.window, { setStatusBarMessage });
  }
}

/** Replaces a text of the document as the keyboard does. */
async function retype(editor: vscode.TextEditor, old: string, now: string): Promise<void> {
  const start = editor.document.getText().indexOf(old);
  const { document } = editor;
  editor.selection = new vscode.Selection(document.positionAt(start), document.positionAt(start + old.length));
  await insert(now);
}

/** Types at once, so that no place is looked for in between. */
async function insert(text: string): Promise<void> {
  await vscode.commands.executeCommand('type', { text });
}

if (process.env['PANORAMA_TEST_RESTRICTED'] !== '1') {
  describe('A next edit', () => {
    beforeEach(async () => {
      await setUser('completion.enabled', 'off');
      await setUser('completion.nextEdit', 'on');
    });

    afterEach(closeAll);

    after(async () => {
      await setUser('completion.enabled', undefined);
      await setUser('completion.nextEdit', undefined);
    });

    defineTaking();
    defineLeaving();
    defineSwitch();
  });
}

function defineTaking(): void {
  it('is marked and told, taken, and leads to the next', async () => {
    await withContext(async (isVisible, messages) => {
      const editor = await show(`${LOCAL}‸`);
      await retype(editor, 'total', 'sum');
      await until(isVisible, 'a place is marked');
      await accept();
      await until(() => editor.document.getText().includes('go(sum)'), 'the first place is changed');
      await until(isVisible, 'the next place is marked');
      const cursor = editor.document.offsetAt(editor.selection.active);
      assert.equal(editor.document.getText().slice(cursor, cursor + 5), 'total');
      await accept();
      await until(() => !isVisible(), 'no place is left');
      assert.equal(editor.document.getText(), LOCAL.replaceAll('total', 'sum'));
      assert.deepEqual(messages.slice(0, 1), ['Next edit on line 3: → sum. Tab takes it, Escape leaves it.']);
    });
  });

  it('is undone in one step, and not offered again', async () => {
    await withContext(async (isVisible) => {
      const editor = await show(`${LOCAL}‸`);
      await retype(editor, 'total', 'sum');
      await until(isVisible, 'a place is marked');
      const before = editor.document.getText();
      await accept();
      await until(isVisible, 'the next place is marked');
      await vscode.commands.executeCommand('undo');
      assert.deepEqual([editor.document.getText(), isVisible()], [before, false]);
    });
  });

  it('comes as grey text where the cursor stands and nothing is replaced', async () => {
    await withContext(async (isVisible) => {
      const editor = await show('load(a‸);\nload(b);\nload(c);\n');
      await insert(', true');
      await until(isVisible, 'a place is marked');
      putCaret(editor, editor.document.getText().indexOf('b)') + 1);
      await until(() => !isVisible(), 'the mark gives way to grey text');
      await until(async () => {
        await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
        return editor.document.getText().includes('load(b, true)');
      }, 'the grey text is accepted');
      await until(() => editor.selection.active.line === 2, 'the cursor goes on to the next place');
    });
  });

  it('that is out of sight is shown before it is made', async () => {
    await withContext(async (isVisible) => {
      const far = `load(a‸);\n${'\n'.repeat(75)}load(b);\n`;
      const editor = await show(far);
      await insert(', true');
      await until(isVisible, 'a place is marked');
      await accept();
      assert.deepEqual([editor.selection.active.line, editor.document.getText().includes('load(b)')], [76, true]);
    });
  });
}

function defineLeaving(): void {
  it('that is left is not offered again for its edit; the next one is', async () => {
    await withContext(async (isVisible, messages) => {
      const editor = await show(`${LOCAL}‸`);
      await retype(editor, 'total', 'sum');
      await until(isVisible, 'a place is marked');
      await reject();
      await until(() => messages.length === 2, 'the next place is told');
      await insert('s');
      await until(() => messages.length === 3, 'the places are found again');
      assert.deepEqual(
        messages.map((message) => /line \d/.exec(message)?.[0]),
        ['line 3', 'line 4', 'line 4'],
      );
      await reject();
      assert.equal(isVisible(), false);
    });
  });

  it('goes when the document goes another way', async () => {
    await withContext(async (isVisible) => {
      const editor = await show(`${LOCAL}‸`);
      await retype(editor, 'total', 'sum');
      await until(isVisible, 'a place is marked');
      putCaret(editor, 0);
      await insert(' ');
      assert.equal(isVisible(), false);
    });
  });

  it('goes when another editor is looked at', async () => {
    await withContext(async (isVisible) => {
      const editor = await show(`${LOCAL}‸`);
      await retype(editor, 'total', 'sum');
      await until(isVisible, 'a place is marked');
      await show('‸\n', 'markdown');
      await until(() => !isVisible(), 'the mark is gone');
    });
  });
}

function defineSwitch(): void {
  const menu = () => vscode.commands.executeCommand('panorama.showMenu');
  const setting = () => vscode.workspace.getConfiguration('panorama').get('completion.nextEdit');

  it('is switched on in the menu after one question, and off without', async () => {
    await setUser('completion.nextEdit', undefined);
    await show('‸\n');
    const declined = await answering(undefined, () => choosing('$(arrow-right) Next edits: off', menu));
    assert.deepEqual([declined.length, setting()], [1, 'off']);
    const agreed = await answering('Turn On', () => choosing('$(arrow-right) Next edits: off', menu));
    assert.deepEqual([agreed.length, setting()], [1, 'on']);
    await choosing('$(arrow-right) Next edits: on', menu);
    assert.equal(setting(), 'off');
    const again = await answering('Turn On', () => choosing('$(arrow-right) Next edits: off', menu));
    assert.deepEqual([again.length, setting()], [0, 'on']);
  });

  it('is nothing while it is off', async () => {
    await setUser('completion.nextEdit', undefined);
    await withContext(async (isVisible, messages) => {
      const editor = await show(`${LOCAL}‸`);
      await retype(editor, 'total', 'sum');
      await accept();
      assert.deepEqual([isVisible(), messages], [false, []]);
    });
  });
}
