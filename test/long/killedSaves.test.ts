// A process that is killed in the middle of saving loses nothing that it acknowledged, and leaves no unreadable chat.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createChatStore } from '../../src/host/store/chatStore.ts';
import type { Thread } from '../../src/protocol/thread.ts';

const KILLS = 300;

/** Turns that each of two windows keeps in the same conversation. */
const TURNS = 300;

/** What every answer says. */
const ANSWER = 'An answer of some length. '.repeat(200);
const id = '00000000-0000-4000-8000-000000000000';

describe('a chat that is being saved when the process is killed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'panorama-kills-'));

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it(`is whole after each of ${KILLS} kills, with every turn that was acknowledged`, async function () {
    this.timeout(300_000);
    const problems: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const acknowledged = await saveUntilKilled(path.join(folder, String(kill)), 1 + (kill % 20));
      const thread = await read(path.join(folder, String(kill)));
      const whole = thread?.turns.filter(({ answer, outcome }) => outcome === 'complete' && answer === ANSWER) ?? [];
      if (whole.length < acknowledged) {
        problems.push(
          `kill ${kill}: ${acknowledged} acknowledged, ${whole.length} of ${thread?.turns.length ?? 0} read`,
        );
      }
      rmSync(path.join(folder, String(kill)), { recursive: true });
    }
    assert.deepEqual(problems, []);
  });

  it('holds every turn of two windows that write in it at once', async function () {
    this.timeout(300_000);
    const shared = path.join(folder, 'shared');
    await Promise.all(['one', 'two'].map((name) => once(talk(shared, name, String(TURNS)), 'close')));
    const turns = (await read(shared))?.turns.filter(({ answer }) => answer === ANSWER) ?? [];
    assert.deepEqual(
      ['one', 'two'].map((name) => turns.filter((turn) => turn.id.startsWith(name)).length),
      [TURNS, TURNS],
    );
  });
});

function read(folder: string): Promise<Thread | undefined> {
  return createChatStore({ folder, workspace: { name: '', folders: [] } }).load(id);
}

function talk(folder: string, ...options: readonly string[]) {
  return spawn(process.execPath, [path.join(import.meta.dirname, 'saveForever.ts'), folder, id, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Lets the child save, kills it once it has acknowledged enough, wherever it is then, and tells how much it acknowledged. */
function saveUntilKilled(folder: string, enough: number): Promise<number> {
  const child = talk(folder);
  let acknowledged = 0;
  return new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (lines: string) => {
      acknowledged = Math.max(acknowledged, ...lines.trim().split('\n').map(Number));
      if (acknowledged >= enough) {
        child.kill('SIGKILL');
      }
    });
    child.on('error', reject);
    child.on('close', () => {
      resolve(acknowledged);
    });
  });
}
