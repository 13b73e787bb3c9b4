// Asks what should change, with the last instructions at hand.

import * as vscode from 'vscode';

const HISTORY_KEY = 'panorama.refactor.history';

/** Instructions that are kept. */
const HISTORY_LENGTH = 10;

/** Asks for an instruction in a box that also lists the last ten; undefined when the user leaves it. */
export async function askInstruction(state: vscode.Memento): Promise<string | undefined> {
  const history = readHistory(state);
  const chosen = await pickOrType(history);
  if (chosen !== undefined) {
    const others = history.filter((instruction) => instruction !== chosen);
    await state.update(HISTORY_KEY, [chosen, ...others].slice(0, HISTORY_LENGTH));
  }
  return chosen;
}

function readHistory(state: vscode.Memento): readonly string[] {
  const stored = state.get<unknown>(HISTORY_KEY);
  return Array.isArray(stored) ? stored.filter((item): item is string => typeof item === 'string') : [];
}

function pickOrType(history: readonly string[]): Promise<string | undefined> {
  const box = vscode.window.createQuickPick();
  box.title = vscode.l10n.t('Refactor by Instruction');
  box.placeholder = vscode.l10n.t('What should change?');
  const past = history.map((label) => ({ label, iconPath: new vscode.ThemeIcon('history') }));
  box.items = past;
  return new Promise((resolve) => {
    const finish = (value: string | undefined) => {
      resolve(value === undefined || value.trim() === '' ? undefined : value.trim());
      box.dispose();
    };
    box.onDidChangeValue((value) => {
      // What is typed comes first, so that Enter means it and not an older instruction that resembles it.
      const typed =
        value.trim() === '' ? [] : [{ label: value, alwaysShow: true, iconPath: new vscode.ThemeIcon('edit') }];
      box.items = [...typed, ...past.filter(({ label }) => label !== value)];
    });
    box.onDidAccept(() => {
      finish(box.selectedItems[0]?.label ?? box.value);
    });
    box.onDidHide(() => {
      finish(undefined);
    });
    box.show();
  });
}
