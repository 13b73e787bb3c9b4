// Tests for the code at hand: a file where the project keeps its own, or more in the one that is there.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { rowOf } from '../../../src/core/refactor/catalogueRows.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { runRefactor } from '../../../src/features/refactor/refactorFlow.ts';
import { closeAll, openFile, placeFile, workspaceRoot } from '../refactor/hostFiles.ts';
import { rehearse } from './rehearsedServices.ts';
import { dismissing, ScriptedModel } from './scriptedModel.ts';

describe('generating tests', () => {
  before(() => {
    placeFile('tests/src/cart/total.ts', 'export const total = 1;\n');
    placeFile('tests/test/cart/total.spec.ts', "import { total } from '../../src/cart/total';\ncheck(total);\n");
  });

  afterEach(closeAll);

  it('creates the file that the layout of the project asks for, in its manner', async () => {
    await openFile('tests/src/pay/retry.ts', 'export function retry(): void {}\n');
    const { services, shown, requests } = rehearse([
      "Tests retry.\n\n```ts\nimport { retry } from '../../src/pay/retry';\nretry();\n```\n",
    ]);
    await runRefactor(rowOf('generateTests'), services);
    const [request] = requests;
    assert.deepEqual(
      [shown.map(({ proposal, paths }) => [proposal.files, paths]), request?.sources],
      [
        [
          [
            [
              {
                kind: 'create',
                path: 'tests/test/pay/retry.spec.ts',
                text: "import { retry } from '../../src/pay/retry';\nretry();\n",
                reason: 'Tests retry.',
              },
            ],
            [],
          ],
        ],
        ['tests/src/pay/retry.ts', 'tests/test/cart/total.spec.ts'],
      ],
    );
  });

  it('adds to the tests that are there', async () => {
    await openFile('tests/src/cart/total.ts', 'export const total = 1;\n');
    const { services, shown } = rehearse([
      '<<<<<<< SEARCH\ncheck(total);\n=======\ncheck(total);\ncheck(total + 1);\n>>>>>>> REPLACE\n',
    ]);
    await runRefactor(rowOf('generateTests'), services);
    const [file] = shown[0]?.proposal.files ?? [];
    assert.deepEqual(file?.kind === 'edit' && [file.path, applyEdits(file.snapshot.text, file.edits)], [
      'tests/test/cart/total.spec.ts',
      "import { total } from '../../src/cart/total';\ncheck(total);\ncheck(total + 1);\n",
    ]);
  });

  it('writes the new file when it is accepted, and not before', async function () {
    this.timeout(60_000);
    await vscode.extensions.getExtension('panorama.panorama')?.activate();
    const model = await ScriptedModel.start();
    await openFile('tests/src/pay/pause.ts', 'export const pause = 1;\n');
    const file = path.join(workspaceRoot(), 'tests/test/pay/pause.spec.ts');
    model.answer('Tests pause.\n\n```ts\ncheck(pause);\n```\n');
    await vscode.commands.executeCommand('panorama.refactor.generateTests');
    const before = existsSync(file);
    await dismissing(vscode.commands.executeCommand('panorama.review.acceptAll'));
    await vscode.workspace.saveAll(true);
    await model.stop();
    assert.deepEqual([before, readFileSync(file, 'utf8')], [false, 'check(pause);\n']);
  });
});
