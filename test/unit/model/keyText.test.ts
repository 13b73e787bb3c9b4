// Keys as they are pasted.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readKeyText } from '../../../src/core/model/keyText.ts';

describe('readKeyText', () => {
  for (const pasted of [
    'sk-abc123',
    '  sk-abc123\n',
    '"sk-abc123"',
    "'sk-abc123'",
    '`sk-abc123`',
    'Bearer sk-abc123',
    'bearer  sk-abc123 ',
    'Authorization: Bearer sk-abc123',
    '"Authorization: Bearer sk-abc123"',
    'OPENAI_API_KEY=sk-abc123',
    'export OPENAI_API_KEY="sk-abc123"',
    'x-api-key: sk-abc123',
    '\ufeffsk-abc123\u200b',
  ]) {
    it(`finds the key in ${JSON.stringify(pasted)}`, () => {
      assert.deepEqual(readKeyText(pasted), { kind: 'key', key: 'sk-abc123' });
    });
  }

  for (const pasted of ['', '   ', '""', 'Bearer ', 'Bearer', 'Authorization: Bearer']) {
    it(`calls ${JSON.stringify(pasted)} empty`, () => {
      assert.deepEqual(readKeyText(pasted), { kind: 'empty' });
    });
  }

  for (const [pasted, problem] of [
    ['sk-abc 123', 'A key has no blanks inside. Paste the key alone.'],
    ['sk-abc\nsk-def', 'A key has no blanks inside. Paste the key alone.'],
    ['sk-аbc', 'The key holds a character that cannot be sent. Paste it again.'],
    ['sk-abc…', 'The key holds a character that cannot be sent. Paste it again.'],
  ] as const) {
    it(`refuses ${JSON.stringify(pasted)}`, () => {
      assert.deepEqual(readKeyText(pasted), { kind: 'problem', problem });
    });
  }

  for (const [pasted, label] of [
    ['sk-or-v1-abc', 'OpenRouter'],
    ['sk-ant-api03-abc', 'Anthropic'],
    ['sk-proj-abc', 'OpenAI'],
    ['cdt_abc', 'Core.Today'],
    ['AIzaSyAbc', 'Google'],
    ['gsk_abc', 'Groq'],
    ['sk-abc', undefined],
    ['unknown-abc', undefined],
  ] as const) {
    it(`takes ${pasted} for a key of ${label ?? 'nobody in particular'}`, () => {
      const read = readKeyText(pasted);
      assert.equal(read.kind === 'key' && read.owner?.label, label);
    });
  }

  it('keeps every key whole, however it is wrapped', () => {
    const key = fc.stringMatching(/^[A-Za-z0-9_.+/=-]{8,80}$/).filter((text) => !/(KEY|TOKEN)=/.test(text));
    const wrap = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => ` ${text}\r\n`,
      (text) => `"${text}"`,
      (text) => `Bearer ${text}`,
      (text) => `Authorization: Bearer ${text}`,
    );
    fc.assert(
      fc.property(key, wrap, (text, wrapped) => {
        const read = readKeyText(wrapped(text));
        assert.equal(read.kind === 'key' && read.key, text);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 500), seed: 2 },
    );
  });
});
