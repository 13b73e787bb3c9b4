// The extension host is killed in mid-stream, over and over: every question and what had come of its answer are there again.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { openWorkbench } from '../harness/openWorkbench.ts';
import { until } from '../harness/until.ts';
import { currentSession } from '../harness/uiSession.ts';
import type { Workbench } from '../harness/workbench.ts';
import { createChatStore } from '../../src/host/store/chatStore.ts';
import { scriptAnswers, scriptedProfile } from '../ui/scriptedAnswers.ts';

const KILLS = 50;

/** What the scripted service answers slowly. */
const question = (turn: number): string => `Tell me a long story about shop ${turn}`;
const BEGINNING = 'Once upon a time';

/** UTF-16 units of an answer that are on the screen before the kill: more than come in the moment that a crash may take. */
const SHOWN = 600;

describe('an answer whose extension host is killed', () => {
  const opened: { workbench?: Workbench } = {};

  after(() => opened.workbench?.close());

  it(`is there again with what had come, marked as interrupted, after each of ${KILLS} kills`, async () => {
    scriptAnswers(currentSession());
    const workbench = await openWorkbench({ fixture: 'tiny' }, scriptedProfile(currentSession()));
    opened.workbench = workbench;
    const problems: string[] = [];
    for (let turn = 1; turn <= KILLS; turn += 1) {
      const shown = await askAndKill(workbench, turn);
      await workbench.page.reload({ waitUntil: 'commit' });
      await workbench.waitForExtensionActive();
      problems.push(...(await problemsOf(turn, shown)));
    }
    assert.deepEqual(problems, []);
  });

  it('shows in the panel as it was left', async () => {
    const { workbench } = opened;
    assert.ok(workbench);
    const panel = await workbench.panoramaPanel();
    await workbench.palette('Panorama: New Chat');
    await panel.getByRole('button', { name: question(KILLS) }).click();
    await panel.getByText(BEGINNING).first().waitFor();
    await panel.getByText(/interrupted/i).waitFor();
  });
});

/** Asks in a chat of its own and kills the extension host while the answer comes; gives the text that was on the screen. */
async function askAndKill(workbench: Workbench, turn: number): Promise<string> {
  await workbench.waitForExtensionActive();
  const panel = await workbench.panoramaPanel();
  await workbench.palette('Panorama: New Chat');
  // The view shows its last conversation again, until the new one is there.
  await until(async () => (await panel.getByRole('article').count()) === 0, 'the new chat is empty', { limit: 30_000 });
  const box = panel.getByRole('textbox', { name: 'Ask Panorama' });
  await box.fill(question(turn));
  await box.press('Enter');
  const article = panel.getByRole('article').last();
  const read = async (): Promise<string> => (await article.textContent({ timeout: 1_000 }).catch(() => null)) ?? '';
  const arrived = async (): Promise<boolean> => {
    const text = await read();
    const start = text.indexOf(BEGINNING);
    return text.includes(question(turn)) && start >= 0 && text.length - start > SHOWN;
  };
  await until(arrived, 'text arrives', { limit: 60_000 });
  const shown = await read();
  for (const host of extensionHosts(currentSession().server.dataFolder)) {
    process.kill(host, 'SIGKILL');
  }
  return shown;
}

/** What is wrong with the newest conversation on the disk; nothing when it holds the question and the beginning of its answer. */
async function problemsOf(turn: number, shown: string): Promise<readonly string[]> {
  const folder = path.join(
    currentSession().server.dataFolder,
    'data',
    'User',
    'globalStorage',
    'panorama.panorama',
    'chats',
    'conversations',
  );
  const chats = createChatStore({ folder, workspace: { name: '', folders: [] } });
  const kept = (await chats.list()).filter(({ title }) => title === question(turn));
  const threads = await Promise.all(kept.map(({ id }) => chats.load(id)));
  const asked = threads.flatMap((thread) => thread?.turns ?? []);
  const [only] = asked;
  const isWhole = asked.length === 1 && only?.failure?.code === 'interrupted' && only.answer.startsWith(BEGINNING);
  return isWhole ? [] : [`kill ${turn}: ${JSON.stringify({ shown: shown.slice(0, 80), asked })}`];
}

/** The processes that run the extensions of the server with this folder. */
function extensionHosts(dataFolder: string): readonly number[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes
    .filter((id) => argumentsOf(id).includes('--type=extensionHost') && argumentsOf(parentOf(id)).includes(dataFolder))
    .map(Number);
}

function argumentsOf(id: string): string {
  return readProcess(id, 'cmdline').replaceAll('\0', ' ');
}

function parentOf(id: string): string {
  return /^PPid:\s*(\d+)/m.exec(readProcess(id, 'status'))?.[1] ?? '0';
}

/** Empty when the process has ended in the meantime. */
function readProcess(id: string, file: 'cmdline' | 'status'): string {
  try {
    return readFileSync(path.join('/proc', id, file), 'utf8');
  } catch {
    return '';
  }
}
