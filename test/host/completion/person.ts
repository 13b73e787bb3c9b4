// Stands in for the person who answers the editor's questions and lists: which words were shown, and what is chosen.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** One question in a notification, with its buttons. */
export interface Question {
  readonly text: string;
  readonly buttons: readonly string[];
}

/** Chooses the entry with this label in the list that `work` shows, and answers with all labels of the list. */
export async function choosing(label: string, work: () => Thenable<unknown>): Promise<readonly string[]> {
  const { showQuickPick } = vscode.window;
  const labels: string[] = [];
  const pick = (items: readonly vscode.QuickPickItem[]): Promise<vscode.QuickPickItem | undefined> => {
    labels.push(...items.map((item) => item.label));
    return Promise.resolve(items.find((item) => item.label === label));
  };
  Object.assign(vscode.window, { showQuickPick: pick });
  try {
    await work();
  } finally {
    Object.assign(vscode.window, { showQuickPick });
  }
  assert.ok(labels.includes(label), `"${label}" is among ${JSON.stringify(labels)}`);
  return labels;
}

/** Answers every question of a notification while `work` runs; undefined leaves it unanswered. Returns the questions. */
export async function answering(
  button: string | undefined,
  work: (questions: readonly Question[]) => Promise<unknown>,
): Promise<readonly Question[]> {
  const { showInformationMessage } = vscode.window;
  const questions: Question[] = [];
  const show = (text: string, ...buttons: readonly string[]): Promise<string | undefined> => {
    questions.push({ text, buttons });
    return Promise.resolve(button);
  };
  Object.assign(vscode.window, { showInformationMessage: show });
  try {
    await work(questions);
  } finally {
    Object.assign(vscode.window, { showInformationMessage });
  }
  return questions;
}
