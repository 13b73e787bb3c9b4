// Which of our settings a settings file names.

import assert from 'node:assert/strict';
import { namedSettings } from '../../../src/core/model/namedSettings.ts';

describe('namedSettings', () => {
  for (const [name, text, expected] of [
    ['nothing in an empty file', '', []],
    ['plain names, each once', '{"panorama.profile": "x", "panorama.profile": "y"}', ['panorama.profile']],
    ['the nested form by its own name', '{"panorama" : {"profile": "x"}}', ['panorama']],
    ['a partly nested name', '{"panorama.spend": {"perQuestion": 9}}', ['panorama.spend']],
    ['names in the settings of a workspace file', '{"settings": {"panorama.profiles": []}}', ['panorama.profiles']],
    ['no values', '{"a": "panorama.profile"}', []],
    ['no names of others', '{"panoramas.profile": 1, "xpanorama.profile": 2}', []],
    ['nothing in comments', '// "panorama.profile": 1\n/* "panorama.profiles": 2 */ {}', []],
    ['what stands after an address', '{"a": "https://x", "panorama.profile": 1}', ['panorama.profile']],
    ['what stands after an escaped quote', '{"a": "\\"", "panorama.profile": 1}', ['panorama.profile']],
    ['what can be found in broken text', '{"panorama.profile": ', ['panorama.profile']],
  ] as const) {
    it(`finds ${name}`, () => {
      assert.deepEqual(namedSettings(text), expected);
    });
  }
});
