// What a command reads beside the file: definitions of what the code calls, and nothing that may not leave.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { rowOf } from '../../../src/core/refactor/catalogueRows.ts';
import { runRefactor } from '../../../src/features/refactor/refactorFlow.ts';
import { until } from '../../harness/until.ts';
import { closeAll, openFile, placeFile } from '../refactor/hostFiles.ts';
import { rehearse } from './rehearsedServices.ts';

describe('what is known beside the file', () => {
  afterEach(closeAll);

  it('holds the definitions of what is called, without files that may not leave', async function () {
    // The language server starts cold.
    this.timeout(90_000);
    placeFile('known/tsconfig.json', '{"include": ["*.ts"]}\n');
    placeFile('known/rates.ts', 'export function rateOf(code: string): number {\n  return code.length;\n}\n');
    placeFile('known/secret.env.ts', 'export function hiddenRate(): number {\n  return 7;\n}\n');
    const { document } = await openFile(
      'known/use.ts',
      "import { rateOf } from './rates.ts';\nimport { hiddenRate } from './secret.env.ts';\nrateOf('a');\nhiddenRate();\n",
    );
    await until(async () => {
      const found = await vscode.commands.executeCommand<readonly vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        new vscode.Position(3, 2),
      );
      return found.some((one) => ('targetUri' in one ? one.targetUri : vscode.Uri.file('/')).path.endsWith('.env.ts'));
    }, 'the language server knows the definitions');
    const { services, requests } = rehearse(['Nothing to do.']);
    const forbids = (path: string) => (path.endsWith('.env.ts') ? ('secret' as const) : undefined);
    const command = { ...rowOf('simplify'), targets: ['file'] as const };
    await Promise.race([
      runRefactor(command, { ...services, forbids }),
      until(() => requests.length > 0, 'it is asked'),
    ]);
    await vscode.commands.executeCommand('notifications.clearAll');
    const [request] = requests;
    const text = request?.messages[1]?.content ?? '';
    assert.deepEqual(
      [request?.sources, text.includes('return code.length;'), text.includes('return 7;')],
      [['known/use.ts', 'known/rates.ts'], true, false],
    );
  });
});
