// Finding files in a workspace in memory: limits, foreign code, other cases, and a stop at any point.

import assert from 'node:assert/strict';
import { discover, type DiscoverDeps, type DiscoverInput } from '../../../src/core/pack/discover.ts';
import type { FileLister, FileSource, StatResult, UntrackedPaths } from '../../../src/core/ports.ts';
import { memoryFiles, type Entry } from './memoryFiles.ts';

const plain: DiscoverInput = { exclude: [], include: [], attachments: [], scope: { kind: 'workspace' }, unsaved: [] };
const file = (path: string) => ({ attachments: [{ kind: 'file', path }] }) as const;
const folder = (path: string) => ({ attachments: [{ kind: 'folder', path }] }) as const;

type Tree = Readonly<Record<string, Entry>>;

/** What became of each path. */
async function verdicts(tree: Tree, changes: Partial<DiscoverInput> = {}, deps: Partial<DiscoverDeps> = {}) {
  const disk = memoryFiles(tree);
  const found = await discover({ ...plain, ...changes }, { files: disk, disk, ...deps }, new AbortController().signal);
  return Object.fromEntries([
    ...found.files.map(({ path, isNamed }) => [path, isNamed ? 'named' : 'found'] as const),
    ...found.excluded.map(({ path, reason, rule }) => [path, rule ? `${reason} (${rule})` : reason] as const),
  ]);
}

/** Git's list over a tree: what is not told of is tracked. */
function listerOf(tree: Tree, untracked: Partial<UntrackedPaths> = {}): Partial<DiscoverDeps> {
  const others = { files: [], ignored: [], unlisted: [], crowded: [], ...untracked };
  const tracked = Object.keys(tree).filter(
    (path) => !others.files.includes(path) && !others.ignored.some((one) => path.startsWith(one.path)),
  );
  const lister: FileLister = { list: () => Promise.resolve({ tracked, untracked: Promise.resolve(others) }) };
  const stat = (path: string): StatResult =>
    path in tree ? { kind: 'file', size: path.length, modified: 1 } : undefined;
  const files: FileSource = { ...memoryFiles(tree), stats: (paths) => Promise.resolve(paths.map(stat)) };
  return { lister, files, disk: files };
}

describe('a workspace with too much in it', () => {
  const tree = {
    'a.ts': 'x',
    'many/1': 'x',
    'many/2': 'x',
    'many/3': 'x',
    'many/4': 'x',
    'deep/er/1': 'x',
    'deep/er/2': 'x',
  };
  const full = { 'a.ts': 'found', 'deep/er/1': 'found', 'deep/er/2': 'found' };

  for (const [name, deps] of [
    ['by the walk', {}],
    ['by the list', listerOf(tree)],
  ] as const) {
    it(`leaves out the folder that has it, ${name}`, async () => {
      const limits = { entries: 3, files: 100 };
      assert.deepEqual(await verdicts(tree, {}, { ...deps, limits }), {
        ...full,
        'many/': 'too-many (more than 3 entries)',
      });
    });

    it(`leaves out what lies deepest, ${name}`, async () => {
      const limits = { entries: 100, files: 3 };
      const { 'a.ts': top } = full;
      assert.deepEqual(await verdicts(tree, {}, { ...deps, limits }), {
        'a.ts': top,
        'many/1': 'found',
        'many/2': 'found',
        'many/3': 'found',
        'many/4': 'found',
        'deep/er/': 'too-many (more than 3 files in the workspace)',
      });
    });

    it(`takes up what was named in it, ${name}`, async () => {
      const limits = { entries: 3, files: 100 };
      const found = await verdicts(tree, file('many/2'), { ...deps, limits });
      assert.deepEqual(
        [found['many/2'], found['many/1'], found['many/']],
        ['named', undefined, 'too-many (more than 3 entries)'],
      );
    });
  }

  it('is left out as a whole when it is its top that has too much', async () => {
    const limits = { entries: 2, files: 100 };
    assert.deepEqual(await verdicts(tree, {}, { limits }), { './': 'too-many (more than 2 entries)' });
  });
});

