// The models of a service to pick from: what each takes, costs and does, and who says so; where sources disagree, every claim.

import * as vscode from 'vscode';
import { recordsOf } from '../../core/model/catalogue/catalogue.ts';
import { explainClaims } from '../../core/model/catalogue/explainClaims.ts';
import { modelRow, type ModelRow } from '../../core/model/catalogue/modelRow.ts';
import { services as knownServices } from '../../core/model/services/services.ts';
import { toDestination } from '../../core/model/destination.ts';
import { newProfile } from '../../core/model/newProfile.ts';
import type { ListedModel } from '../../core/model/parseModelList.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { ModelsResult } from '../../core/ports.ts';
import { pickOne, waitFor, type Choice } from '../../host/vscode/stepDialogue.ts';
import type { Services } from '../../services.ts';
import { hostOf } from './describeProfile.ts';
import { claimSourceWords, claimWords, fieldWords, measureWords, sourceWords } from './modelWords.ts';
import { askForModels, isFresh, type RefreshServices } from './refreshModels.ts';

/** What picking needs. */
export type PickServices = RefreshServices & Pick<Services, 'profiles'>;

/** Lets the user pick another model of a profile's service, and makes it the chosen one. */
export async function pickListedModel(profile: Profile, services: PickServices): Promise<void> {
  const failure = isFresh(profile, services) ? undefined : await refresh(profile, services);
  if (failure === 'left') {
    return;
  }
  const rows = rowsOf(profile, services);
  for (;;) {
    const answer = await pickOne<ModelRow>({
      title: vscode.l10n.t('Models of {0}', hostOf(profile)),
      placeholder: failure ?? vscode.l10n.t('Pick one; a sign of warning means that sources disagree'),
      choices: rows.map((row) => choiceOf(row, profile)),
      canGoBack: false,
    });
    if (answer.kind !== 'answer') {
      return;
    }
    const decision = answer.value.disputed.length === 0 ? 'use' : await showClaims(answer.value);
    if (decision === 'use') {
      await choose(answer.value, profile, services);
    }
    if (decision !== 'back') {
      return;
    }
  }
}

/** Asks for the list while the user waits. What went wrong is said over the list that is there. */
async function refresh(profile: Profile, services: PickServices): Promise<string | undefined> {
  const waited = await waitFor<ModelsResult>({
    title: vscode.l10n.t('Models of {0}', hostOf(profile)),
    placeholder: vscode.l10n.t('Asking {0} for its models…', hostOf(profile)),
    work: (signal) => askForModels(profile, services, signal),
  });
  if (waited.kind !== 'answer' || waited.value.kind === 'stopped') {
    return 'left';
  }
  return waited.value.kind === 'failed' ? waited.value.failure.message : undefined;
}

/** The models that are listed, or those of the documents where there is no list; the present one and known ones first. */
function rowsOf(profile: Profile, { modelLists }: PickServices): readonly ModelRow[] {
  const listed = modelLists.listAt(profile.baseUrl)?.models ?? [];
  const byId = new Map<string, ListedModel | undefined>(usualModels(profile).map((id) => [id, undefined]));
  for (const one of listed) {
    byId.set(one.id, one);
  }
  const rows = [...byId].map(([id, one]) => modelRow(id, profile, one));
  const rank = ({ id }: ModelRow) => (id === profile.model ? 0 : recordsOf(id).length > 0 ? 1 : 2);
  return rows.sort((left, right) => rank(left) - rank(right) || left.id.localeCompare(right.id));
}

function usualModels({ model, service }: Profile): readonly string[] {
  return [model, ...(knownServices.find(({ id }) => id === service)?.models ?? [])];
}

function choiceOf(row: ModelRow, profile: Profile): Choice<ModelRow> {
  const isPresent = row.id === profile.model;
  const icon = row.disputed.length > 0 ? 'warning' : 'blank';
  return {
    label: row.id,
    description: [
      measureWords(row),
      ...(row.disputed.length > 0 ? [vscode.l10n.t('sources disagree')] : []),
      ...(isPresent ? [vscode.l10n.t('chosen')] : []),
    ].join(' · '),
    detail: [...(row.name === undefined ? [] : [row.name]), sourceWords(row)].join(' · '),
    icon: isPresent ? 'check' : icon,
    isPresent,
    value: row,
  };
}

/** All claims on what is disputed; the first line goes on. */
async function showClaims(row: ModelRow): Promise<'use' | 'back' | 'cancelled'> {
  const notes = explainClaims(row.id);
  let heading = '';
  const claims = row.disputed.map((claim): Choice<'use' | undefined> => {
    const isFirst = claim.field !== heading;
    heading = claim.field;
    const told = notes.filter(
      (note) => claim.field.startsWith(note.field) && claim.sources.some(({ service }) => service === note.service),
    );
    const names = [...new Set(claim.sources.map(({ service }) => service))];
    return {
      label: claimWords(claim),
      description: [names.join(', '), ...told.map(({ sentence }) => sentence)].join(' · '),
      detail: claim.sources.map(claimSourceWords).join(' · '),
      icon: told.length > 0 ? 'info' : 'blank',
      ...(isFirst && { heading: fieldWords(claim.field) }),
      value: undefined,
    };
  });
  const answer = await pickOne<'use' | undefined>({
    title: row.id,
    placeholder: vscode.l10n.t('Sources disagree. What holds is the smallest that this service says.'),
    choices: [
      { label: vscode.l10n.t('Use {0}', row.id), description: measureWords(row), icon: 'check', value: 'use' },
      ...claims,
    ],
    canGoBack: true,
  });
  return answer.kind === 'answer' ? 'use' : answer.kind;
}

/** Another model of the service keeps what the service wants in headers and bodies. */
async function choose({ id }: ModelRow, there: Profile, { profiles, modelLists }: PickServices): Promise<void> {
  const result = toDestination(there.baseUrl);
  if (result.kind === 'refused') {
    return;
  }
  const { auth, service } = there;
  const known = profiles.all();
  const heard = modelLists.listAt(there.baseUrl)?.models.filter((listed) => listed.id === id) ?? [];
  const answers = {
    destination: result.destination,
    model: id,
    auth,
    heard,
    ...(service && { service: { name: service } }),
  };
  const found = newProfile(answers, known);
  if (!known.includes(found)) {
    const { headers } = there;
    const [body, omit] = [{ ...found.body, ...there.body }, [...new Set([...found.omit, ...userOmits(there)])]];
    await profiles.save({ ...found, headers, body, omit });
  }
  await profiles.choose(found.id);
  vscode.window.setStatusBarMessage(vscode.l10n.t('{0} answers now', found.label), 5_000);
}

/** Fields that the service as such does without; what a test taught of the other model is not among them. */
function userOmits({ service, omit }: Profile): readonly string[] {
  const managed = knownServices.find(({ id }) => id === service)?.omit ?? [];
  return omit.filter((field) => managed.includes(field));
}
