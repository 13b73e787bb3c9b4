// The spend journal on the disk: windows that write at once, processes that are killed, lines that are torn.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createSpendJournal } from '../../../src/host/store/spendJournal.ts';

/** Spends in a process of its own; gives how often it was granted money. Killed after so many times, if that is said. */
function spend(folder: string, perDay: number, amount: number, killAfter = Number.POSITIVE_INFINITY): Promise<number> {
  const program = path.join(import.meta.dirname, 'spendingProcess.ts');
  const child = spawn(process.execPath, [program, folder, String(perDay), String(amount)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let granted = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    granted += text.split('granted').length - 1;
    if (granted >= killAfter) {
      child.kill('SIGKILL');
    }
  });
  return new Promise((resolve) => {
    child.on('close', () => {
      resolve(granted);
    });
  });
}

describe('the spend journal', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'panorama-spend-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('holds a cap among processes that spend at once, some of which are killed', async function () {
    this.timeout(60_000);
    const granted = await Promise.all([
      spend(folder, 0.4, 0.01),
      spend(folder, 0.4, 0.01),
      spend(folder, 0.4, 0.01, 3),
      spend(folder, 0.4, 0.01, 7),
    ]);
    const total = granted.reduce((sum, one) => sum + one, 0);
    // What a killed process had set aside and not told of is not there for others.
    assert.ok(total <= 40 && total >= 36, `${total} times 1 cent of 40`);
  });

  it('gives each reader what came since it read last, its own lines among it', async () => {
    const [one, other] = [createSpendJournal(folder), createSpendJournal(folder)];
    const first = await one.append('2026-11', ['a'], true);
    const second = await other.append('2026-11', ['b', 'c'], false);
    const third = await one.append('2026-11', [], false);
    assert.deepEqual([first, second, third], [['a'], ['a', 'b', 'c'], ['b', 'c']]);
  });

  it('keeps the months apart', async () => {
    const journal = createSpendJournal(folder);
    await journal.append('2026-11', ['a'], false);
    assert.deepEqual(await journal.append('2026-12', ['b'], false), ['b']);
  });

  it('loses no line behind one that was torn, and waits for the end of one that is being written', async () => {
    const journal = createSpendJournal(folder);
    await journal.append('2026-11', ['a'], false);
    const file = path.join(folder, 'spend-2026-11.jsonl');
    appendFileSync(file, 'torn');
    const pending = await journal.append('2026-11', [], false);
    const after = await journal.append('2026-11', ['b'], false);
    assert.deepEqual([pending, after], [[], ['torn', 'b']]);
  });

  it('begins anew when the file was removed', async () => {
    const journal = createSpendJournal(folder);
    await journal.append('2026-11', ['a long line that was read'], false);
    writeFileSync(path.join(folder, 'spend-2026-11.jsonl'), '');
    assert.deepEqual(await journal.append('2026-11', ['b'], false), ['b']);
  });

  it('rejects where nothing can be written', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    await assert.rejects(createSpendJournal(path.join(folder, 'file')).append('2026-11', ['a'], true));
    assert.equal(readFileSync(path.join(folder, 'file'), 'utf8'), '');
  });
});
