// A process that is killed in the middle of saving loses nothing that it acknowledged, and leaves no unreadable chat.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createChatStore } from '../../src/host/store/chatStore.ts';

const KILLS = 60;
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
      const acknowledged = await saveUntilKilled(path.join(folder, String(kill)), 3 + kill);
      const thread = await createChatStore(path.join(folder, String(kill))).load(id);
      if ((thread?.turns.length ?? 0) < acknowledged) {
        problems.push(`kill ${kill}: ${acknowledged} acknowledged, ${thread?.turns.length ?? 'nothing'} read`);
      }
    }
    assert.deepEqual(problems, []);
  });
});

/** Lets the child save, kills it once it has acknowledged enough, wherever it is then, and tells how much it acknowledged. */
function saveUntilKilled(folder: string, enough: number): Promise<number> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'saveForever.ts'), folder, id], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
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
