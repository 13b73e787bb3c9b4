// The step of the set-up for the models that VS Code itself offers.

import * as vscode from 'vscode';
import { editorProfile } from '../../core/model/services/editorProfile.ts';
import { formatTokens } from '../../protocol/format.ts';
import { pickOne, type Choice } from '../../host/vscode/stepDialogue.ts';
import type { ConnectDeps, ConnectDraft } from './connectDraft.ts';
import type { StepOutcome } from './runSteps.ts';

/** Asks which of VS Code's models answers. Asking for the list sends nothing and needs no consent; the first question does. */
export async function pickEditorModel(
  draft: ConnectDraft,
  isFirst: boolean,
  deps: ConnectDeps,
): Promise<StepOutcome<ConnectDraft>> {
  if (draft.target?.service?.id !== 'editor') {
    return { kind: 'skip', draft };
  }
  const models = await vscode.lm.selectChatModels();
  const answer = await pickOne<vscode.LanguageModelChat | 'none'>({
    title: vscode.l10n.t('Models of VS Code'),
    placeholder: models.length === 0 ? vscode.l10n.t('VS Code offers no model yet') : vscode.l10n.t('Which model?'),
    choices: models.length === 0 ? [nothingChoice()] : models.map(choiceOf),
    canGoBack: !isFirst,
  });
  if (answer.kind !== 'answer') {
    return answer;
  }
  return answer.value === 'none'
    ? { kind: 'back' }
    : { kind: 'next', draft: { ...draft, ready: editorProfile(answer.value, deps.profiles.all()) } };
}

function nothingChoice(): Choice<'none'> {
  return {
    label: vscode.l10n.t('Go back'),
    detail: vscode.l10n.t('Sign in to a plan such as GitHub Copilot, or install an extension that brings models.'),
    icon: 'arrow-left',
    value: 'none',
  };
}

function choiceOf(model: vscode.LanguageModelChat): Choice<vscode.LanguageModelChat> {
  return {
    label: model.name,
    description: vscode.l10n.t('{0} · reads {1} tokens', model.vendor, formatTokens(model.maxInputTokens)),
    icon: 'vscode',
    value: model,
  };
}
