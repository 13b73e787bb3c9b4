// From nothing to a model that answers, by the keyboard in the real editor; the key stays where it belongs.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { errorReply, modelsReply, streamReply } from '../fakes/openAiStream.ts';
import { openWorkbench, screenshot } from '../harness/openWorkbench.ts';
import { until } from '../harness/until.ts';
import { currentSession } from '../harness/uiSession.ts';
import type { Workbench } from '../harness/workbench.ts';

const KEY = 'canary-9f8e7d6c5b4a39281706';

describe('the set-up of a model', () => {
  const opened: { workbench?: Workbench } = {};

  before(async () => {
    currentSession().service.script((request) => {
      if (request.headers.authorization !== `Bearer ${KEY}`) {
        return errorReply(401, { message: `Incorrect key: ${request.headers.authorization ?? 'none'}` });
      }
      return request.method === 'GET'
        ? modelsReply(['gpt-4.1-mini', 'gpt-4.1-mini-fast', 'other-model'])
        : streamReply(['ready'], { usage: { input: 14, output: 1 } });
    });
    opened.workbench = await openWorkbench({ fixture: 'sample' });
    await opened.workbench.waitForExtensionActive();
  });

  after(async () => {
    await opened.workbench?.close();
  });

  const workbench = (): Workbench => {
    assert.ok(opened.workbench);
    return opened.workbench;
  };
  const words = async (): Promise<string> =>
    (await workbench().page.locator('.quick-input-widget:visible').textContent()) ?? '';
  const shows = async (text: string): Promise<void> =>
    until(async () => (await seen()).includes(text), `"${text}" is shown`);
  const seen = async (): Promise<string> => {
    const placeholder = await workbench()
      .quickInput()
      .getAttribute('placeholder')
      .catch(() => '');
    return `${await words().catch(() => '')} ${placeholder ?? ''}`;
  };
  const enter = async (text?: string): Promise<void> => {
    if (text !== undefined) {
      await workbench().quickInput().fill(text);
    }
    await workbench().page.keyboard.press('Enter');
  };

  it('asks for service, address and key, and shows a wrong key as what it is', async () => {
    await workbench().palette('Panorama: Set Key');
    await shows('Which service answers?');
    await screenshot(workbench(), 'set-up-service');
    await workbench().quickInput().fill('Other');
    await workbench().quickRow('Other service').click();
    await shows('usually ending in /v1');
    await enter('http://other.example/v1');
    await shows('must begin with https://');
    await screenshot(workbench(), 'set-up-address');
    await enter(`${currentSession().service.origin}/v1/`);
    await shows('Which key?');
    await workbench().quickRow('Use the key that is set').click();
    await shows('did not accept the key');
    await screenshot(workbench(), 'set-up-wrong-key');
  });

  it('goes back, takes a pasted key and lists the models', async () => {
    await workbench().quickRow('Go back and change it').click();
    await shows('Which key?');
    await workbench().quickRow('Paste a key').click();
    await shows('Kept in the secret store');
    await enter('sk-a b');
    await shows('A key has no blanks inside');
    await workbench().quickInput().fill(` "Bearer ${KEY}"`);
    await screenshot(workbench(), 'set-up-key');
    await enter();
    await shows('Works: 3 models');
    await screenshot(workbench(), 'set-up-model');
    await enter();
    await until(
      async () => (await workbench().page.locator('.statusbar').textContent())?.includes('answers now') ?? false,
      'the model is said to answer',
    );
  });

  it('tests the connection, with a report to read', async () => {
    await workbench().palette('Panorama: Test Connection');
    const notice = await workbench().notification('tries succeed');
    await screenshot(workbench(), 'test-connection');
    assert.match((await notice.textContent()) ?? '', /works: \d+ of \d+ tries succeed, an answer within/);
  });

  it('offers the model among the others', async () => {
    await workbench().palette('Panorama: Choose Model');
    await shows('Search (no model)');
    await screenshot(workbench(), 'choose-model');
    await workbench().page.keyboard.press('Escape');
  });

  it('keeps the key in no file', () => {
    const holding = filesUnder(currentSession().server.dataFolder).filter((file) => readFileSync(file).includes(KEY));
    assert.deepEqual(holding, []);
  });
});

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
