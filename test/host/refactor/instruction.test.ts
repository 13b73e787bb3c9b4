// The box that asks what should change: what is typed, what was asked before, and going away.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { askInstruction } from '../../../src/features/refactor/askInstruction.ts';
import { until } from '../../harness/until.ts';

/** A memory that holds past instructions, the newest first. */
function memoryOf(past: readonly string[]): vscode.Memento & { readonly kept: () => unknown } {
  const values = new Map<string, unknown>([['panorama.refactor.history', past]]);
  return {
    get: (name: string) => values.get(name) as never,
    update: (name: string, value: unknown) => Promise.resolve(void values.set(name, value)),
    keys: () => [...values.keys()],
    kept: () => [...values.values()][0],
  };
}

/** Opens the real box, does `move` in it as soon as it shows what it holds, and answers with what came of it. */
async function inBox(
  memory: vscode.Memento,
  move: (box: vscode.QuickPick<vscode.QuickPickItem>) => Promise<unknown>,
): Promise<string | undefined> {
  const { createQuickPick } = vscode.window;
  const boxes: vscode.QuickPick<vscode.QuickPickItem>[] = [];
  const create = (): vscode.QuickPick<vscode.QuickPickItem> => {
    const box = createQuickPick();
    boxes.push(box);
    return box;
  };
  Object.assign(vscode.window, { createQuickPick: create });
  try {
    const asking = askInstruction(memory);
    const [box] = boxes;
    assert.ok(box);
    await move(box);
    return await asking;
  } finally {
    Object.assign(vscode.window, { createQuickPick });
  }
}

/** Types into the box, and waits until what is typed can be chosen. */
async function type(box: vscode.QuickPick<vscode.QuickPickItem>, text: string): Promise<void> {
  box.value = text;
  await untilActive(box, text);
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}

function untilActive(box: vscode.QuickPick<vscode.QuickPickItem>, label: string): Promise<void> {
  return until(() => box.activeItems[0]?.label === label, `"${label}" is the first choice`);
}

describe('the box that asks for an instruction', () => {
  it('takes what is typed before an older instruction that resembles it, and keeps it as the newest', async () => {
    const memory = memoryOf(['Use early returns everywhere', 'Name the key']);
    const told = await inBox(memory, (box) => type(box, 'Use early returns'));
    assert.deepEqual(
      [told, memory.kept()],
      ['Use early returns', ['Use early returns', 'Use early returns everywhere', 'Name the key']],
    );
  });

  it('offers the last ten, and puts the chosen one first', async () => {
    const past = Array.from({ length: 10 }, (_, index) => `Instruction ${index}`);
    const memory = memoryOf(past);
    const offered: string[] = [];
    const told = await inBox(memory, async (box) => {
      await untilActive(box, 'Instruction 0');
      offered.push(...box.items.map(({ label }) => label));
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      await untilActive(box, 'Instruction 1');
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    });
    const others = past.filter((label) => label !== 'Instruction 1');
    assert.deepEqual([offered, told, memory.kept()], [past, 'Instruction 1', ['Instruction 1', ...others]]);
  });

  it('forgets the oldest of more than ten', async () => {
    const past = Array.from({ length: 10 }, (_, index) => `Instruction ${index}`);
    const memory = memoryOf(past);
    await inBox(memory, (box) => type(box, 'One more'));
    assert.deepEqual(memory.kept(), ['One more', ...past.slice(0, 9)]);
  });

  it('keeps nothing when it is left', async () => {
    const memory = memoryOf(['Name the key']);
    const told = await inBox(memory, async (box) => {
      await untilActive(box, 'Name the key');
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    });
    assert.deepEqual([told, memory.kept()], [undefined, ['Name the key']]);
  });
});
