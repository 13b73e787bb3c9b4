// Another extension suggests in the same editor: the one question, its answers, and what each of them changes.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { askOnce } from '../../../src/features/completion/askOnce.ts';
import { findOtherProvider } from '../../../src/features/completion/otherProviders.ts';
import { createSettings } from '../../../src/host/vscode/settings.ts';
import { until } from '../../harness/until.ts';
import { sampleProfile } from '../../unit/sampleProfile.ts';
import { answering } from '../completion/person.ts';
import { closeAll, setUser, show, startService, trigger, type } from '../completion/suggesting.ts';
import type { SuggestionService } from '../completion/suggesting.ts';

const QUESTION = {
  text: 'Tabby suggests here while you type. When should Panorama?',
  buttons: ['Only on demand', 'Replace Tabby…', 'Both'],
};

/** Longer than a suggestion waits for the next key. */
const PAUSE_MS = 3_000;

const own: { service?: SuggestionService } = {};

function service(): SuggestionService {
  assert.ok(own.service, 'the service runs');
  return own.service;
}

function mode(): unknown {
  return vscode.workspace.getConfiguration('panorama').inspect('completion.enabled')?.globalValue;
}

/** Puts the question as after the connection of a model, to a user of whom nothing is known but `asked`. */
async function ask(asked = new Map<string, unknown>()): Promise<void> {
  const settings = createSettings();
  const services = {
    globalState: {
      get: (name: string) => asked.get(name) as never,
      update: (name: string, value: unknown) => Promise.resolve(void asked.set(name, value)),
      keys: () => [...asked.keys()],
    },
    settings,
    profiles: { current: () => ({ ...sampleProfile, auth: 'none' as const }) },
    keys: { keyFor: () => Promise.resolve(undefined) },
  };
  const facts = () => ({ setting: settings.completionMode(), offline: false, otherProvider: true });
  await askOnce(services, { facts });
  settings.dispose();
}

/** Types on now and then, as someone does whose editor has only just taken the focus. */
async function typeUntilAsked(): Promise<void> {
  let typedAt = Date.now();
  await until(
    async () => {
      if (service().asked().length === 0 && Date.now() - typedAt > PAUSE_MS) {
        typedAt = Date.now();
        await type(' ');
      }
      return service().asked().length > 0;
    },
    'the service is asked while someone types',
    { limit: 30_000 },
  );
}

/** Whether typing in a new document asks for a suggestion. A request on demand, which comes in any case, ends the wait. */
async function asksWhileTyping(name: string): Promise<boolean> {
  service().server.requests.length = 0;
  await show(`const ${name} =‸\n`);
  await type(' ');
  if (mode() === 'on') {
    await typeUntilAsked();
  }
  await show(`const ${name}Demanded = ‸\n`);
  await trigger();
  const asked = (text: string) =>
    service()
      .asked()
      .some((request) => request.text.includes(text));
  await until(() => asked(`const ${name}Demanded = `), 'the suggestion on demand is asked for');
  return asked(`const ${name} = `);
}

describe('Beside another extension that suggests', () => {
  before(async () => {
    await until(() => findOtherProvider() !== undefined, 'the other extension is active');
  });

  beforeEach(async () => {
    await setUser('completion.enabled', undefined);
  });

  afterEach(closeAll);

  after(async () => {
    await service().server.stop();
    for (const name of ['profile', 'profiles', 'completion.enabled']) {
      await setUser(name, undefined);
    }
  });

  it('the question is put once a model is connected, and never again', async function () {
    // The first suggestion of a window that has just opened, on a busy machine.
    this.timeout(60_000);
    const questions = await answering('Only on demand', async () => {
      own.service = await startService('ask');
      await until(() => mode() === 'manual', 'the answer is kept');
      await setUser('completion.enabled', undefined);
      assert.equal(await asksWhileTyping('once'), false);
    });
    assert.deepEqual(questions, [QUESTION]);
  });

  for (const [button, kept, whileTyping] of [
    ['Only on demand', 'manual', false],
    ['Both', 'on', true],
    ['Replace Tabby…', 'on', true],
    [undefined, undefined, false],
  ] as const) {
    it(`${button === undefined ? 'no answer' : `"${button}"`} has its effect and is kept`, async function () {
      this.timeout(60_000);
      const asked = new Map<string, unknown>();
      const questions = await answering(button, async () => {
        await Promise.all([ask(asked), ask(asked)]);
        await ask(asked);
      });
      const opened = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
      await until(() => mode() === kept, 'the answer is kept');
      assert.deepEqual(
        [questions, opened, await asksWhileTyping(`kept${kept ?? 'None'}${button?.length ?? 0}`)],
        [[QUESTION], button === 'Replace Tabby…' ? ['Settings'] : [], whileTyping],
      );
    });
  }
});
