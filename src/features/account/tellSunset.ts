// Tells in time that the chosen model is about to be switched off, and moves to the one that follows with one click.

import * as vscode from 'vscode';
import { serviceAt } from '../../core/model/catalogue/serviceOf.ts';
import { successorProfile } from '../../core/model/catalogue/successorProfile.ts';
import { sunsetOf, type Sunset } from '../../core/model/catalogue/sunsetOf.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { Services } from '../../services.ts';

/** When the end of a model was told last, by profile and date. */
const TOLD = 'panorama.sunsetTold';

/** It is told again after so long, in milliseconds, and every day in the last week and after the end. */
const PAUSE = 14 * 86_400_000;
const LAST_PAUSE = 86_400_000;
const LAST_DAYS = 7;

/** What telling needs. */
export type SunsetServices = Pick<Services, 'globalState' | 'clock'> & {
  readonly modelLists: Pick<Services['modelLists'], 'heardOf'>;
  readonly profiles: Pick<Services['profiles'], 'current' | 'all' | 'save' | 'choose'>;
};

/** Tells of the chosen profile's model, unless that was done lately. */
export async function tellSunset({ globalState, clock, profiles, modelLists }: SunsetServices): Promise<void> {
  const profile = profiles.current();
  const now = clock.now();
  const sunset =
    profile.baseUrl === '' ? undefined : sunsetOf(profile.model, serviceAt(profile), now, modelLists.heardOf(profile));
  if (sunset && (await isDue(`${profile.id} ${sunset.date}`, { now, sunset, globalState }))) {
    await offerNext(profile, sunset, profiles);
  }
}

interface Telling extends Pick<SunsetServices, 'globalState'> {
  readonly now: number;
  readonly sunset: Sunset;
}

/** Whether it is time to tell; takes note that it is told now. */
async function isDue(key: string, { now, sunset, globalState }: Telling): Promise<boolean> {
  const told = globalState.get<Readonly<Record<string, number>>>(TOLD, {});
  if (now - (told[key] ?? 0) < (sunset.daysLeft <= LAST_DAYS ? LAST_PAUSE : PAUSE)) {
    return false;
  }
  await globalState.update(TOLD, { ...told, [key]: now });
  return true;
}

async function offerNext(profile: Profile, sunset: Sunset, profiles: SunsetServices['profiles']): Promise<void> {
  const next = successorProfile(profile);
  const move = next && vscode.l10n.t('Move to {0}', next.label);
  const choose = vscode.l10n.t('Choose a model');
  const buttons = [...(move === undefined ? [] : [move]), choose];
  const answer = await vscode.window.showWarningMessage(wordsOf(profile, sunset), ...buttons);
  if (next && answer === move) {
    await moveTo(next, profiles);
  } else if (answer === choose) {
    await vscode.commands.executeCommand('panorama.chooseProfile');
  }
}

function wordsOf({ label }: Profile, { date, daysLeft }: Sunset): string {
  const day = new Date(`${date}T00:00:00Z`).toLocaleDateString(vscode.env.language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  if (daysLeft <= 0) {
    return vscode.l10n.t('{0} was switched off on {1}.', label, day);
  }
  return daysLeft === 1
    ? vscode.l10n.t('{0} is switched off tomorrow, on {1}.', label, day)
    : vscode.l10n.t('{0} is switched off on {1}, in {2} days.', label, day, daysLeft);
}

/** Under an id of its own: a built-in profile stays as it is. The key is that of the service, which stays the same. */
async function moveTo(next: Profile, profiles: SunsetServices['profiles']): Promise<void> {
  const own = `${next.id}-${next.model}`.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-');
  await profiles.save({ ...next, id: own });
  await profiles.choose(own);
  void vscode.window.showInformationMessage(vscode.l10n.t('{0} answers from now on.', next.label));
}
