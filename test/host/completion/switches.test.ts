// The switches of suggestions in the real editor: quiet for a while, when they come, and for which languages.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { choosing } from './person.ts';
import { closeAll, setUser, show, startService, trigger, type, untilAsked } from './suggesting.ts';
import type { SuggestionService } from './suggesting.ts';

const own: { service?: SuggestionService } = {};

function service(): SuggestionService {
  assert.ok(own.service, 'the service runs');
  return own.service;
}

/** Whether a text was asked about, in the order of the requests. */
function askedAbout(name: string): readonly boolean[] {
  return service()
    .asked()
    .map(({ text }) => text.includes(name));
}

function userValue(name: string): unknown {
  return vscode.workspace.getConfiguration('panorama').inspect(name)?.globalValue;
}

const toggle = () => vscode.commands.executeCommand('panorama.completion.toggle');
const snooze = () => vscode.commands.executeCommand('panorama.completion.snooze');

if (process.env['PANORAMA_TEST_RESTRICTED'] !== '1') {
  describe('The switches of suggestions', () => {
    before(async () => {
      own.service = await startService();
    });

    beforeEach(async () => {
      service().server.requests.length = 0;
      service().answer = '<FILL>one + two;</FILL>';
      await setUser('completion.enabled', 'on');
      await setUser('completion.disabledLanguages', undefined);
    });

    afterEach(closeAll);

    after(async () => {
      await service().server.stop();
      for (const name of ['profile', 'profiles', 'completion.enabled', 'completion.disabledLanguages']) {
        await setUser(name, undefined);
      }
    });

    defineSnooze();
    defineToggle();
  });
}

function defineSnooze(): void {
  it('keep them quiet for a while, but for one that is asked for, and wake them', async () => {
    assert.deepEqual(await choosing('5 minutes', snooze), ['5 minutes', '15 minutes', '1 hour']);
    await show('const quiet =‸\n');
    await type(' ');
    await show('const wanted = ‸\n');
    await trigger();
    await untilAsked(service());
    assert.deepEqual(askedAbout('const wanted = '), [true]);
    const labels = await choosing('Wake them now', snooze);
    assert.deepEqual(labels, ['Wake them now', '5 minutes', '15 minutes', '1 hour']);
    await show('const awake =‸\n');
    await type(' ');
    await untilAsked(service(), 2);
    assert.deepEqual(askedAbout('const awake = '), [false, true]);
  });
}

function defineToggle(): void {
  for (const [label, mode] of [
    ['While typing', 'on'],
    ['Only on demand', 'manual'],
    ['Never', 'off'],
  ] as const) {
    it(`keep "${label}" as the user's word`, async () => {
      await setUser('completion.enabled', mode === 'on' ? 'manual' : 'on');
      await show('‸\n');
      const labels = await choosing(label, toggle);
      assert.deepEqual(
        [labels, userValue('completion.enabled')],
        [['While typing', 'Only on demand', 'Never', 'Off for typescript'], mode],
      );
    });
  }

  it('take one language away and give it back', async () => {
    await show('‸\n', 'python');
    await choosing('Off for python', toggle);
    const off = userValue('completion.disabledLanguages');
    await choosing('On for python', toggle);
    assert.deepEqual([off, userValue('completion.disabledLanguages')], [['python'], []]);
  });

  it('show themselves to someone who asks for a suggestion while they are off', async () => {
    await setUser('completion.enabled', 'off');
    await show('const late = ‸\n');
    await choosing('Only on demand', trigger);
    assert.deepEqual([userValue('completion.enabled'), service().asked().length], ['manual', 0]);
  });
}
