// The commands about models and keys: set up, choose, forget.

import * as vscode from 'vscode';
import type { Profile } from '../../core/model/profile.ts';
import { pickOne, type Choice } from '../../host/vscode/stepDialogue.ts';
import type { Services } from '../../services.ts';
import { connectModel } from './connectModel.ts';
import type { ConnectDeps, Target } from './connectDraft.ts';
import { describeProfile, hostOf, originOf } from './describeProfile.ts';
import { connectSeclaiTools } from './connectSeclaiTools.ts';
import { pickListedModel } from './pickListedModel.ts';
import { SECLAI_TOOLS } from './seclaiServer.ts';
import { isTrustedToSend } from './trust.ts';

/** Runs the set-up and says what is worth knowing about its end. */
export async function setKey(services: Services, target?: Target): Promise<void> {
  if (!isTrustedToSend()) {
    return;
  }
  const connected = await connectModel(depsOf(services), target);
  if (!connected) {
    return;
  }
  services.log.info(`Connected ${connected.profile.id} at ${hostOf(connected.profile)}.`);
  vscode.window.setStatusBarMessage(vscode.l10n.t('{0} answers now', connected.profile.label), 5_000);
  if (connected.isUntried === true) {
    void offerTest(connected.profile);
  }
  if (connected.kept === 'until-close') {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('This computer has no working secret store: this key lasts until you close VS Code.'),
    );
  }
}

/** Where anyone may list the models, a list says nothing of the key. */
async function offerTest(profile: Profile): Promise<void> {
  const test = vscode.l10n.t('Test Connection');
  const sentence = vscode.l10n.t('{0} lists its models to anyone, so the key is not tried yet.', hostOf(profile));
  if ((await vscode.window.showInformationMessage(sentence, test)) === test) {
    await vscode.commands.executeCommand('panorama.testConnection');
  }
}

/** What the services say of their models while the user connects one is kept. */
function depsOf({ listModels, clock, keys, profiles, modelLists }: Services): ConnectDeps {
  const openAiKey = process.env.OPENAI_API_KEY?.trim();
  const listing: ConnectDeps['listModels'] = async (profile, key, signal) => {
    const answer = await listModels(profile, key, signal);
    if (answer.kind === 'ok') {
      await modelLists.keep(profile.baseUrl, { at: clock.now(), models: answer.statements });
    }
    return answer;
  };
  return {
    ...{ listModels: listing, clock, keys, profiles, heardOf: (at) => modelLists.heardOf(at) },
    openAiKey: openAiKey === '' ? undefined : openAiKey,
  };
}

/** Lets the user pick one of the keys that are kept, and forgets it. */
export async function clearKey({ keys, log }: Services): Promise<void> {
  const origins = await keys.origins();
  if (origins.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No key is kept.'));
    return;
  }
  const answer = await pickOne({
    title: vscode.l10n.t('Remove a key'),
    placeholder: vscode.l10n.t('Which key?'),
    choices: origins.map((origin) => ({ label: new URL(origin).host, icon: 'trash', value: origin })),
    canGoBack: false,
  });
  if (answer.kind === 'answer') {
    await keys.remove(answer.value);
    log.info(`Removed the key for ${answer.value}.`);
    vscode.window.setStatusBarMessage(vscode.l10n.t('The key for {0} is removed', new URL(answer.value).host), 5_000);
  }
}

type ProfileChoice =
  | { readonly kind: 'profile'; readonly profile: Profile; readonly needsKey: boolean }
  | { readonly kind: 'models' }
  | { readonly kind: 'seclai' }
  | { readonly kind: 'connect' }
  | { readonly kind: 'repair' };

/** Lets the user pick who answers; one without a key leads to the key. */
export async function chooseProfile(services: Services): Promise<void> {
  const { profiles } = services;
  const answer = await pickOne<ProfileChoice>({
    title: vscode.l10n.t('Choose a model'),
    placeholder: vscode.l10n.t('Now: {0}', profiles.current().label),
    choices: [
      ...(await Promise.all(profiles.all().map((profile) => choiceOf(profile, services)))),
      ...modelsChoice(profiles.current()),
      { label: vscode.l10n.t('Connect a model…'), icon: 'add', value: { kind: 'connect' } },
      ...(await seclaiChoice(services)),
      ...problemChoice(profiles.problem()),
    ],
    canGoBack: false,
  });
  if (answer.kind !== 'answer') {
    return;
  }
  switch (answer.value.kind) {
    case 'connect':
      return setKey(services);
    case 'seclai':
      await connectSeclaiTools(SECLAI_TOOLS, services.keys);
      return;
    case 'models':
      return isTrustedToSend() ? pickListedModel(profiles.current(), services) : undefined;
    case 'repair':
      await vscode.commands.executeCommand('workbench.action.openSettingsJson', {
        revealSetting: { key: 'panorama.profiles' },
      });
      return;
    case 'profile': {
      const { profile, needsKey } = answer.value;
      const { label, baseUrl, auth } = profile;
      return needsKey ? setKey(services, { label, baseUrl, auth, profile }) : profiles.choose(profile.id);
    }
  }
}

async function choiceOf(profile: Profile, { keys, profiles }: Services): Promise<Choice<ProfileChoice>> {
  const origin = originOf(profile);
  const isLocal = profile.baseUrl.startsWith('http:');
  const needsKey =
    origin !== undefined && profile.auth !== 'none' && !isLocal && (await keys.keyFor(origin)) === undefined;
  const isPresent = profile.id === profiles.current().id;
  const details = [hostOf(profile), needsKey ? vscode.l10n.t('needs a key') : ''].filter((part) => part !== '');
  return {
    label: profile.label,
    description: details.join(' · '),
    detail: describeProfile(profile),
    icon: isPresent ? 'check' : 'blank',
    isPresent,
    value: { kind: 'profile', profile, needsKey },
  };
}

/** The other models of the service that answers now; the editor's own and the offline engine have no service to ask. */
function modelsChoice(current: Profile): readonly Choice<ProfileChoice>[] {
  return current.baseUrl === ''
    ? []
    : [
        {
          label: vscode.l10n.t('Models of {0}…', hostOf(current)),
          description: vscode.l10n.t('windows, prices and abilities, by source'),
          icon: 'list-unordered',
          value: { kind: 'models' },
        },
      ];
}

/** The way to Seclai's tools for those who have no model there: VS Code offers them once their key is kept. */
async function seclaiChoice({ keys }: Services): Promise<readonly Choice<ProfileChoice>[]> {
  return (await keys.keyFor(SECLAI_TOOLS)) !== undefined
    ? []
    : [
        {
          label: vscode.l10n.t('Connect Seclai’s tools…'),
          description: vscode.l10n.t('an MCP server for VS Code, with content and knowledge bases'),
          icon: 'tools',
          value: { kind: 'seclai' },
        },
      ];
}

function problemChoice(problem: string | undefined): readonly Choice<ProfileChoice>[] {
  return problem === undefined
    ? []
    : [{ label: vscode.l10n.t('Repair the settings…'), detail: problem, icon: 'warning', value: { kind: 'repair' } }];
}
