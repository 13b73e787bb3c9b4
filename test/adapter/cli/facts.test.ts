// What a run of the command line keeps of a folder: the next one writes the same bytes, whatever became of what was kept.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Place } from './runCli.ts';

const files = {
  'README.md': `# Shop\n\n${'Sells apples, pears and plums to people who like fruit.\n'.repeat(200)}`,
  'src/cart.ts': 'export function total(prices: number[]): number {\n  return prices.length;\n}\n',
  'src/apple.ts': "import { total } from './cart';\nexport const apple = { name: 'apple', price: total([3]) };\n",
};

describe('facts of a folder between runs', function () {
  this.timeout(60_000);
  let place: Place;
  let cache: string;
  beforeEach(() => {
    place = new Place(files);
    cache = place.beside('kept');
    for (const file of Object.keys(files)) {
      utimesSync(path.join(place.workspace, file), 1_700_000_000, 1_700_000_000);
    }
  });
  afterEach(() => {
    place.remove();
  });

  async function pack(folder = cache): Promise<string> {
    const words = ['--question', 'What does an apple cost?', '--now', '1790000000', '--json', 'out.json'];
    const run = await place.run(['pack', 'workspace', ...words, '--prompt', 'prompt.json', '--cache', folder]);
    assert.deepEqual(run, { code: 0, stdout: '', stderr: '' });
    const manifest = JSON.parse(place.read('out.json')) as Record<string, unknown>;
    return JSON.stringify([{ ...manifest, timings: undefined }, place.read('prompt.json')]);
  }

  /** The same in a folder where nothing is kept yet. */
  let fresh = 0;
  function packAfresh(): Promise<string> {
    fresh += 1;
    return pack(place.beside(`empty${fresh}`));
  }

  const keptFile = (): string => path.join(cache, 'facts', readdirSync(path.join(cache, 'facts'))[0] ?? '');

  it('gives the same pack when nothing, a text, a name or a time has changed', async () => {
    const packs = [[await pack(), await packAfresh()]];
    packs.push([await pack(), await packAfresh()]);
    place.write({ 'src/apple.ts': files['src/apple.ts'].replace('3', '5'), 'src/new.ts': files['src/cart.ts'] });
    packs.push([await pack(), await packAfresh()]);
    utimesSync(path.join(place.workspace, 'README.md'), 1_710_000_000, 1_710_000_000);
    packs.push([await pack(), await packAfresh()]);
    assert.deepEqual(
      packs.map(([kept]) => kept),
      packs.map(([, afresh]) => afresh),
    );
  });

  it('trusts what it kept of a file that has not changed', async () => {
    await pack();
    const text = files['src/cart.ts'];
    writeFileSync(path.join(place.workspace, 'src/cart.ts'), text.replace('total', 'tatol'));
    utimesSync(path.join(place.workspace, 'src/cart.ts'), 1_700_000_000, 1_700_000_000);
    const file = keptFile();
    const before = readFileSync(file);
    await pack();
    assert.deepEqual(readFileSync(file), before);
  });

  it('packs as ever when what was kept is damaged, and mends it', async () => {
    const sound = await pack();
    const file = keptFile();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.with(bytes.length >> 1, (bytes[bytes.length >> 1] ?? 0) ^ 1));
    assert.deepEqual([await pack(), readFileSync(file).equals(bytes)], [sound, true]);
  });

  it('packs as ever where nothing can be kept', async () => {
    const sound = await packAfresh();
    writeFileSync(cache, '');
    assert.equal(await pack(), sound);
  });
});
