// Suggestions in the real editor: asked for, typed through, accepted, undone, cancelled, and the places that have none.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { streamReply } from '../../fakes/openAiStream.ts';
import { until } from '../../harness/until.ts';
import { acceptUntil, closeAll, putCaret, setUser, show, startService, trigger, type } from './suggesting.ts';
import { untilAsked, untilClosed } from './suggesting.ts';
import type { SuggestionService } from './suggesting.ts';

const isRestricted = process.env['PANORAMA_TEST_RESTRICTED'] === '1';
const own: { service?: SuggestionService } = {};

function service(): SuggestionService {
  assert.ok(own.service, 'the service runs');
  return own.service;
}

describe('A suggestion', () => {
  before(async () => {
    own.service = await startService();
  });

  beforeEach(async () => {
    service().server.requests.length = 0;
    service().answer = '<FILL>one + two;</FILL>';
    await setUser('completion.enabled', 'manual');
    await setUser('completion.disabledLanguages', undefined);
  });

  afterEach(closeAll);

  after(async () => {
    await service().server.stop();
    for (const name of ['profile', 'profiles', 'completion.enabled', 'completion.disabledLanguages']) {
      await setUser(name, undefined);
    }
  });

  for (const define of isRestricted ? [defineRestricted] : [defineAccepting, defineTyping, defineAbsent]) {
    define();
  }
});

function defineAccepting(): void {
  it('is accepted, and undone in one step', async () => {
    const editor = await show('const total = ‸\n');
    await trigger();
    await acceptUntil(editor, 'const total = one + two;\n');
    assert.equal(service().asked().length, 1);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), 'const total = \n');
  });

  it('takes the closers behind the cursor with it', async () => {
    service().answer = '\n  go();\n});';
    const editor = await show('on(() => {‸});\n');
    await trigger();
    await acceptUntil(editor, 'on(() => {\n  go();\n});\n');
  });

  it('leaves away the lines that would break the syntax of the file', async () => {
    // Slow enough that the grammar is there before the answer, as it is with a model.
    const pieces = ['\n  const one = 1;', '\n  return', ' one one', ';'];
    service().server.queue({ ...streamReply(pieces), chunkBy: '\n\n', chunkDelayMs: 500 });
    const editor = await show('function whole() {‸\n}\n');
    await trigger();
    await acceptUntil(editor, 'function whole() {\n  const one = 1;\n}\n');
  });

  it('keeps the line ends of the document', async () => {
    service().answer = '\n  return 1;';
    const editor = await show('function f() {‸\r\n}\r\n');
    await trigger();
    await acceptUntil(editor, 'function f() {\r\n  return 1;\r\n}\r\n');
  });

  it('tells of the neighbours that may leave', async () => {
    await openFile('src/pay/retry.ts');
    await askIn('src/pay/charge.ts');
    assert.match(service().asked()[0]?.text ?? '', /OTHER path=\\"src\/pay\/retry\.ts/);
  });

  it('tells nothing of a file that the user has left out of the pack, and is not asked for in it', async () => {
    const mark = (name: string) => vscode.commands.executeCommand(`panorama.pack.${name}`, fileUri('src/pay/retry.ts'));
    await mark('excludeFile');
    const left = await openFile('src/pay/retry.ts');
    putCaret(left, 0);
    await trigger();
    await openFile('src/pay/refund.ts');
    await askIn('src/cart/cart.ts');
    await mark('includeFile');
    const texts = service()
      .asked()
      .map(({ text }) => [
        text.includes('src/cart/cart.ts'),
        text.includes('OTHER path=\\"src/pay/refund.ts'),
        text.includes('retry.ts\\"'),
      ]);
    assert.deepEqual(texts, [[true, true, false]]);
  });
}

function fileUri(name: string): vscode.Uri {
  const [root] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(root);
  return vscode.Uri.joinPath(root.uri, name);
}

async function openFile(name: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(fileUri(name));
  return vscode.window.showTextDocument(document, { preview: false });
}

/** Asks at the beginning of a file that ends with its last line. */
async function askIn(name: string): Promise<void> {
  const editor = await openFile(name);
  putCaret(editor, editor.document.lineAt(editor.document.lineCount - 1).range.end.character);
  await trigger();
  await untilAsked(service());
}

