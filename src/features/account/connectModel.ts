// The set-up from nothing to a model that answers: service, address, key, check, model.

import * as vscode from 'vscode';
import { openAiProfile } from '../../core/model/builtInProfiles.ts';
import { serviceAt } from '../../core/model/catalogue/serviceOf.ts';
import { toDestination } from '../../core/model/destination.ts';
import type { Profile } from '../../core/model/profile.ts';
import { formatCount } from '../../protocol/format.ts';
import { pickOne, type Choice } from '../../host/vscode/stepDialogue.ts';
import type { ConnectDeps, ConnectDraft, Target } from './connectDraft.ts';
import { checkKey, offerKeys, pasteKey } from './pickKey.ts';
import { askAddress, askDeployment, askKeyPlace, askResource, titleOf } from './askPlace.ts';
import { askCreditValue, askProviders } from './askRest.ts';
import { pickEditorModel } from './pickEditorModel.ts';
import { pickService } from './pickService.ts';
import { keepConnected, type Connected } from './keepConnected.ts';
import { runSteps, type Step, type StepOutcome } from './runSteps.ts';

/**
 * Asks, checks and keeps. With a target the service is not asked for. Undefined when the person went away; nothing is
 * kept then. Rejects when the settings cannot be written.
 */
export async function connectModel(deps: ConnectDeps, target?: Target): Promise<Connected | undefined> {
  const questions: readonly Step<ConnectDraft>[] = [
    ...[askResource, askAddress, askDeployment, askKeyPlace],
    (known, isFirst) => offerKeys(known, isFirst, deps),
    pasteKey,
    (known) => checkKey(known, deps),
    (known, isFirst) => pickModel(known, isFirst, deps),
    ...[askProviders, askCreditValue],
  ];
  const draft = await runSteps<ConnectDraft>(
    [
      (known, isFirst) => (target ? skipTo(known, target) : pickService(isFirst, deps)),
      (known, isFirst) => pickEditorModel(known, isFirst, deps),
      ...questions.map(unlessReady),
    ],
    {},
  );
  return draft && keepConnected(draft, deps);
}

/** A profile that is ready leaves nothing to ask. */
function unlessReady(step: Step<ConnectDraft>): Step<ConnectDraft> {
  return (draft, isFirst) => (draft.ready ? Promise.resolve({ kind: 'skip', draft }) : step(draft, isFirst));
}

function skipTo(draft: ConnectDraft, target: Target): Promise<StepOutcome<ConnectDraft>> {
  const result = toDestination(target.baseUrl ?? '');
  return Promise.resolve({
    kind: 'skip',
    draft: { ...draft, target, ...(result.kind === 'ok' && { destination: result.destination }) },
  });
}

async function pickModel(draft: ConnectDraft, isFirst: boolean, deps: ConnectDeps): Promise<StepOutcome<ConnectDraft>> {
  const { check } = draft;
  if (draft.deployment !== undefined) {
    return { kind: 'skip', draft };
  }
  const suggested = suggestedModels(draft, deps.profiles.all());
  const others = (check?.models ?? []).filter((model) => !suggested.includes(model));
  const answer = await pickOne<string>({
    title: titleOf(draft),
    placeholder: placeholderOf(draft),
    choices: [
      ...suggested.map((model): Choice<string> => ({ label: model, icon: 'star-empty', value: model })),
      ...others.map((model): Choice<string> => ({ label: model, value: model })),
    ],
    typed: (text) => (text.trim() === '' ? undefined : text.trim()),
    canGoBack: !isFirst,
  });
  return answer.kind === 'answer' ? { kind: 'next', draft: { ...draft, model: answer.value } } : answer;
}

function placeholderOf({ check, target }: ConnectDraft): string {
  if (!check || check.models.length === 0) {
    return vscode.l10n.t('Type the name of the model');
  }
  if (target?.service?.list === 'public') {
    return vscode.l10n.t(
      '{0} models, which anyone may list. Pick one or type its name.',
      formatCount(check.models.length),
    );
  }
  return vscode.l10n.t(
    'Works: {0} models, {1} ms. Pick one or type its name.',
    formatCount(check.models.length),
    formatCount(check.ms),
  );
}

/**
 * The models of the profiles at this address and the usual ones of the service, as far as it has them, and GPT-4.1 mini under any
 * spelling among them. A deployment at Azure stands in no list.
 */
function suggestedModels(
  { check, destination, target }: ConnectDraft,
  profiles: readonly Profile[],
): readonly string[] {
  const models = check?.models ?? [];
  const here = profiles.filter((profile) => profile.baseUrl === destination?.base);
  const known = [...(target?.profile ? [target.profile] : []), ...here];
  const isDeployment = known.some((profile) => serviceAt(profile) === 'azure');
  const wanted = [...known.map(({ model }) => model), ...(target?.service?.models ?? [])];
  return [
    ...new Set([
      ...wanted.filter((model) => models.length === 0 || isDeployment || models.includes(model)),
      ...models.filter((model) => model === openAiProfile.model || model.endsWith(`/${openAiProfile.model}`)),
    ]),
  ];
}
