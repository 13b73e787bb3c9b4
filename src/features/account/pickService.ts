// The first step of the set-up: which service answers.

import * as vscode from 'vscode';
import { offlineProfile, openAiProfile } from '../../core/model/builtInProfiles.ts';
import { toDestination } from '../../core/model/destination.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { Service, ServiceGroup } from '../../core/model/services/service.ts';
import { services } from '../../core/model/services/services.ts';
import { pickOne, type Choice } from '../../host/vscode/stepDialogue.ts';
import type { ConnectDeps, ConnectDraft, Target } from './connectDraft.ts';
import { hostOf } from './describeProfile.ts';
import { findLocalServers, type LocalServer } from './findLocalServers.ts';
import type { StepOutcome } from './runSteps.ts';

/** The groups in the order to show them. */
const GROUPS: readonly ServiceGroup[] = ['key', 'plan', 'server', 'other'];

/** Asks for the service: what runs on this computer first, then services by kind with the user's own before the last. */
export async function pickService(isFirst: boolean, deps: ConnectDeps): Promise<StepOutcome<ConnectDraft>> {
  const own = deps.profiles.all().filter((profile) => profile.baseUrl !== '' && profile.id !== openAiProfile.id);
  const answer = await pickOne<Target>({
    title: vscode.l10n.t('Connect a model'),
    placeholder: vscode.l10n.t('Which service answers?'),
    choices: GROUPS.flatMap((group) => [...(group === 'other' ? ownChoices(own) : []), ...choicesOf(group)]),
    later: findLocalServers(deps).then((found) => found.map(localChoice)),
    canGoBack: !isFirst,
  });
  return answer.kind === 'answer' ? { kind: 'next', draft: toDraft(answer.value) } : answer;
}

/** Another service asks its own questions, so nothing of an earlier one stays. */
function toDraft(target: Target): ConnectDraft {
  const isFixed = target.baseUrl !== undefined && target.service?.asks.includes('address') !== true;
  const result = isFixed ? toDestination(target.baseUrl) : undefined;
  return {
    target,
    ...(result?.kind === 'ok' && { destination: result.destination }),
    ...(target.service?.id === 'offline' && { ready: offlineProfile }),
  };
}

function choicesOf(group: ServiceGroup): readonly Choice<Target>[] {
  return services
    .filter((service) => service.group === group)
    .map((service, index) => ({
      ...choiceOf(service),
      ...(index === 0 && { heading: headingOf(group) }),
    }));
}

function headingOf(group: ServiceGroup): string {
  switch (group) {
    case 'key':
      return vscode.l10n.t('With your own key');
    case 'plan':
      return vscode.l10n.t('With a plan that you have');
    case 'server':
      return vscode.l10n.t('Servers that you run');
    case 'other':
      return vscode.l10n.t('Anything else');
  }
}

const ICONS: Readonly<Record<ServiceGroup, string>> = { key: 'key', plan: 'vscode', server: 'server', other: 'globe' };

function choiceOf(service: Service): Choice<Target> {
  const label = labelOf(service);
  return {
    label,
    description: describe(service),
    icon: service.id === 'offline' ? 'search' : ICONS[service.group],
    value: {
      label,
      auth: service.auth[0],
      service,
      ...(service.baseUrl !== undefined && { baseUrl: service.baseUrl }),
      ...(service.id === 'openai' && { profile: openAiProfile }),
    },
  };
}

function labelOf({ id, label }: Service): string {
  switch (id) {
    case 'editor':
      return vscode.l10n.t('Models of VS Code');
    case 'custom':
      return vscode.l10n.t('Other service…');
    case 'offline':
      return offlineProfile.label;
    default:
      return label;
  }
}

function describe({ id, group, baseUrl, models }: Service): string {
  switch (id) {
    case 'editor':
      return vscode.l10n.t('no key, counts against your plan');
    case 'custom':
      return vscode.l10n.t('any OpenAI-compatible address');
    case 'offline':
      return vscode.l10n.t('finds and quotes, nothing leaves');
    case 'azure':
      return vscode.l10n.t('asks for resource and deployment');
    default: {
      const place = baseUrl === undefined ? vscode.l10n.t('asks for its address') : new URL(baseUrl).host;
      return group === 'key' && models.length > 0 ? `GPT-4.1 mini · ${place}` : place;
    }
  }
}

function ownChoices(profiles: readonly Profile[]): readonly Choice<Target>[] {
  return profiles.map((profile, index) => ({
    label: profile.label,
    description: hostOf(profile),
    icon: 'account',
    ...(index === 0 && { heading: vscode.l10n.t('In your settings') }),
    value: { label: profile.label, baseUrl: profile.baseUrl, auth: profile.auth, profile },
  }));
}

function localChoice({ service, baseUrl, models }: LocalServer, index: number): Choice<Target> {
  const count = models.length === 1 ? vscode.l10n.t('1 model') : vscode.l10n.t('{0} models', models.length);
  return {
    label: service.label,
    description: vscode.l10n.t('{0}, no key', count),
    detail: models.slice(0, 3).join(', ') + (models.length > 3 ? ' …' : ''),
    icon: 'vm-running',
    ...(index === 0 && { heading: whereLooked() }),
    value: { label: service.label, baseUrl, auth: 'none', service: { ...service, asks: [] } },
  };
}

/** In a remote window "this computer" is the other one: the host that runs the extension. */
function whereLooked(): string {
  return vscode.env.remoteName === undefined
    ? vscode.l10n.t('Running on this computer')
    : vscode.l10n.t('Running on the remote host ({0})', vscode.env.remoteName);
}
