// What is written down of the texts that left.

import assert from 'node:assert/strict';
import { sentFacts } from '../../../src/core/egress/sentFacts.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import { sampleProfile } from '../sampleProfile.ts';

const request: ModelRequest = {
  purpose: 'chat',
  profile: sampleProfile,
  messages: [
    { role: 'system', content: 'Größe' },
    { role: 'user', content: 'Why?' },
  ],
  maxOutput: 10,
  temperature: 0,
  sources: ['a.ts', 'b.ts', 'c.ts'],
};

const hash = (text: string): string => `#${text}`;

describe('sentFacts', () => {
  it('counts the bytes of all messages in UTF-8', () => {
    assert.deepEqual(sentFacts(request, hash), { bytes: 11 });
  });

  it('names each text that left by its hash and bytes, parts of a file together, and none that is not known', () => {
    const documents = [
      { path: 'a.ts', text: 'ä' },
      { path: 'c.ts', text: 'one' },
      { path: 'c.ts', text: 'two' },
    ];
    const { hashes, fileBytes } = sentFacts({ ...request, documents }, hash);
    assert.deepEqual(
      [hashes, fileBytes],
      [
        ['#ä', '', '#one\ntwo'],
        [2, 0, 7],
      ],
    );
  });
});
