// What a suggestion is told beside its file: definitions by the language server, edits of other files, findings near the cursor.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../../harness/until.ts';
import { closeAll, putCaret, setUser, startService, trigger, untilClosed } from './suggesting.ts';
import type { SuggestionService } from './suggesting.ts';

const isRestricted = process.env['PANORAMA_TEST_RESTRICTED'] === '1';

function fileUri(path: string): vscode.Uri {
  const [root] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(root);
  return vscode.Uri.joinPath(root.uri, path);
}

async function openAt(path: string, words: string): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileUri(path)));
  putCaret(editor, editor.document.getText().indexOf(words));
  return editor;
}

function define(): void {
  const opened: vscode.Disposable[] = [];
  let service: SuggestionService;

  const asked = (): string => service.asked().at(-1)?.text ?? '';
  const ask = async (): Promise<void> => {
    service.server.requests.length = 0;
    await trigger();
    await untilClosed(service);
  };

  before(async () => {
    service = await startService();
  });

  afterEach(async () => {
    vscode.Disposable.from(...opened.splice(0)).dispose();
    await closeAll();
  });

  after(async () => {
    await service.server.stop();
    for (const name of ['profile', 'profiles', 'completion.enabled']) {
      await setUser(name, undefined);
    }
  });

  it('are the definitions of what it imports, as soon as the language server has told them', async () => {
    const target = await vscode.workspace.openTextDocument(fileUri('src/pay/retry.ts'));
    const start = target.positionAt(target.getText().indexOf('export async function withRetry'));
    opened.push(
      vscode.languages.registerDefinitionProvider(
        { language: 'typescript' },
        {
          provideDefinition: (document, position) => {
            const word = document.getText(document.getWordRangeAtPosition(position));
            const targetRange = new vscode.Range(start, start.translate(3));
            return word === 'withRetry' ? [{ targetUri: target.uri, targetRange }] : [];
          },
        },
      ),
    );
    const editor = await openAt('src/pay/charge.ts', 'return withRetry');
    let back = 0;
    await until(async () => {
      // A place that was asked about is not asked about again.
      putCaret(editor, editor.document.getText().indexOf('  return withRetry') - back);
      back += 1;
      await ask();
      return asked().includes('DEFINED path=\\"src/pay/retry.ts');
    }, 'the definition is told');
    assert.match(asked(), /DEFINED[^>]*>\\nexport async function withRetry/);
  });

  it('are the lines that were changed in other files', async () => {
    await openAt('src/money.ts', '/');
    const editor = vscode.window.activeTextEditor;
    await editor?.edit((change) => {
      change.insert(new vscode.Position(0, 0), '// Amounts are whole cents.\n');
    });
    await openAt('src/pay/charge.ts', '    if (attempt');
    await ask();
    assert.match(asked(), /EDITED path=\\"src\/money\.ts\\">\\n\+\/\/ Amounts are whole cents\.\\n/);
    await openAt('src/money.ts', 'Amounts');
  });

  it('are the findings near the cursor', async () => {
    const findings = vscode.languages.createDiagnosticCollection('tests');
    opened.push(findings);
    const editor = await openAt('src/pay/charge.ts', '    if (attempt');
    const line = editor.selection.active.line;
    findings.set(editor.document.uri, [
      new vscode.Diagnostic(new vscode.Range(line - 1, 0, line - 1, 5), 'This is wrong.'),
    ]);
    await ask();
    assert.match(asked(), new RegExp(`PROBLEMS[^>]*>\\\\nline ${line}: This is wrong\\.`));
  });
}

if (!isRestricted) {
  describe('What a suggestion is told beside its file', define);
}
