// The steps of the set-up about the place: the address or the Azure resource and deployment, and in which header the key goes.

import * as vscode from 'vscode';
import type { DestinationResult } from '../../core/model/destination.ts';
import { toDestination } from '../../core/model/destination.ts';
import type { Auth } from '../../core/model/profile.ts';
import { readDeployment, readResource } from '../../core/model/services/answers.ts';
import { pickOne, typeOne } from '../../host/vscode/stepDialogue.ts';
import { isAsked, type ConnectDraft } from './connectDraft.ts';
import type { StepOutcome } from './runSteps.ts';

/** The title of a window about the service that was picked. */
export function titleOf({ destination, target }: ConnectDraft): string {
  const name = target?.service?.label ?? '';
  const shown = name === '' ? (destination?.host ?? '') : name;
  return shown === '' ? vscode.l10n.t('Connect a model') : vscode.l10n.t('Connect {0}', shown);
}

/** Asks for the address where it is not known or may be another. */
export async function askAddress(draft: ConnectDraft, isFirst: boolean): Promise<StepOutcome<ConnectDraft>> {
  const suggested = draft.destination?.base ?? draft.target?.baseUrl;
  const isWanted = isAsked(draft, 'address') || (suggested === undefined && !isAsked(draft, 'resource'));
  if (!isWanted) {
    return { kind: 'skip', draft };
  }
  return askWhere(draft, isFirst, {
    prompt: promptOf(draft),
    placeholder: 'https://example.com/v1',
    ...(suggested !== undefined && { value: suggested }),
    read: toDestination,
  });
}

function promptOf({ target }: ConnectDraft): string {
  switch (target?.service?.id) {
    case 'seclai':
      return vscode.l10n.t(
        'Seclai names no public address for chat completions. If you have one, type it: paths such as /chat/completions follow it',
      );
    case 'tokenhub':
      return vscode.l10n.t(
        'Several services are called TokenHub. The address of yours, which paths such as /chat/completions follow',
      );
    default:
      return vscode.l10n.t('The address that paths such as /chat/completions follow, usually ending in /v1');
  }
}

/** Asks for the Azure resource. */
export async function askResource(draft: ConnectDraft, isFirst: boolean): Promise<StepOutcome<ConnectDraft>> {
  return isAsked(draft, 'resource')
    ? askWhere(draft, isFirst, {
        prompt: vscode.l10n.t('The name of your Azure OpenAI resource, or its address'),
        placeholder: 'my-resource',
        ...(draft.destination && { value: draft.destination.host }),
        read: readResource,
      })
    : { kind: 'skip', draft };
}

interface Place {
  readonly prompt: string;
  readonly placeholder: string;
  readonly value?: string;
  readonly read: (text: string) => DestinationResult;
}

async function askWhere(
  draft: ConnectDraft,
  isFirst: boolean,
  { prompt, placeholder, value, read }: Place,
): Promise<StepOutcome<ConnectDraft>> {
  const answer = await typeOne({
    title: titleOf(draft),
    prompt,
    placeholder,
    ...(value !== undefined && { value }),
    isSecret: false,
    problem: (text) => {
      const result = read(text);
      return result.kind === 'refused' ? result.problem : undefined;
    },
    canGoBack: !isFirst,
  });
  if (answer.kind !== 'answer') {
    return answer;
  }
  const result = read(answer.value);
  return result.kind === 'ok'
    ? { kind: 'next', draft: { ...draft, destination: result.destination } }
    : { kind: 'back' };
}

/** Asks for the Azure deployment, whose name stands for the model in requests. */
export async function askDeployment(draft: ConnectDraft, isFirst: boolean): Promise<StepOutcome<ConnectDraft>> {
  if (!isAsked(draft, 'deployment')) {
    return { kind: 'skip', draft };
  }
  const answer = await typeOne({
    title: titleOf(draft),
    prompt: vscode.l10n.t('The name of the deployment. Limits are known if it is called after its model.'),
    value: draft.deployment ?? draft.target?.service?.models[0] ?? '',
    isSecret: false,
    problem: (text) =>
      readDeployment(text) === undefined
        ? vscode.l10n.t('Type the name of the deployment: letters, digits, dots and hyphens.')
        : undefined,
    canGoBack: !isFirst,
  });
  const deployment = answer.kind === 'answer' ? readDeployment(answer.value) : undefined;
  if (answer.kind !== 'answer' || deployment === undefined) {
    return answer.kind === 'answer' ? { kind: 'back' } : answer;
  }
  return { kind: 'next', draft: { ...draft, deployment, model: deployment } };
}

/** Asks in which header the key goes, where a service takes more than one. */
export async function askKeyPlace(draft: ConnectDraft, isFirst: boolean): Promise<StepOutcome<ConnectDraft>> {
  const { target } = draft;
  if (!target?.service || !isAsked(draft, 'key-place')) {
    return { kind: 'skip', draft };
  }
  const answer = await pickOne<Auth>({
    title: titleOf(draft),
    placeholder: vscode.l10n.t('How does the key travel?'),
    choices: target.service.auth.map((auth, index) => ({
      label: auth === 'bearer' ? 'Authorization: Bearer' : auth.replace(/^header:/, ''),
      description: index === 0 ? vscode.l10n.t('usual') : '',
      icon: 'key',
      isPresent: auth === target.auth,
      value: auth,
    })),
    canGoBack: !isFirst,
  });
  return answer.kind === 'answer'
    ? { kind: 'next', draft: { ...draft, target: { ...target, auth: answer.value } } }
    : answer;
}
