// What a session knows of the files from the one before: what must be read again, what scanned, and that packs are the same.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FoundFile } from '../../../src/core/pack/discover.ts';
import type { KeptFacts } from '../../../src/core/pack/keptFacts.ts';
import { run } from '../../../src/core/pack/pack.ts';
import type { Pack } from '../../../src/core/pack/packTypes.ts';
import type { PackMemory } from '../../../src/core/pack/packMemory.ts';
import type { FileSource } from '../../../src/core/ports.ts';
import { packDeps } from '../../fakes/packDeps.ts';
import { eventualProperty } from '../property.ts';
import { datedFiles, NOW, openMemory, throughFile, type DatedFiles } from './keptWorkspace.ts';
import { plainInput } from './packing.ts';

const LONG_AGO = NOW - 100_000;
const never = new AbortController().signal;

const first: DatedFiles = {
  'apple.ts': { entry: 'export const apple = 3;\n', modified: LONG_AGO },
  'pear.ts': { entry: "import { apple } from './apple';\n", modified: LONG_AGO },
  'late.ts': { entry: 'export const plum = 4;\n', modified: NOW - 1_500 },
  'odd.bin': { entry: Uint8Array.of(0, 1, 2, 0), modified: LONG_AGO },
  'shut.ts': { entry: { kind: 'unreadable' }, modified: LONG_AGO },
};

interface Session {
  readonly memory: PackMemory;
  readonly read: readonly string[];
  readonly scanned: readonly string[];
}

/** Reads all of the files into the index, as a pack does. */
async function readAll(files: DatedFiles, kept?: KeptFacts, isNamed = false): Promise<Session> {
  const scanned: string[] = [];
  const memory = openMemory(kept, scanned);
  return { memory, read: await readInto(memory, files, isNamed), scanned };
}

async function readInto(memory: PackMemory, files: DatedFiles, isNamed = false): Promise<readonly string[]> {
  const read: string[] = [];
  const disk = datedFiles(files);
  const counted: FileSource = {
    ...disk,
    readFile: (path) => {
      read.push(path);
      return disk.readFile(path);
    },
  };
  const paths = Object.keys(files);
  const stats = (await disk.stats?.(paths, never)) ?? [];
  const found = paths.map((path, index): FoundFile => {
    const stat = stats[index];
    return { path, isNamed, ...(stat && 'size' in stat && { size: stat.size, modified: stat.modified }) };
  });
  memory.index.keepOnly(found);
  await memory.index.read(found, counted, never);
  return read;
}

const { 'apple.ts': apple, 'late.ts': late, 'odd.bin': odd, 'shut.ts': shut } = first;
assert.ok(apple && late && odd && shut);

