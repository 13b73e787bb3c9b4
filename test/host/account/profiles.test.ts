// The chosen profile follows the settings, and nothing broken is ever used in its place.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { newProfile } from '../../../src/core/model/newProfile.ts';
import { toDestination } from '../../../src/core/model/destination.ts';
import { createLearnedAbilities } from '../../../src/host/vscode/learnedAbilities.ts';
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

/** Abilities learned into a memory that begins empty, or with what is given. */
function noAbilities(kept?: unknown) {
  const values = new Map<string, unknown>([['panorama.learnedAbilities', kept]]);
  return createLearnedAbilities({
    get: (name) => values.get(name),
    update: (name, value) => Promise.resolve(void values.set(name, value)),
  });
}

describe('The profiles', () => {
  it('take what a test of the connection has shown, beside what the user omits, until the next test', async () => {
    const settings = fakeSettings('own', [{ ...large, omit: ['seed'] }]);
    const profiles = createProfiles(settings, noLimits(), noLists(), noAbilities());
    const claimed = profiles.current();
    await profiles.teach(claimed, { accepts: ['stop'], features: ['tools'], omit: ['temperature'] });
    const taught = profiles.current();
    await profiles.unlearn(claimed);
    assert.deepEqual(
      [taught.accepts, taught.features, taught.omit, profiles.current()],
      [['stop'], ['tools'], ['seed', 'temperature'], claimed],
    );
  });

  it('pass over learned abilities that are none', () => {
    const place = `${own.baseUrl} ${own.model}`;
    const claimed = JSON.stringify(['chat', null, [], []]);
    const kept = { [place]: { accepts: ['stop', 'unheard-of', 7], features: 'all', omit: [null], claimed } };
    const profiles = createProfiles(fakeSettings('own', [large]), noLimits(), noLists(), noAbilities(kept));
    const { accepts, features, omit } = profiles.current();
    assert.deepEqual([accepts, features, omit], [['stop'], [], []]);
  });

  it('take the smaller window and the price that the service lists', async () => {
    const lists = noLists();
    const profiles = createProfiles(fakeSettings('own', [large]), noLimits(), lists, noAbilities());
    const prices = { unit: 'USD/1M', standard: { input: 3, output: 9 } } as const;
    const source = { document: "the service's own list", date: '2026-11-21' };
    const listed = { id: own.model, source, facts: { limits: { context: 64_000 }, prices } };
    await lists.keep(own.baseUrl, { at: 1, models: [{ ...listed, id: 'other', facts: {} }, listed] });
    const { limits, prices: known } = profiles.current();
    assert.deepEqual([limits, known], [{ context: 64_000, output: 32_768 }, prices]);
  });

  it('take the window that the service has named, until the connection is tested anew', async () => {
    const profiles = createProfiles(fakeSettings('own', [large]), noLimits(), noLists(), noAbilities());
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
    const profiles = createProfiles(fakeSettings('own', [large]), noLimits(kept), noLists(), noAbilities());
    assert.equal(profiles.current().limits.context, 1_047_576);
  });

  it('are the built-in ones and the user’s', () => {
    const profiles = createProfiles(fakeSettings('own', [own]), noLimits(), noLists(), noAbilities());
    assert.deepEqual(
      [profiles.all().map(({ id }) => id), profiles.current().id, profiles.problem()],
      [['offline', 'openai', 'own'], 'own', undefined],
    );
  });

  it('fall back to the search, with the reason, when the chosen one is broken', () => {
    const profiles = createProfiles(
      fakeSettings('own', [{ ...own, baseUrl: '' }]),
      noLimits(),
      noLists(),
      noAbilities(),
    );
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
    const profiles = createProfiles(settings, noLimits(), noLists(), noAbilities());
    const told: string[] = [];
    profiles.onDidChange(() => told.push(profiles.current().id));
    await profiles.choose('own');
    await settings.update('profile', 'own');
    assert.deepEqual(told, ['own']);
  });

  it('save one beside entries that are broken, and replace it later', async () => {
    const settings = fakeSettings('offline', [{ broken: true }]);
    const profiles = createProfiles(settings, noLimits(), noLists(), noAbilities());
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
    const profiles = createProfiles(settings, noLimits(), noLists(), noAbilities());
    await assert.rejects(profiles.save({ ...profiles.current(), id: 'x' }), /must be a list/);
    assert.deepEqual(settings.values.profiles, { mine: own });
  });
});
