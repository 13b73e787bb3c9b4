// What is kept of refused fields, whatever the disk holds.

import assert from 'node:assert/strict';
import { addRefused, withoutRefused } from '../../../src/core/model/refusals.ts';
import { refusedField } from '../../../src/core/model/refusedField.ts';
import { sampleProfile } from '../sampleProfile.ts';

const key = 'https://service.example/v1 gpt-4.1-mini';

describe('what services have refused', () => {
  it('is left out from then on, beside what the profile leaves out, at that address and model alone', () => {
    const kept = addRefused(sampleProfile, ['temperature'], undefined);
    const other = { ...sampleProfile, model: 'other' };
    assert.deepEqual(
      [withoutRefused({ ...sampleProfile, omit: ['stop'] }, kept).omit, withoutRefused(other, kept).omit],
      [['stop', 'temperature'], []],
    );
  });

  it('adds up, and is forgotten at once', () => {
    const kept = addRefused(sampleProfile, ['stop', 'temperature'], { [key]: ['temperature'], x: ['a'] });
    assert.deepEqual(kept, { x: ['a'], [key]: ['temperature', 'stop'] });
    assert.deepEqual(addRefused(sampleProfile, [], kept), { x: ['a'] });
  });

  for (const kept of [undefined, null, 7, 'x', [], { [key]: 'temperature' }, { [key]: [7, null] }]) {
    it(`is nothing where the disk holds ${JSON.stringify(kept)}`, () => {
      assert.deepEqual(withoutRefused(sampleProfile, kept), sampleProfile);
    });
  }

  it('is kept of a hundred services', () => {
    let kept = {};
    for (let number = 0; number < 120; number += 1) {
      kept = addRefused({ ...sampleProfile, model: `m${number}` }, ['stop'], kept);
    }
    assert.deepEqual([Object.keys(kept).length, Object.keys(kept)[0]?.endsWith('m20')], [100, true]);
  });
});

describe('the field that a refusal names', () => {
  const sent = ['max_tokens', 'temperature', 'stop', 'tools', 'stream_options'];
  const cases: readonly (readonly [string, Parameters<typeof refusedField>[0], string | undefined])[] = [
    ['its param', { status: 400, param: 'temperature' }, 'temperature'],
    ['a part of a field', { status: 422, param: 'body.stream_options.include_usage' }, 'stream_options'],
    ['an entry of a list', { status: 400, param: 'tools[0].function.name' }, 'tools'],
    ['a field that was not sent', { status: 400, param: 'seed', message: "'temperature'" }, undefined],
    ['no field but in its words', { status: 400, param: 'None', message: "no: ['temperature']" }, 'temperature'],
    ['the messages', { status: 400, param: 'messages' }, undefined],
    ['a name in quotes', { status: 400, message: 'Unsupported parameter: "stop".' }, 'stop'],
    ['a name after its kind', { status: 400, message: 'unknown field: tools' }, 'tools'],
    ['a name that is no word', { status: 422, message: 'max_tokens is not supported' }, 'max_tokens'],
    ['a longer name', { status: 400, message: 'max_tokens_total is not supported' }, undefined],
    ['an English word', { status: 400, message: 'Please stop sending tools.' }, undefined],
    ['another status', { status: 500, param: 'temperature' }, undefined],
    ['no status', { param: 'temperature' }, undefined],
  ];
  for (const [name, facts, field] of cases) {
    it(`is ${field ?? 'none'} for ${name}`, () => {
      assert.equal(refusedField(facts, sent), field);
    });
  }
});
