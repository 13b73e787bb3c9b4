// The exact prompt and manifest of a small workspace.

import path from 'node:path';
import { run } from '../../src/core/pack/pack.ts';
import type { LaidPack, PackInput } from '../../src/core/pack/packTypes.ts';
import { createNodeFileSource } from '../../src/host/files/nodeFileSource.ts';
import { packDeps } from '../fakes/packDeps.ts';
import { sampleProfile } from '../unit/sampleProfile.ts';
import { matchGolden } from './matchGolden.ts';

const tiny = path.join(import.meta.dirname, '..', 'fixtures', 'tiny');

const input: PackInput = {
  question: 'Where is the cart total computed, and who uses it?',
  scope: { kind: 'workspace' },
  attachments: [],
  budget: 32_000,
  history: [],
  profile: sampleProfile,
  unsaved: [],
  openPaths: [],
  exclude: [],
  include: [],
  now: 0,
};

function pack(changes: Partial<PackInput>): Promise<LaidPack> {
  const deps = {
    files: createNodeFileSource([{ name: 'tiny', path: tiny }]),
    ...packDeps(),
  };
  return run({ ...input, ...changes }, deps, new AbortController().signal);
}

const selection = {
  kind: 'selection',
  path: 'src/cart.ts',
  lines: [4, 6],
  text: 'export function cartTotal(items: readonly Item[]): number {\n  return items.reduce(…);\n}',
} as const;

const cases: readonly (readonly [name: string, changes: Partial<PackInput>])[] = [
  ['workspace', {}],
  ['follow-up', { history: [{ question: 'What is this?', answer: 'A shop.' }], question: 'And how does it pay?' }],
  ['selection', { scope: { kind: 'selection' }, attachments: [selection], question: 'Explain this.' }],
  ['folder', { scope: { kind: 'folder', path: 'docs' }, attachments: [{ kind: 'file', path: 'built/cart.js' }] }],
  ['small budget', { budget: 620, activePath: 'src/payment.ts' }],
];

describe('the pack of the tiny workspace', () => {
  for (const [name, changes] of cases) {
    it(`for a question: ${name}`, async () => {
      const { messages, manifest } = await pack(changes);
      const file = `pack/${name.replaceAll(' ', '-')}`;
      matchGolden(`${file}.md`, `${messages.map(({ role, content }) => `## ${role}\n\n${content}`).join('\n\n')}\n`);
      matchGolden(`${file}.json`, `${JSON.stringify(manifest, undefined, 2)}\n`);
    });
  }
});
