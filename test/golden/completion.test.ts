// The exact prompts of suggestions: a change of a byte is seen, since it empties the provider's cache.

import assert from 'node:assert/strict';
import { holeAt, shapeOf } from '../../src/core/completion/hole.ts';
import { SYSTEM_PROMPT, toRequest } from '../../src/core/completion/prompt.ts';
import { sectionsFor, type Surroundings } from '../../src/core/completion/surroundings.ts';
import { loadCounter } from '../../src/host/tokens/loadCounter.ts';
import { nothingAround } from '../unit/completion/fakeInput.ts';
import { sampleProfile } from '../unit/sampleProfile.ts';
import { matchGolden } from './matchGolden.ts';

const FILES = {
  line: {
    path: 'src/cart/cartTotal.ts',
    languageId: 'typescript',
    text: 'import { discountFor } from "./discounts";\n\nexport function cartTotal(cart: Cart): number {\n  const sum = cart.lines.‸\n  return sum - discountFor(cart);\n}\n',
  },
  block: {
    path: 'shop/cart.py',
    languageId: 'python',
    text: 'class Cart:\n    def total(self):\n        ‸\n\n    def clear(self):\n        self.lines.clear()\n',
  },
} as const;

const discounts = {
  path: 'src/cart/discounts.ts',
  languageId: 'typescript',
  version: 1,
  text: 'export function discountFor(cart: Cart): number {\n  const sum = cart.lines.length;\n  return sum > 3 ? 100 : 0;\n}\n',
};

const surroundings: Surroundings = {
  definitions: [{ path: 'src/cart/cart.ts', text: 'export interface Cart {\n  readonly lines: readonly Line[];\n}' }],
  neighbours: [discounts],
  edited: [
    { path: 'src/cart/cart.ts', before: 'items: Line[];\n', after: 'lines: readonly Line[];\n' },
    { path: 'src/cart/cartTotal.ts', before: 'a\nb\nc\n', after: 'a\nb\nchanged\n' },
  ],
  problems: [
    { line: 4, message: 'Expression expected.' },
    { line: 3, message: "Cannot find name\n 'Cart'." },
    { line: 300, message: 'Far away.' },
  ],
};

describe('the prompt of a suggestion', () => {
  it('begins with a fixed part', () => {
    matchGolden('completion/system.md', `${SYSTEM_PROMPT}\n`);
  });

  it('has a fixed part that is long enough for the provider to cache', async () => {
    const counter = await loadCounter('o200k_base');
    assert.ok(counter.count(SYSTEM_PROMPT) >= 1_024);
  });

  for (const [name, { path, languageId, text }] of Object.entries(FILES)) {
    it(`for a ${name}`, () => {
      const offset = text.indexOf('‸');
      const snapshot = { path, languageId, version: 1, text: text.replace('‸', '') };
      const hole = holeAt(snapshot.text, offset, languageId, '  ');
      const around = languageId === 'typescript' ? surroundings : nothingAround;
      const input = {
        ...{ snapshot, offset, cursors: 1, trigger: 'automatic', forbidden: undefined, languageOff: false } as const,
        ...{ profile: sampleProfile, around: () => around, indentUnit: '  ' },
      };
      const request = toRequest(input, hole, shapeOf(hole), sectionsFor(hole, path, around));
      matchGolden(`completion/${name}.md`, `${request.messages.at(-1)?.content ?? ''}\n`);
    });
  }
});
