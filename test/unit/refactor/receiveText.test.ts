import assert from 'node:assert/strict';
import { receiveForm, receiveText } from '../../../src/core/refactor/receiveText.ts';
import { sampleProfile } from '../sampleProfile.ts';
import { scriptSend } from './scriptedSend.ts';

const request = {
  purpose: 'refactor',
  profile: sampleProfile,
  messages: [{ role: 'user', content: 'Names?' }],
  maxOutput: 100,
  temperature: 0,
  sources: [],
  format: {
    kind: 'schema',
    name: 'names',
    schema: { type: 'object', required: ['names'], properties: { names: { type: 'array' } } },
  },
} as const;

const { signal } = new AbortController();

describe('receiveForm', () => {
  const cases: readonly (readonly [string, readonly string[], unknown])[] = [
    ['a plain answer', ['{"names":["a"]}'], { names: ['a'] }],
    ['an answer in a fence', ['```json\n{"names":["a"]}\n```'], { names: ['a'] }],
    ['an answer with words around it', ['Here: {"names":["a"]} I hope it helps.'], { names: ['a'] }],
    ['the second answer, when the first has another form', ['no idea', '{"names":[]}'], { names: [] }],
  ];
  for (const [name, answers, expected] of cases) {
    it(`takes ${name}`, async () => {
      const { send, requests } = scriptSend(...answers);
      const received = await receiveForm(request, send, signal);
      assert.deepEqual([received, requests.length], [{ kind: 'complete', value: expected }, answers.length]);
    });
  }

  it('says what was wrong when it asks once more, and gives up after that', async () => {
    const { send, requests } = scriptSend('[]', '{}');
    const received = await receiveForm(request, send, signal);
    assert.deepEqual(
      [received.kind === 'failed' && received.failure.code, requests[1]?.messages.at(-1)?.content],
      ['malformed', 'the answer is no object. Answer once more, in the form asked for.'],
    );
  });
});

describe('receiveText', () => {
  it('uses nothing of an answer that was cut off', async () => {
    const { send } = scriptSend([
      { kind: 'text', text: 'Add' },
      { kind: 'end', outcome: 'truncated' },
    ]);
    const received = await receiveText(request, send, signal);
    assert.equal(received.kind === 'failed' && received.failure.code, 'interrupted');
  });

  it('says when it was stopped', async () => {
    const { send } = scriptSend([{ kind: 'end', outcome: 'stopped' }]);
    assert.deepEqual(await receiveText(request, send, signal), { kind: 'stopped' });
  });
});
