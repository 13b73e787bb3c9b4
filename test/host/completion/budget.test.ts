// The money and the failures of suggestions in the real editor: at the limit of the hour nothing leaves, and no one is interrupted.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { acceptUntil, closeAll, setUser, show, startService, trigger, untilAsked } from './suggesting.ts';
import type { SuggestionService } from './suggesting.ts';
import { answering, choosing } from './person.ts';

const AGAIN = '$(debug-continue) Try again now';
const menu = () => vscode.commands.executeCommand('panorama.showMenu');

/** Whether the menu says that suggestions rest, without choosing anything else. */
async function restsInMenu(): Promise<boolean> {
  const { showQuickPick } = vscode.window;
  const labels: string[] = [];
  const pick = (items: readonly vscode.QuickPickItem[]) => {
    labels.push(...items.map(({ label }) => label));
    return Promise.resolve(undefined);
  };
  Object.assign(vscode.window, { showQuickPick: pick });
  try {
    await menu();
  } finally {
    Object.assign(vscode.window, { showQuickPick });
  }
  return labels.includes(AGAIN);
}

if (process.env['PANORAMA_TEST_RESTRICTED'] !== '1') {
  describe('The money and the failures of suggestions', () => {
    const own: { service?: SuggestionService } = {};
    const service = (): SuggestionService => {
      assert.ok(own.service);
      return own.service;
    };

    before(async () => {
      own.service = await startService();
      const { origin } = service().server;
      const prices = { unit: 'USD/1M', standard: { input: 0.4, cached: 0.1, output: 1.6 } };
      const profile = {
        id: 'scripted',
        label: 'Scripted',
        baseUrl: `${origin}/v1`,
        model: 'any',
        auth: 'none',
        prices,
      };
      await setUser('profiles', [profile]);
    });

    beforeEach(() => {
      service().server.requests.length = 0;
      service().answer = '<FILL>one + two;</FILL>';
    });

    afterEach(closeAll);

    after(async () => {
      await service().server.stop();
      for (const name of ['profile', 'profiles', 'completion.enabled', 'spend.suggestionsPerHour']) {
        await setUser(name, undefined);
      }
    });

    it('let nothing leave at the limit of the hour, say so in the menu alone, and go on when it is raised', async () => {
      await setUser('spend.suggestionsPerHour', 0);
      await show('const capped = ‸\n');
      const questions = await answering(undefined, () => Promise.resolve(trigger()));
      const atLimit = [service().asked().length, questions.length, await restsInMenu()];
      await setUser('spend.suggestionsPerHour', undefined);
      const editor = await show('const raised = ‸\n');
      await trigger();
      await acceptUntil(editor, 'const raised = one + two;\n');
      assert.deepEqual([atLimit, service().asked().length, await restsInMenu()], [[0, 0, true], 1, false]);
    });

    it('rest after a failure, and are tried again when the user says so', async () => {
      service().server.queue({ status: 401 });
      await show('const refused = ‸\n');
      const questions = await answering(undefined, () => Promise.resolve(trigger()));
      await untilAsked(service());
      const afterFailure = [questions.length, await restsInMenu()];
      await choosing(AGAIN, menu);
      assert.deepEqual([afterFailure, await restsInMenu()], [[0, true], false]);
    });
  });
}
