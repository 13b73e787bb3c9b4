// The chosen profile follows the settings, and nothing broken is ever used in its place.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { newProfile } from '../../../src/core/model/newProfile.ts';
import { toDestination } from '../../../src/core/model/destination.ts';
import { createLearnedLimits } from '../../../src/host/vscode/learnedLimits.ts';
import { createModelLists } from '../../../src/host/vscode/modelLists.ts';
import { createProfiles } from '../../../src/host/vscode/profiles.ts';

const own = { id: 'own', baseUrl: 'https://gw.example.com/v1', model: 'gpt-4.1-mini' };

const large = { ...own, limits: { context: 1_047_576, output: 32_768 } };

/** Settings in memory, as the profiles read them. */
function fakeSettings(id: string, profiles: unknown) {
  const values: Record<string, unknown> = { profile: id, profiles };
  const changed = new vscode.EventEmitter<void>();
  return {
    values,
    profileId: () => String(values.profile),
    profiles: () => values.profiles,
    update: (name: string, value: unknown) => {
      values[name] = value;
      changed.fire();
      return Promise.resolve();
    },
    onDidChange: changed.event,
  };
}

/** Limits learned into a memory that begins empty, or with what is given. */
function noLimits(kept?: unknown) {
  const values = new Map<string, unknown>([['panorama.learnedLimits', kept]]);
  return createLearnedLimits({
    get: (name) => values.get(name),
    update: (name, value) => Promise.resolve(void values.set(name, value)),
  });
}

/** Lists of models in a memory that begins empty. */
function noLists() {
  const values = new Map<string, unknown>();
  return createModelLists({
    get: (name) => values.get(name),
    update: (name, value) => Promise.resolve(void values.set(name, value)),
  });
}

describe('The profiles', () => {
  it('take the smaller window and the price that the service lists', async () => {
    const lists = noLists();
    const profiles = createProfiles(fakeSettings('own', [large]), noLimits(), lists);
    const prices = { unit: 'USD/1M', standard: { input: 3, output: 9 } } as const;
    const source = { document: "the service's own list", date: '2026-11-21' };
    const listed = { id: own.model, source, facts: { limits: { context: 64_000 }, prices } };
    await lists.keep(own.baseUrl, { at: 1, models: [{ ...listed, id: 'other', facts: {} }, listed] });
    const { limits, prices: known } = profiles.current();
    assert.deepEqual([limits, known], [{ context: 64_000, output: 32_768 }, prices]);
  });


  it('take the window that the service has named, until the connection is tested anew', async () => {
    const profiles = createProfiles(fakeSettings('own', [large]), noLimits(), noLists());
    const claimed = profiles.current();
    const contexts = [claimed.limits.context];
    await profiles.learn(claimed, 64_000);
    contexts.push(profiles.current().limits.context);
    await profiles.learn(claimed, 2_000_000);
    contexts.push(profiles.current().limits.context);
    await profiles.learn(claimed, 8_192);
    await profiles.unlearn(claimed);
    contexts.push(profiles.current().limits.context);
    assert.deepEqual(contexts, [1_047_576, 64_000, 1_047_576, 1_047_576]);
  });

  it('pass over learned limits that are none', () => {
    const kept = { 'https://gw.example.com/v1 gpt-4.1-mini': -5 };
    const profiles = createProfiles(fakeSettings('own', [large]), noLimits(kept), noLists());
    assert.equal(profiles.current().limits.context, 1_047_576);
  });

  it('are the built-in ones and the user’s', () => {
    const profiles = createProfiles(fakeSettings('own', [own]), noLimits(), noLists());
    assert.deepEqual(
      [profiles.all().map(({ id }) => id), profiles.current().id, profiles.problem()],
      [['offline', 'openai', 'own'], 'own', undefined],
    );
  });

  it('fall back to the search, with the reason, when the chosen one is broken', () => {
    const profiles = createProfiles(fakeSettings('own', [{ ...own, baseUrl: '' }]), noLimits(), noLists());
    assert.deepEqual(
      [profiles.current().id, profiles.problem()],
      [
        'offline',
        'There is no usable model "own" in the settings; Search (no model) answers instead. ' +
          'Profile 1 in panorama.profiles: baseUrl is missing.',
      ],
    );
  });

  it('follow the settings and tell once of each change', async () => {
    const settings = fakeSettings('offline', [own]);
    const profiles = createProfiles(settings, noLimits(), noLists());
    const told: string[] = [];
    profiles.onDidChange(() => told.push(profiles.current().id));
    await profiles.choose('own');
    await settings.update('profile', 'own');
    assert.deepEqual(told, ['own']);
  });

  it('save one beside entries that are broken, and replace it later', async () => {
    const settings = fakeSettings('offline', [{ broken: true }]);
    const profiles = createProfiles(settings, noLimits(), noLists());
    const result = toDestination('http://127.0.0.1:1234/v1');
    assert.ok(result.kind === 'ok');
    const profile = newProfile({ destination: result.destination, model: 'm', auth: 'none' }, []);
    await profiles.save(profile);
    await profiles.save({ ...profile, label: 'Mine' });
    const entries = settings.values.profiles as readonly object[];
    assert.deepEqual([entries.length, profiles.all().at(-1)], [2, { ...profile, label: 'Mine' }]);
  });

  it('never overwrite settings that are no list', async () => {
    const settings = fakeSettings('offline', { mine: own });
    const profiles = createProfiles(settings, noLimits(), noLists());
    await assert.rejects(profiles.save({ ...profiles.current(), id: 'x' }), /must be a list/);
    assert.deepEqual(settings.values.profiles, { mine: own });
  });
});