describe('code that others wrote', () => {
  const tree = {
    'a.ts': 'x',
    'node_modules/lib/index.js': 'x',
    'sub/.venv/lib.py': 'x',
    'vendor/lib/LICENSE': 'x',
    'vendor/lib/src/lib.c': 'x',
    'shop/vendor/vendor.ts': 'x',
    'shop/LICENSE': 'x',
    'php/vendor/autoload.php': 'x',
    'php/vendor/acme/lib.php': 'x',
  };
  const expected = {
    'a.ts': 'found',
    'node_modules/': 'vendored (node_modules/)',
    'sub/.venv/': 'vendored (.venv/)',
    'vendor/lib/': 'vendored (holds LICENSE)',
    'shop/LICENSE': 'found',
    'shop/vendor/vendor.ts': 'found',
    'php/vendor/': 'vendored (holds autoload.php)',
  };

  it('is left out by folder, with the sign that shows it', async () => {
    assert.deepEqual(await verdicts(tree), expected);
  });

  it('is left out the same when git lists it as not tracked', async () => {
    const files = ['node_modules/lib/index.js', 'sub/.venv/lib.py'];
    assert.deepEqual(await verdicts(tree, {}, listerOf(tree, { files })), expected);
  });

  it('is taken for a sample of the project where git tracks it', async () => {
    const found = await verdicts(tree, {}, listerOf(tree));
    assert.deepEqual([found['node_modules/lib/index.js'], found['sub/.venv/lib.py']], ['found', 'found']);
  });

  for (const [name, changes, path, verdict] of [
    ['a mention of a file', file('node_modules/lib/index.js'), 'node_modules/lib/index.js', 'named'],
    ['a mention of the folder', folder('vendor/lib'), 'vendor/lib/src/lib.c', 'found'],
    ['a mention of a folder in it', folder('vendor/lib/src'), 'vendor/lib/src/lib.c', 'found'],
    ["the user's settings", { include: ['node_modules/lib/'] }, 'node_modules/lib/index.js', 'named'],
    ["the user's settings for a copy", { include: ['vendor/'] }, 'vendor/lib/src/lib.c', 'named'],
    ['no mention of a folder around it', folder('vendor'), 'vendor/lib/src/lib.c', undefined],
  ] as const) {
    it(`${verdict === undefined ? 'is brought back by' : 'comes back by'} ${name}`, async () => {
      assert.equal((await verdicts(tree, changes))[path], verdict);
    });
  }
});

describe('a mention in another case', () => {
  const tree = {
    '.gitignore': 'dist/\n*.log',
    'src/App.ts': 'x',
    'dist/Out.js': 'x',
    'dist/b.js': 'x',
    'x.log': 'x',
    'X.log': 'x',
  };
  const spell = async (changes: Partial<DiscoverInput>) => {
    const disk = memoryFiles(tree);
    const found = await discover({ ...plain, ...changes }, { files: disk, disk }, new AbortController().signal);
    return [...found.spellings];
  };

  it('names the only file that answers to it', async () => {
    assert.deepEqual(await spell(file('SRC/app.ts')), [['SRC/app.ts', 'src/App.ts']]);
    assert.equal((await verdicts(tree, file('DIST/out.js')))['dist/Out.js'], 'named');
    assert.equal((await verdicts(tree, file('DIST/out.js')))['dist/b.js'], 'ignored (.gitignore:1 dist/)');
  });

  it('names a folder', async () => {
    assert.deepEqual(await spell(folder('Src/')), [['Src', 'src']]);
    assert.equal((await verdicts(tree, folder('Dist')))['dist/b.js'], 'found');
  });

  it('names nothing when two answer to it, or one exactly', async () => {
    assert.deepEqual([await spell(file('x.LOG')), await spell(file('x.log'))], [[], []]);
    const found = await verdicts(tree, file('x.log'));
    assert.deepEqual([found['x.log'], found['X.log']], ['named', 'ignored (.gitignore:2 *.log)']);
  });
});

describe('a nested repository', () => {
  it('has ignore rules of its own alone', async () => {
    const repository = {
      'in/.git/HEAD': 'x',
      'in/.git/objects/x': 'x',
      'in/.git/refs/x': 'x',
      'in/.git/info/exclude': 'b.ts',
    };
    const tree = {
      '.gitignore': '*.ts',
      'a.ts': 'x',
      ...repository,
      'in/a.ts': 'x',
      'in/b.ts': 'x',
      'in/.gitignore': 'c.ts',
      'in/c.ts': 'x',
    };
    assert.deepEqual(await verdicts(tree), {
      '.gitignore': 'found',
      'a.ts': 'ignored (.gitignore:1 *.ts)',
      'in/.gitignore': 'found',
      'in/a.ts': 'found',
      'in/b.ts': 'ignored (in/.git/info/exclude:1 b.ts)',
      'in/c.ts': 'ignored (in/.gitignore:1 c.ts)',
    });
  });
});

describe('a stop', () => {
  const tree = { '.gitignore': 'dist/', 'a/b/c.ts': 'x', 'a/.panoramaignore': 'x', 'dist/x': 'x', 'd.ts': 'x' };

  it('is heard at any call to the world, and told with its reason', async () => {
    for (const deps of [{}, listerOf(tree)]) {
      const count = await callsUntilStop(Infinity, deps);
      assert.ok(count > 3);
      for (let calls = 1; calls <= count; calls += 1) {
        await assert.rejects(callsUntilStop(calls, deps), /^Error: stopped$/u);
      }
    }
  });

  /** Stops at the given call; gives how many there were. */
  async function callsUntilStop(last: number, deps: Partial<DiscoverDeps>): Promise<number> {
    const controller = new AbortController();
    let calls = 0;
    const tick = () => {
      calls += 1;
      if (calls === last) {
        controller.abort(new Error('stopped'));
      }
    };
    const source = deps.files ?? memoryFiles(tree);
    const files: FileSource = {
      readDirectory: (path) => (tick(), source.readDirectory(path)),
      size: (path) => (tick(), source.size(path)),
      readFile: (path) => (tick(), source.readFile(path)),
      ...(source.stats && {
        stats: (paths, signal) => {
          tick();
          signal.throwIfAborted();
          return source.stats?.(paths, signal) ?? Promise.resolve([]);
        },
      }),
    };
    await discover({ ...plain, ...file('dist/x') }, { ...deps, files, disk: files }, controller.signal);
    controller.signal.throwIfAborted();
    return calls;
  }
});
