// Which model answers: the user's chosen profile, complete and checked.

import * as vscode from 'vscode';
import { builtInProfiles, offlineProfile } from '../../core/model/builtInProfiles.ts';
import { resolveModel } from '../../core/model/catalogue/resolveModel.ts';
import { withHeard } from '../../core/model/catalogue/withHeard.ts';
import type { Learned } from '../../core/model/probe/learnedProfile.ts';
import { parseProfiles } from '../../core/model/parseProfile.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { LearnedAbilities } from './learnedAbilities.ts';
import type { LearnedLimits } from './learnedLimits.ts';
import type { ModelLists } from './modelLists.ts';
import type { Settings } from './settings.ts';

/** The profiles of this user. */
export interface Profiles {
  /** The chosen one; the offline engine while none is chosen or the chosen one is broken (`problem` says why). */
  current(): Profile;
  /** Built-in and own profiles, in the order to show them. */
  all(): readonly Profile[];
  /** What is wrong with the settings, in words for the user. */
  problem(): string | undefined;
  /** Takes note of the window, in tokens, that a service has named when it refused a request as too long. */
  learn(profile: Profile, context: number): Promise<void>;
  /** Takes note of what a test of the connection has shown of a profile's model. */
  teach(profile: Profile, learned: Learned): Promise<void>;
  /** Forgets what a service has taught: a test of the connection begins with what the settings say. */
  unlearn(profile: Profile): Promise<void>;
  /** Makes a profile the chosen one. */
  choose(id: string): Promise<void>;
  /** Adds or replaces an own profile in the user's settings; rejects when they cannot be written. */
  save(profile: Profile): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

/** What the settings say, read once per change of the settings. */
interface Reading {
  readonly all: readonly Profile[];
  readonly current: Profile;
  readonly problem: string | undefined;
}

/** The profiles of the settings; only the user's own values count, whatever a workspace says. */
export function createProfiles(
  settings: Pick<Settings, 'profileId' | 'profiles' | 'update' | 'onDidChange'>,
  limits: LearnedLimits,
  lists: Pick<ModelLists, 'heardOf' | 'onDidChange'>,
  abilities: LearnedAbilities,
): Profiles & vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  let reading = readProfiles(settings, lists);
  const refresh = () => {
    const before = JSON.stringify(reading);
    reading = readProfiles(settings, lists);
    if (JSON.stringify(reading) !== before) {
      changed.fire();
    }
  };
  const listener = vscode.Disposable.from(settings.onDidChange(refresh), lists.onDidChange(refresh));
  return {
    current: () => abilities.apply(limits.apply(reading.current)),
    all: () => reading.all,
    problem: () => reading.problem,
    learn: async (profile, context) => {
      await limits.learn(profile, context);
      changed.fire();
    },
    teach: async (profile, learned) => {
      await abilities.learn(profile, learned);
      changed.fire();
    },
    unlearn: async (profile) => {
      await Promise.all([limits.forget(profile), abilities.forget(profile)]);
      changed.fire();
    },
    choose: async (id) => {
      await settings.update('profile', id);
      refresh();
    },
    save: async (profile) => {
      await settings.update('profiles', withProfile(settings.profiles(), profile));
      refresh();
    },
    onDidChange: changed.event,
    dispose: () => {
      listener.dispose();
      changed.dispose();
    },
  };
}

function readProfiles(
  settings: Pick<Settings, 'profileId' | 'profiles'>,
  { heardOf }: Pick<ModelLists, 'heardOf'>,
): Reading {
  const { profiles, problems } = parseProfiles(settings.profiles(), (at) => resolveModel(at, heardOf(at)));
  const all = [...builtInProfiles, ...profiles].map((profile) => withHeard(profile, heardOf(profile)));
  const id = settings.profileId();
  const chosen = all.find((profile) => profile.id === id);
  const missing = chosen
    ? []
    : [vscode.l10n.t('There is no usable model "{0}" in the settings; Search (no model) answers instead.', id)];
  return { all, current: chosen ?? offlineProfile, problem: [...missing, ...problems].join(' ') || undefined };
}

/** The list of the settings with the profile in its place; broken entries stay as the user wrote them. */
function withProfile(list: unknown, profile: Profile): readonly unknown[] {
  if (list !== undefined && list !== null && !Array.isArray(list)) {
    throw new Error('panorama.profiles must be a list.');
  }
  const entries: readonly unknown[] = Array.isArray(list) ? list : [];
  const entry = toSetting(profile);
  const at = entries.findIndex((other) => isObject(other) && other.id === profile.id);
  return at < 0 ? [...entries, entry] : entries.with(at, entry);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** A profile as the settings keep it: what is empty or usual is left out. */
function toSetting(profile: Profile): Readonly<Record<string, unknown>> {
  const { id, label, model, limits, prices, headers, body, omit, encoding, cacheMinutes } = profile;
  const { accepts, features, tiers, mcpServers } = profile;
  return {
    id,
    label,
    ...placeOf(profile),
    model,
    limits,
    ...(prices && { prices }),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(Object.keys(body).length > 0 && { body }),
    ...(omit.length > 0 && { omit }),
    encoding,
    cacheMinutes,
    ...(accepts.length > 0 && { accepts }),
    ...(features.length > 0 && { features }),
    ...(tiers && { tiers }),
    ...(mcpServers && { mcpServers }),
  };
}

function placeOf({ baseUrl, auth, api, service }: Profile): Readonly<Record<string, unknown>> {
  return {
    ...(baseUrl !== '' && { baseUrl, auth }),
    ...(api !== 'chat' && { api }),
    ...(service && { service }),
  };
}
