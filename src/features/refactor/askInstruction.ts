// Asks for a text in a box that also lists the last answers: what should change, or into which language.

import * as vscode from 'vscode';

/** Answers that are kept. */
const HISTORY_LENGTH = 10;

/** One question with the memory of its answers. */
interface Question {
  readonly title: string;
  readonly placeholder: string;
  readonly historyKey: string;
  readonly icon: string;
}

/** Asks what should change; undefined when the user leaves it. */
export function askInstruction(state: vscode.Memento): Promise<string | undefined> {
  return ask(state, {
    title: vscode.l10n.t('Refactor by Instruction'),
    placeholder: vscode.l10n.t('What should change?'),
    historyKey: 'panorama.refactor.history',
    icon: 'edit',
  });
}

/** Asks into which language comments are translated; undefined when the user leaves it. */
export function askLanguage(state: vscode.Memento): Promise<string | undefined> {
  return ask(state, {
    title: vscode.l10n.t('Translate Comments'),
    placeholder: vscode.l10n.t('Into which language? For example English'),
    historyKey: 'panorama.refactor.languages',
    icon: 'globe',
  });
}

async function ask(state: vscode.Memento, question: Question): Promise<string | undefined> {
  const history = readHistory(state, question.historyKey);
  const chosen = await pickOrType(question, history);
  if (chosen !== undefined) {
    const others = history.filter((answer) => answer !== chosen);
    await state.update(question.historyKey, [chosen, ...others].slice(0, HISTORY_LENGTH));
  }
  return chosen;
}

function readHistory(state: vscode.Memento, key: string): readonly string[] {
  const stored = state.get<unknown>(key);
  return Array.isArray(stored) ? stored.filter((item): item is string => typeof item === 'string') : [];
}

function pickOrType(question: Question, history: readonly string[]): Promise<string | undefined> {
  const box = vscode.window.createQuickPick();
  box.title = question.title;
  box.placeholder = question.placeholder;
  const past = history.map((label) => ({ label, iconPath: new vscode.ThemeIcon('history') }));
  box.items = past;
  return new Promise((resolve) => {
    const finish = (value: string | undefined) => {
      resolve(value === undefined || value.trim() === '' ? undefined : value.trim());
      box.dispose();
    };
    box.onDidChangeValue((value) => {
      // What is typed comes first, so that Enter means it and not an older answer that resembles it.
      const typed =
        value.trim() === '' ? [] : [{ label: value, alwaysShow: true, iconPath: new vscode.ThemeIcon(question.icon) }];
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
