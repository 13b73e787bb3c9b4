// What `npm start` writes into the user settings of its own VS Code: a profile, and never a key.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseSettings, prepareSettings, withProfile } from '../../scripts/start/startSettings.mjs';

const key = 'sk-not-a-key-314159';
const fromKey = {
  id: 'environment',
  label: 'From the environment',
  baseUrl: 'https://api.openai.com/v1',
  model: 'gpt-4.1-mini',
  auth: 'bearer',
  api: 'chat',
};
const own = { id: 'own', baseUrl: 'http://127.0.0.1:1/v1' };

describe('The profile of the environment', () => {
  const cases = [
    { name: 'is absent without variables', settings: {}, environment: {}, wanted: {} },
    {
      name: 'means OpenAI when only a key is given',
      settings: { 'editor.tabSize': 2 },
      environment: { PANORAMA_API_KEY: key },
      wanted: { 'editor.tabSize': 2, 'panorama.profiles': [fromKey], 'panorama.profile': 'environment' },
    },
    {
      name: 'names the service and model given, and stands after the user’s own',
      settings: { 'panorama.profiles': [own], 'panorama.profile': 'own' },
      environment: { PANORAMA_API_KEY: key, PANORAMA_BASE_URL: 'https://box.example/v1', PANORAMA_MODEL: 'small' },
      wanted: {
        'panorama.profiles': [own, { ...fromKey, baseUrl: 'https://box.example/v1', model: 'small' }],
        'panorama.profile': 'environment',
      },
    },
    {
      name: 'sends no key to a service for which none is given',
      settings: {},
      environment: { PANORAMA_BASE_URL: 'http://127.0.0.1:11434/v1', PANORAMA_MODEL: 'qwen' },
      wanted: {
        'panorama.profiles': [{ ...fromKey, baseUrl: 'http://127.0.0.1:11434/v1', model: 'qwen', auth: 'none' }],
        'panorama.profile': 'environment',
      },
    },
    {
      name: 'goes when the variables are gone',
      settings: { 'panorama.profiles': [own, fromKey], 'panorama.profile': 'environment' },
      environment: {},
      wanted: { 'panorama.profiles': [own] },
    },
    {
      name: 'leaves the user’s choice alone when there are no variables',
      settings: { 'panorama.profiles': [own], 'panorama.profile': 'own' },
      environment: {},
      wanted: { 'panorama.profiles': [own], 'panorama.profile': 'own' },
    },
  ] as const;
  for (const { name, settings, environment, wanted } of cases) {
    it(name, () => {
      assert.deepEqual(withProfile({ ...settings }, environment), wanted);
    });
  }
});

describe('Settings on the disk', () => {
  it('are read with comments and trailing commas, and strings keep their slashes', () => {
    const text = '{ // mine\n "a": "http://x//y", /* b */ "c": [1, 2,], }';
    assert.deepEqual(parseSettings(text), { a: 'http://x//y', c: [1, 2] });
  });

  it('never hold the key', () => {
    inFolder((folder) => {
      assert.equal(prepareSettings(folder, { PANORAMA_API_KEY: key }), undefined);
      assert.equal(readFileSync(path.join(folder, 'data/User/settings.json'), 'utf8').includes(key), false);
    });
  });

  it('are left as they are when they cannot be read', () => {
    inFolder((folder) => {
      const file = path.join(folder, 'data/User/settings.json');
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, '{ "a": ');
      assert.match(prepareSettings(folder, { PANORAMA_API_KEY: key }) ?? '', /left as it is/);
      assert.equal(readFileSync(file, 'utf8'), '{ "a": ');
    });
  });
});

function inFolder(use: (folder: string) => void): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'panorama-settings-'));
  try {
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
