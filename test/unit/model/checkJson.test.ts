// Machine-read answers against their schema, and what is asked of which service.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatLevel, isStrictSchema } from '../../../src/core/model/answerFormat.ts';
import { checkJson } from '../../../src/core/model/checkJson.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 500);

const file = {
  type: 'object',
  properties: {
    path: { type: 'string' },
    lines: { type: 'array', items: { type: 'integer', minimum: 1 }, minItems: 1, maxItems: 2 },
    kind: { enum: ['full', 'part'] },
    note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    version: { const: 1 },
  },
  required: ['path'],
  additionalProperties: false,
} as const;

const cases: readonly (readonly [string, string, string | undefined])[] = [
  ['all of it', '{"path":"a","lines":[1,2],"kind":"full","note":null,"version":1}', undefined],
  ['the least', '{"path":"a"}', undefined],
  ['a code fence', '```json\n{"path":"a"}\n```', undefined],
  ['no JSON', 'The path is a.', 'The answer is no JSON.'],
  ['JSON that is cut', '{"path":"a', 'The answer is no JSON.'],
  ['another type', '[]', 'the answer is no object.'],
  ['a missing field', '{"lines":[1]}', 'the answer has no path.'],
  ['a further field', '{"path":"a","size":1}', 'the answer has size, which is not allowed.'],
  ['a wrong type within', '{"path":1}', 'path of the answer is no string.'],
  ['a wrong item', '{"path":"a","lines":[1,1.5]}', 'item 2 of lines of the answer is no integer.'],
  ['a number below its bound', '{"path":"a","lines":[0]}', 'item 1 of lines of the answer is outside its bounds.'],
  ['a list above its bound', '{"path":"a","lines":[1,2,3]}', 'lines of the answer is outside its bounds.'],
  [
    'a value that is not allowed',
    '{"path":"a","kind":"x"}',
    'kind of the answer is none of the values that are allowed.',
  ],
  ['another constant', '{"path":"a","version":2}', 'version of the answer is none of the values that are allowed.'],
  ['none of the forms', '{"path":"a","note":1}', 'note of the answer fits none of its forms.'],
];

describe('a machine-read answer', () => {
  for (const [name, text, problem] of cases) {
    it(`with ${name} is ${problem === undefined ? 'taken' : 'refused'}`, () => {
      const checked = checkJson(text, file);
      assert.equal(checked.kind === 'ok' ? undefined : checked.problem, problem);
    });
  }

  it('is read without fault, whatever stands in it and in the schema', () => {
    fc.assert(
      fc.property(fc.json(), fc.dictionary(fc.string(), fc.jsonValue()), (text, schema) => {
        assert.ok(['ok', 'wrong'].includes(checkJson(text, schema).kind));
      }),
      { numRuns: RUNS, seed: 11 },
    );
  });
});

describe('the form that is asked for', () => {
  const levels = [
    [['structured-output'], [], 'schema'],
    [['structured-output'], ['response_format.json_schema'], 'json'],
    [['structured-output', 'json-mode'], ['response_format'], 'words'],
    [['json-mode'], [], 'json'],
    [[], [], 'words'],
  ] as const;
  for (const [features, omit, level] of levels) {
    it(`is ${level} with ${features.join(' and ') || 'nothing'}, without ${omit.join() || 'refusals'}`, () => {
      assert.equal(formatLevel({ features, omit }), level);
    });
  }

  it('is strict where every object is closed and needs all that it names', () => {
    const closed = {
      type: 'object',
      properties: { a: { type: 'string' } },
      required: ['a'],
      additionalProperties: false,
    };
    const within = (a: unknown) => ({ ...closed, properties: { a } });
    assert.deepEqual(
      [
        isStrictSchema(closed),
        isStrictSchema(file),
        isStrictSchema({ type: 'object' }),
        isStrictSchema(within({ type: 'array', items: { type: 'object' } })),
        isStrictSchema(within({ anyOf: [closed, { type: 'null' }] })),
        isStrictSchema({ type: 'string' }),
      ],
      [true, false, false, false, true, true],
    );
  });
});