describe('index of a workspace in the next session', () => {
  let kept: KeptFacts | undefined;
  before(async () => {
    kept = throughFile((await readAll(first)).memory);
  });

  const cases = [
    { name: 'reads nothing that is as it was', files: { 'apple.ts': apple, 'odd.bin': odd }, read: [], scanned: 0 },
    {
      name: 'reads what was touched and scans nothing',
      files: { 'apple.ts': { ...apple, modified: LONG_AGO + 1 } },
      read: ['apple.ts'],
      scanned: 0,
    },
    {
      name: 'reads what has a new name and scans nothing',
      files: { 'fruit.ts': apple },
      read: ['fruit.ts'],
      scanned: 0,
    },
    {
      name: 'scans what says something else in as many bytes',
      files: { 'apple.ts': { entry: 'export const apple = 5;\n', modified: LONG_AGO + 1 } },
      read: ['apple.ts'],
      scanned: 1,
    },
    {
      name: 'scans what is longer, whatever its time',
      files: { 'apple.ts': { entry: 'export const apple = 33;\n', modified: LONG_AGO } },
      read: ['apple.ts'],
      scanned: 1,
    },
    {
      name: 'does not trust the time of what had just changed',
      files: { 'late.ts': { ...late, entry: 'export const plum = 5;\n' } },
      read: ['late.ts'],
      scanned: 1,
    },
    { name: 'knows what had just changed by its content', files: { 'late.ts': late }, read: ['late.ts'], scanned: 0 },
    { name: 'tries again what could not be read', files: { 'shut.ts': shut }, read: ['shut.ts'], scanned: 0 },
  ] as const;
  for (const { name, files, read, scanned } of cases) {
    it(name, async () => {
      const session = await readAll(files, kept);
      assert.deepEqual([session.read, session.scanned.length], [read, scanned]);
    });
  }

  it('reads again what is now named by hand', async () => {
    assert.deepEqual((await readAll({ 'apple.ts': apple }, kept, true)).read, ['apple.ts']);
  });

  it('knows the files of a branch that it has left and come back to', async () => {
    const scanned: string[] = [];
    const memory = openMemory(kept, scanned);
    const other = { 'apple.ts': { entry: 'export const apple = 9;\n', modified: LONG_AGO + 5 } };
    await readInto(memory, other);
    const later = openMemory(throughFile(memory), scanned);
    await readInto(later, { 'apple.ts': { ...apple, modified: LONG_AGO + 9 }, 'pear.ts': first['pear.ts'] ?? apple });
    assert.deepEqual(scanned, ['export const apple = 9;\n']);
  });

  it('has nothing to keep when nothing was read, and after it was taken', async () => {
    const { memory } = await readAll(first);
    const taken = [memory.index.takeKept(), memory.index.takeKept()].map((one) => one !== undefined);
    const again = await readAll({ 'apple.ts': apple }, kept);
    assert.deepEqual([...taken, again.memory.index.takeKept()], [true, false, undefined]);
  });

  it('keeps a small change of many files for later', async () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${index}.ts`, apple] as const));
    const { memory } = await readAll(many);
    memory.index.takeKept();
    const edit = (count: number): DatedFiles =>
      Object.fromEntries(
        Object.entries(many).map(([path, one], index) => [
          path,
          index < count ? { ...one, modified: LONG_AGO + count } : one,
        ]),
      );
    const taken: boolean[] = [];
    for (const count of [4, 1]) {
      await readInto(memory, edit(count));
      taken.push(memory.index.takeKept() !== undefined);
    }
    assert.deepEqual(taken, [false, true]);
  });
});

const texts = [
  'export const cart = total(prices);\n',
  'import { cart } from "./a.ts";\nexport function total(prices) { return prices; }\n',
  Array.from({ length: 200 }, (_, index) => `word${String.fromCharCode(97 + (index % 26))}${index} total\n`).join(''),
  '# The cart\n\nComputes the total.\n',
  '',
] as const;

const workspace: fc.Arbitrary<DatedFiles> = fc.dictionary(
  fc.constantFrom('a.ts', 'src/b.ts', 'src/c.py', 'docs/d.md', 'e.min.js'),
  fc
    .record({ text: fc.constantFrom(...texts), age: fc.constantFrom(0, 1_999, 2_000, 90_000) })
    .map(({ text, age }) => ({
      entry: text,
      // A time of change never stands for two contents of one size, but within the clock's tick.
      modified: age < 2_000 ? NOW - age : NOW - age - 100_000 * texts.indexOf(text),
    })),
  { minKeys: 1 },
);

describe('packs after another session', () => {
  const packOf = (files: DatedFiles, memory: PackMemory): Promise<Pack> =>
    run(plainInput, { ...packDeps(), files: datedFiles(files), memory }, never);

  it('are the same bytes with and without what was kept', async function () {
    this.timeout(600_000);
    await eventualProperty(
      fc.asyncProperty(fc.array(workspace, { minLength: 1, maxLength: 3 }), workspace, async (earlier, now) => {
        let kept: KeptFacts | undefined;
        for (const files of earlier) {
          const memory = openMemory(kept);
          await readInto(memory, files);
          kept = throughFile(memory) ?? kept;
        }
        const current = { ...now, 'z.ts': { entry: texts[0], modified: LONG_AGO } };
        assert.deepEqual(await packOf(current, openMemory(kept)), await packOf(current, openMemory(undefined)));
      }),
    );
  });
});
