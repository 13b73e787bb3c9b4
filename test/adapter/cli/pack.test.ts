// `pack` on a temporary workspace: the manifest adds up, the state works, nothing is written where it should not be.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import type { Manifest } from '../../../src/protocol/manifest.ts';
import { Place } from './runCli.ts';

const files = {
  'README.md': `# Shop\n\n${'Sells apples, pears and plums to people who like fruit.\n'.repeat(200)}`,
  'src/cart.ts':
    'export function total(prices: number[]): number {\n  return prices.reduce((sum, price) => sum + price, 0);\n}\n',
  'src/apple.ts': "export const apple = { name: 'apple', price: 3 };\n",
  'src/deep/er/note.txt': 'A note.\n',
  '.gitignore': 'ignored/\n',
  'ignored/big.log': 'log\n',
  '.env': 'TOKEN=very-secret-value\n',
};

describe('pack', function () {
  this.timeout(60_000);
  let place: Place;
  beforeEach(() => {
    place = new Place(files);
  });
  afterEach(() => {
    place.remove();
  });

  async function pack(...words: readonly string[]): Promise<Manifest> {
    const { code, stdout, stderr } = await place.run(['pack', 'workspace', '--json', '-', ...words]);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    return JSON.parse(stdout) as Manifest;
  }

  it('adds its tokens up, within the budget', async () => {
    const { tokens, budget } = await pack('--question', 'What does an apple cost?', '--budget', '20000');
    assert.equal(tokens.total, tokens.instructions + tokens.tree + tokens.files);
    assert.ok(tokens.total <= budget);
    assert.equal(budget, 20_000);
  });

  it('puts every file in one place', async () => {
    const { files: packed, excluded } = await pack('--question', 'What does an apple cost?');
    const paths = [...packed, ...excluded].map(({ path }) => path).sort();
    assert.deepEqual(paths, [
      '.env',
      '.gitignore',
      'README.md',
      'ignored/',
      'src/apple.ts',
      'src/cart.ts',
      'src/deep/er/note.txt',
    ]);
  });

  it('looks at what is in scope alone', async () => {
    const { files: packed } = await pack('--scope', 'src/*.ts');
    assert.deepEqual(packed.map(({ path }) => path).sort(), ['src/apple.ts', 'src/cart.ts']);
  });

  it('writes the exact messages, the same for the same question', async () => {
    await pack('--question', 'apple', '--prompt', 'first.json', '--now', '1790000000');
    await pack('--question', 'apple', '--prompt', 'second.json', '--now', '1790000000');
    const messages = JSON.parse(place.read('first.json')) as readonly {
      readonly role: string;
      readonly content: string;
    }[];
    assert.equal(place.read('first.json'), place.read('second.json'));
    assert.ok(messages.some(({ content }) => content.includes(files['src/apple.ts'])));
    assert.ok(!place.read('first.json').includes('very-secret-value'));
  });

  it('prices the input of the default model', async () => {
    const { price, tokens } = await pack();
    assert.equal(price.currency, 'USD');
    assert.ok(Math.abs((price.cold ?? 0) - (tokens.total * 0.4) / 1e6) < 1e-9);
  });

  it('says it in a few words without --json', async () => {
    const { code, stdout } = await place.run(['pack', 'workspace']);
    assert.equal(code, 0);
    assert.match(stdout, /tokens/);
  });

  it('writes nothing into the workspace', async () => {
    const before = place.snapshot();
    await pack('--state', 'state.json', '--prompt', 'prompt.json', '--question', 'apple');
    assert.deepEqual(place.snapshot(), before);
  });

  it('keeps no cache inside the workspace, even when told to', async () => {
    const before = place.snapshot();
    await pack('--cache', 'workspace/cache');
    assert.deepEqual(place.snapshot(), before);
  });

  describe('with a state', () => {
    const packAt = (seconds: number, ...words: readonly string[]): Promise<Manifest> =>
      pack('--state', 'state.json', '--now', String(seconds), ...words);

    it('expects the prefix of a moment ago from the cache', async () => {
      await packAt(1000, '--question', 'apple');
      const { cache } = await packAt(1060, '--question', 'apple');
      assert.ok(cache.prefixTokens > 0);
    });

    it('expects nothing from a cache that is too old', async () => {
      await packAt(1000, '--question', 'apple');
      const { cache } = await packAt(100_000, '--question', 'apple');
      assert.equal(cache.cachedShare, 0);
    });

    it('starts afresh for another scope, and says why', async () => {
      await packAt(1000);
      const { cache } = await packAt(1060, '--scope', 'src/*.ts');
      assert.deepEqual(cache, {
        prefixTokens: 0,
        cachedShare: 0,
        rebuilt: true,
        why: 'the state is of another scope',
      });
    });

    for (const [name, text] of Object.entries({
      'no JSON': 'x',
      'another version': '{"version":99}',
      'a torn file': '{"version":2,"key":{"folder":',
      nothing: '',
    })) {
      it(`warns once and starts afresh when it holds ${name}`, async () => {
        writeFileSync(place.beside('state.json'), text);
        const { code, stderr } = await place.run(['pack', 'workspace', '--state', 'state.json']);
        assert.deepEqual({ code, lines: stderr.trimEnd().split('\n').length }, { code: 0, lines: 1 });
        assert.equal((JSON.parse(place.read('state.json')) as { readonly version: number }).version, 2);
      });
    }

    it('keeps the old one when the run fails', async () => {
      await packAt(1000);
      const before = place.read('state.json');
      const { code } = await place.run(['pack', 'workspace', '--state', 'state.json', '--scope', '*.absent']);
      assert.deepEqual({ code, state: place.read('state.json') }, { code: 2, state: before });
    });
  });
});
