// No overflow, ever: random workspaces, budgets and models, the request counted by the encoding's own tokeniser.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { get_encoding, type Tiktoken } from 'tiktoken';
import { run } from '../../../src/core/pack/pack.ts';
import type { Pack, PackInput } from '../../../src/core/pack/packTypes.ts';
import { loadCounter } from '../../../src/host/tokens/loadCounter.ts';
import { packDeps } from '../../fakes/packDeps.ts';
import { memoryFiles } from '../../unit/pack/memoryFiles.ts';
import { plainInput } from '../../unit/pack/packing.ts';

/** Of the budget, while a file is not in full. */
const MOST_UNUSED = 0.02;

const encodings = ['o200k_base', 'cl100k_base'] as const;

const word = fc.constantFrom(
  ...'cart total price item of retry pay 漢字 é 🚀 x1 { } => ; // const token="aB3dE5fG7hJ9kL"'.split(' '),
);
const line = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '));
const text = fc
  .array(line, { minLength: 1, maxLength: 60 })
  .chain((lines) =>
    fc.integer({ min: 1, max: 12 }).map((times) => Array.from({ length: times }, () => lines.join('\n')).join('\n\n')),
  );
const path = fc.stringMatching(/^[a-z]{1,8}(?:\/[a-z]{1,8}){0,3}\.(?:ts|md|py)$/);
const workspace = fc.dictionary(path, text, { minKeys: 1, maxKeys: 40 });

/** Tokens of the request input, with what the service adds for each message and for the start of the answer. */
function billed({ messages }: Pack, tokenizer: Tiktoken): number {
  const tokensOf = (one: string): number => tokenizer.encode_ordinary(one).length;
  return messages.reduce((sum, { role, content }) => sum + 3 + tokensOf(role) + tokensOf(content), 3);
}

describe('a pack in any budget', () => {
  for (const encoding of encodings) {
    it(`never takes more tokens of ${encoding} than it may, and leaves hardly any unused while a file is not in full`, async () => {
      const counter = await loadCounter(encoding);
      const tokenizer = get_encoding(encoding);
      const budgets = fc.oneof(fc.integer({ min: 8_000, max: 30_000 }), fc.constantFrom(32_000, 120_000));
      await fc.assert(
        fc.asyncProperty(workspace, budgets, async (files, budget) => {
          const input: PackInput = { ...plainInput, budget, profile: { ...plainInput.profile, encoding } };
          const deps = { files: memoryFiles(files), ...packDeps(), tokens: counter };
          const pack = await run(input, deps, new AbortController().signal);
          const total = billed(pack, tokenizer);
          assert.equal(pack.manifest.tokens.total, total);
          assert.ok(total <= budget, `${total} of ${budget}`);
          const isWhole = pack.manifest.files.every(({ level }) => level === 'full');
          assert.ok(isWhole || budget - total < MOST_UNUSED * budget, `${total} of ${budget} used`);
        }),
        { numRuns: 100, seed: 20261121 },
      );
      tokenizer.free();
    }).timeout(120_000);
  }
});