function defineTyping(): void {
  it('comes while typing once the user wants that, and is typed through without a request', async () => {
    await setUser('completion.enabled', 'on');
    const editor = await show('const typed =‸\n');
    await type(' ');
    await untilAsked(service());
    await untilClosed(service());
    await type('one');
    await acceptUntil(editor, 'const typed = one + two;\n');
    assert.equal(service().asked().length, 1);
  });

  it('that is under way is joined by what is typed along', async () => {
    await setUser('completion.enabled', 'on');
    // Slow enough that keys fall between its pieces, and after its first.
    service().server.queue({ ...streamReply(['100', ' + ', '200', ';\n']), chunkBy: '\n\n', chunkDelayMs: 300 });
    const editor = await show('const joined =‸\n');
    await type(' ');
    await untilAsked(service());
    // Digits open no list of words.
    await type('10');
    await acceptUntil(editor, 'const joined = 100 + 200;\n');
    assert.equal(service().asked().length, 1);
  });

  it('does not come right after an undo', async () => {
    await setUser('completion.enabled', 'on');
    await show('const undone =‸\n');
    await type('x');
    await vscode.commands.executeCommand('undo');
    service().server.requests.length = 0;
    await type(' ');
    await show('const asked = ‸\n');
    await trigger();
    await untilAsked(service());
    assert.deepEqual(
      service()
        .asked()
        .map(({ text }) => text.includes('const asked = ')),
      [true],
    );
  });

  it('does not come right after one was put away', async () => {
    const editor = await show('const kept = ‸\nconst left =\n');
    await trigger();
    await untilClosed(service());
    await setUser('completion.enabled', 'on');
    await vscode.commands.executeCommand('runCommands', {
      commands: ['editor.action.inlineSuggest.hide', 'panorama.completion.reject'],
    });
    service().server.requests.length = 0;
    putCaret(
      editor,
      editor.document.lineAt(1).range.end.character + editor.document.offsetAt(new vscode.Position(1, 0)),
    );
    await type(' ');
    await show('const wanted = ‸\n');
    await trigger();
    await untilAsked(service());
    assert.deepEqual(
      service()
        .asked()
        .map(({ text }) => text.includes('const wanted = ')),
      [true],
    );
  });

  it('that the cursor leaves closes its connection', async () => {
    service().server.queue({ instead: 'silence' });
    const editor = await show('const left = ‸\nconst other = 1;\n');
    const asking = trigger();
    await untilAsked(service());
    putCaret(editor, editor.document.getText().length - 1);
    await untilClosed(service());
    await asking;
    assert.equal(service().asked()[0]?.finished, false);
  });

  it('does not come while typing when it is wanted on demand', async () => {
    await show('const demanded =‸\n');
    await type(' ');
    await trigger();
    await untilAsked(service());
    assert.equal(service().asked().length, 1);
  });

  it('that is no longer wanted closes its connection', async () => {
    service().server.queue({ instead: 'silence' });
    await show('const unwanted =‸\n');
    // The command ends with its answer, which never comes.
    const asking = trigger();
    await untilAsked(service());
    await type('x');
    await untilClosed(service());
    await asking;
    assert.equal(service().asked()[0]?.finished, false);
  });
}

/** An answer is remembered for its place, so each test has a place of its own. Each is followed by one that is asked about: when that request is there, none came before it. */
function defineAbsent(): void {
  const absent: readonly (readonly [string, () => Promise<void>])[] = [
    [
      'in a file of secrets',
      async () => {
        const [root] = vscode.workspace.workspaceFolders ?? [];
        assert.ok(root);
        const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root.uri, '.env'));
        putCaret(await vscode.window.showTextDocument(document), 0);
      },
    ],
    [
      'with several cursors',
      async () => {
        const editor = await show('const a = ‸\nconst b = \n');
        const second = new vscode.Position(1, 10);
        editor.selections = [editor.selection, new vscode.Selection(second, second)];
      },
    ],
    [
      'when they are off',
      async () => {
        await setUser('completion.enabled', 'off');
        await show('const a = ‸\n');
      },
    ],
  ];
  absent.forEach(([name, arrange], index) => {
    it(`is not asked for ${name}`, async () => {
      await arrange();
      await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
      await setUser('completion.enabled', 'manual');
      await show(`const last${index} = ‸\n`);
      await trigger();
      await untilAsked(service());
      assert.deepEqual(
        service()
          .asked()
          .map(({ text }) => text.includes(`const last${index} = `)),
        [true],
      );
    });
  });

  it('is not asked for while typing in a language that is off', async () => {
    await setUser('completion.enabled', 'on');
    await setUser('completion.disabledLanguages', ['typescript']);
    await show('const a =‸\n');
    await type(' ');
    await show('a = ‸\n', 'python');
    await type('1 +');
    await untilAsked(service());
    assert.ok(
      service()
        .asked()
        .every(({ text }) => text.includes('language=\\"python\\"')),
    );
  });
}

function defineRestricted(): void {
  it('is never asked for in a window without trust', async () => {
    await setUser('completion.enabled', 'on');
    await show('const total =‸\n');
    await type(' ');
    await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
    // A request of the same window to the same service shows that one of the suggestion would have come by now.
    await fetch(`${service().server.origin}/v1/models`);
    await until(() => service().server.requests.length > 0, 'the service is reached');
    assert.deepEqual(service().asked(), []);
  });
}
