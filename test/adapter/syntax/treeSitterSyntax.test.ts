// What each grammar finds in a few lines of its language, and what becomes of texts that no grammar reads.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Definition } from '../../../src/core/ports.ts';
import { createTreeSitterSyntax } from '../../../src/host/syntax/treeSitterSyntax.ts';
import { eventualProperty } from '../../unit/property.ts';
import { foundInSamples } from './foundInSamples.ts';

/** `kind name first-last signature`, a dot before it for each definition around it. */
function write({ kind, name, lines, signature, depth }: Definition): string {
  return `${'.'.repeat(depth)}${kind} ${name} ${lines.join('-')} ${signature.join('-')}`;
}

function sample(name: string): string {
  return readFileSync(new URL(`../../fixtures/syntax/${name}`, import.meta.url), 'utf8');
}

describe('tree-sitter syntax', function () {
  this.timeout(30_000);
  const syntax = createTreeSitterSyntax();

  for (const [path, found] of Object.entries(foundInSamples)) {
    it(`finds the definitions of ${path}`, async () => {
      assert.deepEqual((await syntax.definitions(path, sample(path)))?.map(write), found);
    });
  }

  const unread: Readonly<Record<string, readonly [string, string]>> = {
    'without a grammar': ['a.kt', 'fun load() {}'],
    'without an ending': ['Makefile', 'all:'],
    'too large': ['a.ts', 'const a = 1;\n'.repeat(20_000)],
    'that takes the parser too long': ['a.cpp', 'a<'.repeat(5_000)],
  };
  for (const [name, [path, text]] of Object.entries(unread)) {
    it(`leaves a text alone ${name}`, async () => {
      assert.equal(await syntax.definitions(path, text), undefined);
    });
  }

  it('reads the next text as ever after one that took too long', async () => {
    await syntax.definitions('a.cpp', 'a<'.repeat(5_000));
    assert.deepEqual((await syntax.definitions('a.cpp', 'int load() {}\n'))?.map(write), ['function load 1-1 1-1']);
  });

  it('finds definitions inside the text and in order, whatever the text', async () => {
    const paths = fc.constantFrom(...Object.keys(foundInSamples));
    const parts = fc.constantFrom(
      ...Object.keys(foundInSamples).flatMap((path) => sample(path).split('\n')),
      '\r',
      '\t{',
      '}',
      '"',
      '漢字',
      '',
    );
    const texts = fc.array(parts, { maxLength: 30 }).map((lines) => lines.join('\n'));
    await eventualProperty(
      fc.asyncProperty(paths, texts, async (path, text) => {
        const found = (await syntax.definitions(path, text)) ?? [];
        const count = text.split('\n').length;
        const broken = found.filter(({ lines: [first, last], signature: [start, end] }, index) => {
          const follows = first >= (found[index - 1]?.lines[0] ?? 1);
          return !(follows && first <= start && start <= end && end <= last && last <= count);
        });
        assert.deepEqual(broken, []);
      }),
    );
  });

  it('keeps no memory of texts that it has read', async () => {
    const text = sample('shop.ts').repeat(50);
    const read = async (times: number): Promise<void> => {
      for (let time = 0; time < times; time += 1) {
        await syntax.definitions('a.ts', text);
      }
    };
    await read(5);
    const before = process.memoryUsage().external + process.memoryUsage().arrayBuffers;
    await read(25);
    const grown = process.memoryUsage().external + process.memoryUsage().arrayBuffers - before;
    assert.ok(grown < 16_000_000, `${grown} bytes more`);
  });

  it('reads nothing by grammar where the runtime is missing', async () => {
    const broken = createTreeSitterSyntax(() => Promise.reject(new Error('no file')));
    assert.equal(await broken.definitions('a.ts', 'const a = 1;'), undefined);
  });
});
