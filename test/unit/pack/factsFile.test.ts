// The file of facts: what is written is read, and what is damaged is not.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Classified } from '../../../src/core/pack/classify.ts';
import { decodeFacts, encodeFacts } from '../../../src/core/pack/factsFile.ts';
import type { FileFacts } from '../../../src/core/pack/fileFacts.ts';
import { withUsedTerms, type KeptFacts, type KeptFile } from '../../../src/core/pack/keptFacts.ts';
import { joinSections } from '../../../src/core/pack/sectionFile.ts';
import { property } from '../property.ts';

const names = {
  hashLength: 22,
  hash: (content: Uint8Array): string => createHash('sha256').update(content).digest('base64').slice(0, 22),
};

const plain = { noNullPrototype: true } as const;
const word = fc.string({ unit: 'binary', maxLength: 12 });
const time = fc.option(fc.double({ min: 0, max: 4e12, noNaN: true }), { nil: undefined });
const facts: fc.Arbitrary<FileFacts> = fc
  .record(
    {
      path: word,
      hash: word,
      pairs: fc.array(fc.tuple(fc.nat({ max: 1e6 }), fc.integer({ min: 1, max: 65_535 })), { maxLength: 9 }),
      imports: fc.array(word, { maxLength: 3 }),
      tokens: fc.nat({ max: 2 ** 32 - 1 }),
      sketch: fc.option(fc.uint32Array({ minLength: 64, maxLength: 64 }), { nil: undefined }),
    },
    plain,
  )
  .map(({ pairs, ...rest }) => ({
    ...rest,
    terms: Uint32Array.from(pairs, ([term]) => term),
    counts: Uint16Array.from(pairs, ([, count]) => count),
  }));
const reason = fc.record({ reason: fc.constantFrom('binary', 'generated', 'data'), rule: word }, plain);
const file: fc.Arbitrary<KeptFile> = fc
  .record(
    {
      path: word,
      size: time,
      modified: time,
      isNamed: fc.boolean(),
      encoding: fc.constantFrom('windows-1252', undefined),
      outcome: fc.oneof(facts, reason as fc.Arbitrary<Classified>),
    },
    plain,
  )
  .map((one) => ('terms' in one.outcome ? { ...one, outcome: { ...one.outcome, path: one.path } } : one));
const keptFacts: fc.Arbitrary<KeptFacts> = fc.record(
  {
    terms: fc.array(word, { maxLength: 20 }),
    files: fc.array(file, { maxLength: 6 }),
    past: fc.array(facts, { maxLength: 3 }),
  },
  plain,
);

const sampleFacts: FileFacts = {
  path: 'src/apple.ts',
  hash: 'hash of apples',
  terms: Uint32Array.of(0, 1),
  counts: Uint16Array.of(3, 65_535),
  imports: ['./pear', '\ufeffodd'],
  tokens: 70_000,
  sketch: new Uint32Array(64).fill(7),
};
const sample: KeptFacts = {
  terms: ['apple', 'päär'],
  files: [
    {
      path: 'src/apple.ts',
      size: 12,
      modified: 1_700_000_000_000.25,
      isNamed: true,
      encoding: 'koi8-r',
      outcome: sampleFacts,
    },
    {
      path: 'a.png',
      size: 9,
      modified: 5,
      isNamed: false,
      encoding: undefined,
      outcome: { reason: 'binary', rule: 'not a text' },
    },
  ],
  past: [{ ...sampleFacts, sketch: undefined }],
};

function encode(kept: KeptFacts): Uint8Array {
  return encodeFacts('shop', kept, names) ?? new Uint8Array();
}

describe('file of facts', () => {
  it('gives back what was written', () => {
    property(
      fc.property(word, keptFacts, (key, kept) => {
        assert.deepEqual(decodeFacts(key, encodeFacts(key, kept, names) ?? new Uint8Array(), names), kept);
      }),
    );
  });

  it('can be read at any place of a larger piece of memory', () => {
    const bytes = encode(sample);
    const room = new Uint8Array(bytes.length + 3);
    room.set(bytes, 3);
    assert.deepEqual(decodeFacts('shop', room.subarray(3), names), sample);
  });

  it('gives nothing when any byte has changed', () => {
    const bytes = encode(sample);
    const read = Array.from(bytes, (byte, index) => decodeFacts('shop', bytes.with(index, byte ^ 1), names));
    assert.deepEqual(read, Array(bytes.length).fill(undefined));
  });

  it('gives nothing when it ends early, or goes on', () => {
    const bytes = encode(sample);
    const read = Array.from(bytes, (_, length) => decodeFacts('shop', bytes.slice(0, length), names));
    assert.deepEqual(
      [...read, decodeFacts('shop', Uint8Array.of(...bytes, 0), names)],
      Array(bytes.length + 1).fill(undefined),
    );
  });

  it('gives nothing for another workspace, for another version, and for what only bears a hash', () => {
    const bytes = encode(sample);
    const empty = new Uint8Array(16);
    assert.deepEqual(
      [
        decodeFacts('another', bytes, names),
        decodeFacts('shop', joinSections(2, [new TextEncoder().encode('shop')], names), names),
        decodeFacts('shop', Uint8Array.of(...empty, ...new TextEncoder().encode(names.hash(empty))), names),
      ],
      [undefined, undefined, undefined],
    );
  });

  it('leaves out what cannot be written', () => {
    const [apple, picture] = sample.files;
    assert.ok(apple && picture);
    const odd: KeptFile = { ...apple, outcome: { ...sampleFacts, imports: ['\ud800'] } };
    assert.deepEqual(decodeFacts('shop', encode({ ...sample, files: [odd, picture] }), names), {
      ...sample,
      files: [picture],
    });
  });

  it('is not made for a workspace beyond its bounds', () => {
    const terms = new Uint32Array(12_000_000);
    const large: FileFacts = { ...sampleFacts, terms, counts: new Uint16Array(terms.length) };
    assert.equal(encodeFacts('shop', { ...sample, past: [large] }, names), undefined);
  });
});

describe('terms that are kept', () => {
  it('are those in use, numbered anew, with the same words behind every file', () => {
    const terms = ['never', 'pear', 'unused', 'apple'];
    const outcome = { ...sampleFacts, terms: Uint32Array.of(3, 1) };
    const file = { path: 'a', size: 1, modified: 1, isNamed: false, encoding: undefined, outcome };
    assert.deepEqual(withUsedTerms({ terms, files: [file], past: [{ ...sampleFacts, terms: Uint32Array.of(1) }] }), {
      terms: ['apple', 'pear'],
      files: [{ ...file, outcome: { ...outcome, terms: Uint32Array.of(0, 1) } }],
      past: [{ ...sampleFacts, terms: Uint32Array.of(1) }],
    });
  });
});
