// With a watcher's word for what has changed, the same is found as by looking at everything, with a look at those files alone.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { discover, type DiscoverInput, type Discovery } from '../../../src/core/pack/discover.ts';
import { RememberedDiscovery } from '../../../src/core/pack/rememberedDiscovery.ts';
import type { StatSource } from '../../../src/core/ports.ts';
import { eventualProperty } from '../property.ts';
import { memoryFiles } from './memoryFiles.ts';

const plain: DiscoverInput = { exclude: [], include: [], attachments: [], scope: { kind: 'workspace' }, unsaved: [] };
const { signal } = new AbortController();

/** A disk that changes, and counts what it is asked about. */
class ChangingDisk {
  readonly #texts: Record<string, string> = {};
  readonly #modified = new Map<string, number>();
  #time = 0;
  asked: string[] = [];

  write(path: string, text: string): void {
    this.#time += 1;
    this.#texts[path] = text;
    this.#modified.set(path, this.#time);
  }

  remove(path: string): void {
    Reflect.deleteProperty(this.#texts, path);
    this.#modified.delete(path);
  }

  get files(): StatSource {
    return {
      ...memoryFiles(this.#texts),
      stats: (paths) => {
        this.asked.push(...paths);
        return Promise.resolve(paths.map((path) => this.#stat(path)));
      },
    };
  }

  #stat(path: string) {
    const modified = this.#modified.get(path);
    return modified === undefined
      ? undefined
      : ({ kind: 'file', size: this.#texts[path]?.length ?? 0, modified } as const);
  }
}

const lookAtAll = (disk: ChangingDisk, input = plain): Promise<Discovery> =>
  discover(input, { files: disk.files, disk: disk.files }, signal);

const listed = ({ files, excluded }: Discovery) => ({ files, excluded });

function diskOf(texts: Readonly<Record<string, string>>): ChangingDisk {
  const disk = new ChangingDisk();
  for (const [path, text] of Object.entries(texts)) {
    disk.write(path, text);
  }
  return disk;
}

describe('what was found last', () => {
  it('is looked at only where it has changed', async () => {
    const disk = diskOf({ 'a.ts': 'one', 'b.ts': 'two', 'c/d.ts': 'three' });
    const memory = new RememberedDiscovery();
    memory.remember(plain, await lookAtAll(disk));
    disk.write('b.ts', 'longer');
    disk.asked = [];
    const found = await memory.recall(plain, { changed: ['b.ts'], files: disk.files }, signal);
    assert.deepEqual(disk.asked, ['b.ts']);
    assert.deepEqual(found && listed(found), listed(await lookAtAll(disk)));
  });

  for (const [name, change, input] of [
    ['a file has come', ['new.ts'], plain],
    ['a file has gone', ['gone.ts'], plain],
    ['a rule has changed', ['.gitignore'], plain],
    ['something else is asked', ['a.ts'], { ...plain, exclude: ['*.md'] }],
  ] as const) {
    it(`is of no use when ${name}`, async () => {
      const disk = diskOf({ 'a.ts': 'one', 'gone.ts': 'two', '.gitignore': 'x' });
      const memory = new RememberedDiscovery();
      memory.remember(plain, await lookAtAll(disk));
      disk.remove('gone.ts');
      assert.equal(await memory.recall(input, { changed: change, files: disk.files }, signal), undefined);
    });
  }

  const path = fc.constantFrom('a.ts', 'b/c.ts', 'b/d.ts', '.gitignore', 'b/.panoramaignore', 'new.ts');
  const text = fc.constantFrom('', 'd.ts', '*.ts\n', 'words');
  const steps = fc.array(fc.record({ path, text: fc.option(text) }), { minLength: 1, maxLength: 4 });

  it('is what is found now, after any changes', async () => {
    await eventualProperty(
      fc.asyncProperty(fc.array(steps, { maxLength: 6 }), async (rounds) => {
        const disk = diskOf({ 'a.ts': 'one', 'b/c.ts': 'two', 'b/d.ts': 'three' });
        const memory = new RememberedDiscovery();
        for (const round of rounds) {
          for (const step of round) {
            if (step.text === null) {
              disk.remove(step.path);
            } else {
              disk.write(step.path, step.text);
            }
          }
          const changed = [...new Set(round.map((step) => step.path))];
          const recalled = await memory.recall(plain, { changed, files: disk.files }, signal);
          const found = await lookAtAll(disk);
          if (recalled) {
            assert.deepEqual(listed(recalled), listed(found));
          } else {
            memory.remember(plain, found);
          }
        }
      }),
    );
  });
});
