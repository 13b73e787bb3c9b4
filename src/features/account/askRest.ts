// The last questions of the set-up: which providers of a gateway may answer, and what a credit costs.

import * as vscode from 'vscode';
import { readCreditValue } from '../../core/model/services/answers.ts';
import { pickOne, typeOne, type Choice } from '../../host/vscode/stepDialogue.ts';
import { titleOf } from './askPlace.ts';
import { isAsked, type ConnectDraft } from './connectDraft.ts';
import type { StepOutcome } from './runSteps.ts';

/** Names of providers for people; an id that is not here is shown as it is. */
const PROVIDERS: ReadonlyMap<string, string> = new Map([
  ['openai', 'OpenAI'],
  ['azure', 'Azure'],
]);

/** Asks whether one provider alone may answer: its cache then serves the next question too. */
export async function askProviders(draft: ConnectDraft, isFirst: boolean): Promise<StepOutcome<ConnectDraft>> {
  const ids = draft.target?.service?.providers ?? [];
  if (!isAsked(draft, 'providers') || ids.length === 0) {
    return { kind: 'skip', draft };
  }
  const answer = await pickOne<readonly string[]>({
    title: titleOf(draft),
    placeholder: vscode.l10n.t('Who may answer behind {0}?', draft.target?.label ?? ''),
    choices: [
      {
        label: vscode.l10n.t('Any provider'),
        description: vscode.l10n.t('answers when one of them is down'),
        icon: 'globe',
        value: [],
      },
      ...ids.map((id): Choice<readonly string[]> => ({
        label: vscode.l10n.t('{0} alone', PROVIDERS.get(id) ?? id),
        description: vscode.l10n.t('its cache serves the next question too'),
        icon: 'pin',
        isPresent: draft.providers?.includes(id) === true,
        value: [id],
      })),
    ],
    canGoBack: !isFirst,
  });
  return answer.kind === 'answer' ? { kind: 'next', draft: { ...draft, providers: answer.value } } : answer;
}

/** Asks what a credit costs, where prices are in credits and no document says it. */
export async function askCreditValue(draft: ConnectDraft, isFirst: boolean): Promise<StepOutcome<ConnectDraft>> {
  if (!isAsked(draft, 'credit-value')) {
    return { kind: 'skip', draft };
  }
  const answer = await typeOne({
    title: titleOf(draft),
    prompt: vscode.l10n.t(
      'US dollars that you pay for one credit. Leave it empty if you do not know: prices stay unknown.',
    ),
    placeholder: '0.0001',
    ...(draft.usdPerCredit !== undefined && { value: String(draft.usdPerCredit) }),
    isSecret: false,
    problem: (text) =>
      readCreditValue(text) === undefined ? vscode.l10n.t('Type a number such as 0.0001, or nothing.') : undefined,
    canGoBack: !isFirst,
  });
  if (answer.kind !== 'answer') {
    return answer;
  }
  const value = readCreditValue(answer.value);
  return { kind: 'next', draft: { ...draft, usdPerCredit: value === 'unknown' ? undefined : value } };
}
