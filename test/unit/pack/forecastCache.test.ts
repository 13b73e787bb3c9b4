// What the provider's cache is expected to hold of the last prompt.

import assert from 'node:assert/strict';
import { forecastCache } from '../../../src/core/pack/forecastCache.ts';
import { sampleProfile } from '../sampleProfile.ts';

const counter = { count: (text: string) => text.length };
const minute = 60_000;
const say = (content: string) => [{ role: 'system', content }] as const;

describe('the cache forecast', () => {
  for (const [name, sent, now, prefixTokens, why] of [
    ['nothing was sent', undefined, 0, 0, 'nothing was sent before'],
    ['all is the same', 'a'.repeat(2_000), minute, 1_920, 'the beginning is the same as in the last pack'],
    ['the end differs', `${'a'.repeat(1_500)}b`, minute, 1_408, 'the beginning is the same as in the last pack'],
    ['too little is the same', `${'a'.repeat(1_000)}b`, minute, 0, 'other files come first than in the last pack'],
    ['the time is just up', 'a'.repeat(2_000), 5 * minute, 1_920, 'the beginning is the same as in the last pack'],
    ['the time is over', 'a'.repeat(2_000), 5 * minute + 1, 0, 'the provider has forgotten the last pack'],
  ] as const) {
    it(`when ${name}`, () => {
      const last = sent === undefined ? {} : { last: { messages: say(sent), at: 0 } };
      const total = 2_010;
      assert.deepEqual(
        forecastCache({ ...last, now, profile: sampleProfile }, say('a'.repeat(2_000)), { total, counter }),
        {
          prefixTokens,
          cachedShare: prefixTokens / total,
          rebuilt: prefixTokens === 0,
          why,
        },
      );
    });
  }
});
