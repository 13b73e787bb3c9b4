// Better names: proposed by the model, renamed by the language server in all files, shown for review; refused where none renames.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Proposal } from '../../../src/core/refactor/proposal.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { rowOf } from '../../../src/core/refactor/catalogueRows.ts';
import { runRefactor } from '../../../src/features/refactor/refactorFlow.ts';
import { closeAll, openFile, placeFile } from '../refactor/hostFiles.ts';
import { rehearse } from './rehearsedServices.ts';
import { dismissing, takingFirst } from './scriptedModel.ts';

const names = JSON.stringify({ names: [{ name: 'averageOf', why: 'says what comes out' }] });

/** Path and text of each file of the proposal. */
function textsOf(proposal: Proposal | undefined): readonly (readonly [string, string])[] {
  return (proposal?.files ?? []).flatMap((file) =>
    file.kind === 'edit' ? [[file.path, applyEdits(file.snapshot.text, file.edits)] as const] : [],
  );
}

describe('a better name', () => {
  afterEach(closeAll);

  it('is given by the language server in every file that uses it', async function () {
    // The language server starts cold.
    this.timeout(90_000);
    placeFile('rename/tsconfig.json', '{"include": ["*.ts"]}\n');
    placeFile('rename/use.ts', "import { f } from './math.ts';\r\n\r\nf([1]);\r\n");
    const editor = await openFile(
      'rename/math.ts',
      'export function f(list: number[]): number {\n  return list[0] ?? 0;\n}\n',
    );
    editor.selection = new vscode.Selection(0, 16, 0, 16);
    await renames(editor.document.uri);
    const { services, shown, requests } = rehearse([names]);
    await takingFirst(runRefactor(rowOf('rename'), services));
    assert.deepEqual(
      [
        textsOf(shown[0]?.proposal).toSorted(),
        requests[0]?.format?.kind,
        requests[0]?.sources.includes('rename/math.ts'),
      ],
      [
        [
          ['rename/math.ts', 'export function averageOf(list: number[]): number {\n  return list[0] ?? 0;\n}\n'],
          ['rename/use.ts', "import { averageOf } from './math.ts';\r\n\r\naverageOf([1]);\r\n"],
        ],
        'schema',
        true,
      ],
    );
  });

  it('is not asked for where nothing renames', async () => {
    const editor = await openFile('rename/notes.txt', 'some words\n');
    editor.selection = new vscode.Selection(0, 1, 0, 1);
    const { services, requests } = rehearse([names]);
    await dismissing(runRefactor({ ...rowOf('rename'), group: 'own' }, services));
    assert.deepEqual(requests, []);
  });
});

/** Waits until the language server renames across the files. */
async function renames(uri: vscode.Uri): Promise<void> {
  for (let files = 0; files < 2;) {
    const edit = await Promise.resolve(
      vscode.commands.executeCommand<vscode.WorkspaceEdit | undefined>(
        'vscode.executeDocumentRenameProvider',
        uri,
        new vscode.Position(0, 16),
        'other',
      ),
    ).catch(() => undefined);
    files = edit?.size ?? 0;
  }
}
