// The first steps of the set-up: which service, and at which address.

import * as vscode from 'vscode';
import { openAiProfile } from '../../core/model/builtInProfiles.ts';
import { toDestination } from '../../core/model/destination.ts';
import type { Profile } from '../../core/model/profile.ts';
import { pickOne, typeOne, type Choice } from '../../host/vscode/stepDialogue.ts';
import type { ConnectDeps, ConnectDraft, Target } from './connectDraft.ts';
import { describeProfile, hostOf } from './describeProfile.ts';
import { findLocalServers, type LocalServer } from './findLocalServers.ts';
import type { StepOutcome } from './runSteps.ts';

const OTHER: Omit<Target, 'label'> = { auth: 'bearer' };

/** Asks for the service: what runs on this computer first, then OpenAI, the user's own profiles, any other. */
export async function pickService(
  draft: ConnectDraft,
  isFirst: boolean,
  deps: ConnectDeps,
): Promise<StepOutcome<ConnectDraft>> {
  const own = deps.profiles.all().filter((profile) => profile.baseUrl !== '' && profile.id !== openAiProfile.id);
  const answer = await pickOne<Target>({
    title: vscode.l10n.t('Connect a model'),
    placeholder: vscode.l10n.t('Which service answers?'),
    choices: [
      { ...choiceOf(openAiProfile), heading: vscode.l10n.t('With your own key') },
      ...own.map(choiceOf),
      otherChoice(),
    ],
    later: findLocalServers(deps).then((servers) => servers.map(localChoice)),
    canGoBack: !isFirst,
  });
  return answer.kind === 'answer' ? { kind: 'next', draft: toTarget(draft, answer.value) } : answer;
}

function toTarget(draft: ConnectDraft, target: Target): ConnectDraft {
  const result = target.baseUrl === undefined ? undefined : toDestination(target.baseUrl);
  return { ...draft, target, destination: result?.kind === 'ok' ? result.destination : undefined };
}

function choiceOf(profile: Profile): Choice<Target> {
  const isOpenAi = profile.id === openAiProfile.id;
  return {
    label: isOpenAi ? 'OpenAI' : profile.label,
    description: isOpenAi ? `GPT-4.1 mini · ${hostOf(profile)}` : hostOf(profile),
    detail: describeProfile(profile),
    icon: 'key',
    value: { label: profile.label, baseUrl: profile.baseUrl, auth: profile.auth, profile },
  };
}

function localChoice({ label, baseUrl, models }: LocalServer, index: number): Choice<Target> {
  const count = models.length === 1 ? vscode.l10n.t('1 model') : vscode.l10n.t('{0} models', models.length);
  return {
    label,
    description: vscode.l10n.t('{0}, no key', count),
    detail: models.slice(0, 3).join(', ') + (models.length > 3 ? ' …' : ''),
    icon: 'vm-running',
    ...(index === 0 && { heading: whereLooked() }),
    value: { label, baseUrl, auth: 'none' },
  };
}

/** In a remote window "this computer" is the other one: the host that runs the extension. */
function whereLooked(): string {
  return vscode.env.remoteName === undefined
    ? vscode.l10n.t('Running on this computer')
    : vscode.l10n.t('Running on the remote host ({0})', vscode.env.remoteName);
}

function otherChoice(): Choice<Target> {
  const label = vscode.l10n.t('Other service…');
  return {
    label,
    description: vscode.l10n.t('any OpenAI-compatible address'),
    icon: 'globe',
    value: { label, ...OTHER },
  };
}

/** Asks for the address of a service that has none yet. */
export async function askAddress(draft: ConnectDraft, isFirst: boolean): Promise<StepOutcome<ConnectDraft>> {
  if (draft.target?.baseUrl !== undefined) {
    return { kind: 'skip', draft };
  }
  const answer = await typeOne({
    title: vscode.l10n.t('Connect a model'),
    prompt: vscode.l10n.t('The address that paths such as /chat/completions follow, usually ending in /v1'),
    placeholder: 'https://example.com/v1',
    ...(draft.destination && { value: draft.destination.base }),
    isSecret: false,
    problem: (text) => {
      const result = toDestination(text);
      return result.kind === 'refused' ? result.problem : undefined;
    },
    canGoBack: !isFirst,
  });
  if (answer.kind !== 'answer') {
    return answer;
  }
  const result = toDestination(answer.value);
  return result.kind === 'ok'
    ? { kind: 'next', draft: { ...draft, destination: result.destination } }
    : { kind: 'back' };
}
