// The set-up from nothing to a model that answers: service, address, key, check, model.

import * as vscode from 'vscode';
import { openAiProfile } from '../../core/model/builtInProfiles.ts';
import { toDestination, type Destination } from '../../core/model/destination.ts';
import { newProfile } from '../../core/model/newProfile.ts';
import type { Profile } from '../../core/model/profile.ts';
import { formatCount } from '../../protocol/format.ts';
import { pickOne, type Choice } from '../../host/vscode/stepDialogue.ts';
import type { ConnectDeps, ConnectDraft, Target } from './connectDraft.ts';
import { checkKey, offerKeys, pasteKey } from './pickKey.ts';
import { askAddress, pickService } from './pickService.ts';
import { runSteps, type StepOutcome } from './runSteps.ts';

/** What came of the set-up. */
export interface Connected {
  readonly profile: Profile;
  /** Whether the key outlives the window; undefined where there is none. */
  readonly kept?: 'kept' | 'until-close';
}

/**
 * Asks, checks and keeps. With a target the service is not asked for. Undefined when the person went away; nothing is
 * kept then. Rejects when the settings cannot be written.
 */
export async function connectModel(deps: ConnectDeps, target?: Target): Promise<Connected | undefined> {
  const draft = await runSteps<ConnectDraft>(
    [
      async (known, isFirst) => (target ? skipTo(known, target) : pickService(known, isFirst, deps)),
      askAddress,
      (known, isFirst) => offerKeys(known, isFirst, deps),
      pasteKey,
      (known) => checkKey(known, deps),
      (known, isFirst) => pickModel(known, isFirst, deps),
    ],
    {},
  );
  return draft && keep(draft, deps);
}

function skipTo(draft: ConnectDraft, target: Target): StepOutcome<ConnectDraft> {
  const result = toDestination(target.baseUrl ?? '');
  return {
    kind: 'skip',
    draft: { ...draft, target, ...(result.kind === 'ok' && { destination: result.destination }) },
  };
}

async function pickModel(draft: ConnectDraft, isFirst: boolean, deps: ConnectDeps): Promise<StepOutcome<ConnectDraft>> {
  const { check, destination, target } = draft;
  const suggested = suggestedModels(draft, deps.profiles.all());
  const others = (check?.models ?? []).filter((model) => !suggested.includes(model));
  const answer = await pickOne<string>({
    title: vscode.l10n.t('Connect {0}', destination?.host ?? target?.label ?? ''),
    placeholder: placeholderOf(check),
    choices: [
      ...suggested.map((model): Choice<string> => ({ label: model, icon: 'star-empty', value: model })),
      ...others.map((model): Choice<string> => ({ label: model, value: model })),
    ],
    typed: (text) => (text.trim() === '' ? undefined : text.trim()),
    canGoBack: !isFirst,
  });
  return answer.kind === 'answer' ? { kind: 'next', draft: { ...draft, model: answer.value } } : answer;
}

function placeholderOf(check: ConnectDraft['check']): string {
  if (!check || check.models.length === 0) {
    return vscode.l10n.t('Type the name of the model');
  }
  return vscode.l10n.t(
    'Works: {0} models, {1} ms. Pick one or type its name.',
    formatCount(check.models.length),
    formatCount(check.ms),
  );
}

/** The models of the profiles at this address that the service has, GPT-4.1 mini under any spelling among them. */
function suggestedModels(
  { check, destination, target }: ConnectDraft,
  profiles: readonly Profile[],
): readonly string[] {
  const here = profiles.filter((profile) => profile.baseUrl === destination?.base).map((profile) => profile.model);
  const models = check?.models;
  const known = [...(target?.profile ? [target.profile.model] : []), ...here].filter(
    (model) => models === undefined || models.length === 0 || models.includes(model),
  );
  const mini = (models ?? []).filter(
    (model) => model === openAiProfile.model || model.endsWith(`/${openAiProfile.model}`),
  );
  return [...new Set([...known, ...mini])];
}

async function keep(draft: ConnectDraft, deps: ConnectDeps): Promise<Connected | undefined> {
  const { destination, key, model, target } = draft;
  if (!destination || model === undefined) {
    return undefined;
  }
  const known = deps.profiles.all();
  const found = profileFor(destination, model, target, known);
  // A server that was checked without a key wants none, so none is missing later.
  const profile: Profile = key === undefined ? { ...found, auth: 'none' } : found;
  const kept = key === undefined ? undefined : await deps.keys.store(destination.origin, key);
  if (!known.some((other) => other.id === profile.id && other.auth === profile.auth)) {
    await deps.profiles.save(profile);
  }
  await deps.profiles.choose(profile.id);
  return { profile, ...(kept && { kept }) };
}

/** Another model at a service that has a profile keeps what that service wants in headers and bodies. */
function profileFor(
  destination: Destination,
  model: string,
  target: Target | undefined,
  known: readonly Profile[],
): Profile {
  const there = target?.profile;
  if (there?.model === model) {
    return there;
  }
  const profile = newProfile({ destination, model, auth: target?.auth ?? 'bearer' }, known);
  return there && !known.includes(profile)
    ? { ...profile, headers: there.headers, body: there.body, omit: there.omit }
    : profile;
}
