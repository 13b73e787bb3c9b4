// A prompt of the workspace as it is used: filled in, and seen by its user before its first use.

import * as vscode from 'vscode';
import { fillPrompt } from '../../core/chat/promptFile.ts';
import { promptModel, type PromptModel } from '../../core/chat/promptModel.ts';
import { formatMoney } from '../../protocol/format.ts';
import type { Scope } from '../../protocol/thread.ts';
import type { Services } from '../../services.ts';
import type { FoundPrompt } from './promptFiles.ts';
import { isSeen, keepSeen } from './promptsSeen.ts';
import { askPromptQuestions, readVariables } from './promptVariables.ts';
import { scopeWords } from './scopeWords.ts';
import type { SlashReading } from './slashReading.ts';

/** What using a prompt needs. */
export interface PromptParts {
  readonly services: Pick<Services, 'forbids' | 'globalState' | 'profiles'>;
  /** Where the composer looks. */
  readonly scope: Scope;
}

/** What Enter does with the prompt and the words behind its name. One that was never used is shown first. */
export async function readPromptUse(prompt: FoundPrompt, rest: string, parts: PromptParts): Promise<SlashReading> {
  const { services } = parts;
  const read = readVariables(prompt.text, services);
  if (read.kind === 'refused') {
    return read;
  }
  const { profiles, globalState } = services;
  const model = promptModel(prompt.model, profiles.current(), profiles.all());
  const withAnswers = (answers: Readonly<Record<string, string>>) => {
    const filled = fillPrompt(prompt.text, { variables: read.variables, answers });
    return toReading(prompt, rest === '' ? filled : `${filled}\n\n${rest}`, model);
  };
  const shown = { path: prompt.path, content: prompt.content, model: model.profile.label };
  const isKnown = await isSeen(shown, globalState);
  const show = async (): Promise<SlashReading | undefined> => {
    if (!isKnown) {
      if (!(await confirmFirstUse(prompt, model, parts.scope))) {
        return undefined;
      }
      await keepSeen(shown, globalState);
    }
    const answers = await askPromptQuestions(prompt.text, `/${prompt.name}`);
    return answers && withAnswers(answers);
  };
  return { kind: 'unseen', estimate: withAnswers({}), show };
}

function toReading(prompt: FoundPrompt, text: string, { profile }: PromptModel): SlashReading {
  if (prompt.mode !== 'edit') {
    return { kind: 'question', question: text, profile };
  }
  return {
    kind: 'action',
    words: vscode.l10n.t('Changes the selection or the file by the prompt {0}', prompt.path),
    run: () => vscode.commands.executeCommand('panorama.refactor.custom', { instruction: text }),
  };
}

/** Shows the text in an editor beside, with the model and the scope in a list; resolves to whether the user wants it. */
async function confirmFirstUse(prompt: FoundPrompt, model: PromptModel, scope: Scope): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(prompt.uri);
  await vscode.window.showTextDocument(document, {
    preview: true,
    preserveFocus: true,
    viewColumn: vscode.ViewColumn.Beside,
  });
  const use = vscode.l10n.t('Use This Prompt');
  const picked = await vscode.window.showQuickPick(
    [
      { label: `$(check) ${use}`, detail: modelWords(prompt, model), use: true },
      { label: `$(close) ${vscode.l10n.t('Not Now')}`, detail: scopeLine(prompt, scope), use: false },
    ],
    {
      title: vscode.l10n.t('First use of /{0}, or it has changed', prompt.name),
      placeHolder: vscode.l10n.t('{0} is shown beside: it is a text of this workspace', prompt.path),
      ignoreFocusOut: true,
    },
  );
  // What was shown is what was read, or it is shown again.
  return picked?.use === true && plain(document.getText()) === plain(prompt.content);
}

/** An editor keeps neither a mark at the beginning nor two kinds of line ends. */
function plain(text: string): string {
  return text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
}

function modelWords({ model: wanted }: FoundPrompt, { profile, isWanted }: PromptModel): string {
  const price = profile.prices?.standard;
  const told = price
    ? vscode.l10n.t(
        '{0} ({1} for a million tokens in, {2} out)',
        profile.label,
        formatMoney(price.input),
        formatMoney(price.output),
      )
    : profile.label;
  return isWanted || wanted === undefined
    ? vscode.l10n.t('Asked of {0}', told)
    : vscode.l10n.t('Asked of {0}; it wants {1}, which you have not set up at this service', told, wanted);
}

function scopeLine({ mode }: FoundPrompt, scope: Scope): string {
  return mode === 'edit'
    ? vscode.l10n.t('It changes the selection or the file; you review every change')
    : vscode.l10n.t('Scope: {0}', scopeWords(scope));
}
