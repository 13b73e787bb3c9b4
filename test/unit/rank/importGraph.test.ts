import assert from 'node:assert/strict';
import { ImportGraph } from '../../../src/core/rank/importGraph.ts';

function graphOf(files: Readonly<Record<string, readonly string[]>>): ImportGraph {
  const graph = new ImportGraph();
  for (const [path, imports] of Object.entries(files)) {
    graph.set(path, imports);
  }
  return graph;
}

describe('resolving imports', () => {
  const cases: readonly (readonly [string, string, string, readonly string[], readonly string[]])[] = [
    ['a relative path with an ending', 'src/a.ts', './b.ts', ['src/b.ts', 'lib/b.ts'], ['src/b.ts']],
    ['a relative path without an ending', 'src/a.ts', '../lib/b', ['src/b.ts', 'lib/b.ts'], ['lib/b.ts']],
    ['the built name of a source', 'src/a.ts', './b.js', ['src/b.ts', 'src/b.test.ts'], ['src/b.ts']],
    ['a folder by its index', 'src/a.ts', './b', ['src/b/index.ts', 'src/b/other.ts'], ['src/b/index.ts']],
    ['the folder itself', 'src/a.ts', './', ['src/index.ts'], ['src/index.ts']],
    ['declarations', 'src/a.ts', './b', ['src/b.d.ts'], ['src/b.d.ts']],
    ['an alias', 'web/src/a.ts', '@/ui/Button', ['web/src/ui/Button.tsx', 'api/Button.ts'], ['web/src/ui/Button.tsx']],
    ['a module of this Python package', 'app/main.py', '.config', ['app/config.py', 'config.py'], ['app/config.py']],
    [
      'a module of the parent package',
      'app/web/main.py',
      '..config',
      ['app/config.py', 'app/web/config.py'],
      ['app/config.py'],
    ],
    [
      'a dotted Python module',
      'tests/test_a.py',
      'app.config',
      ['src/app/config.py', 'x/config.py'],
      ['src/app/config.py'],
    ],
    [
      'a Go package',
      'cmd/main.go',
      'example.org/repo/pay/retry',
      ['pay/retry/retry.go', 'pay/other.go'],
      ['pay/retry/retry.go'],
    ],
    [
      'a Rust path to an item',
      'src/main.rs',
      'crate::json::reader::Read',
      ['src/json/reader.rs'],
      ['src/json/reader.rs'],
    ],
    [
      'a Java class',
      'src/main/java/org/app/Main.java',
      'org.app.pay.Retry',
      ['src/main/java/org/app/pay/Retry.java'],
      ['src/main/java/org/app/pay/Retry.java'],
    ],
    ['a C header', 'src/a.c', 'pay/retry.h', ['include/pay/retry.h', 'include/retry.h'], ['include/pay/retry.h']],
    ['nothing of a foreign package', 'src/a.ts', 'react-dom/client', ['src/dom.ts'], []],
    ['not itself', 'src/a.ts', './a', [], []],
  ];
  for (const [name, from, specifier, others, expected] of cases) {
    it(`finds ${name}`, () => {
      const graph = graphOf({ [from]: [specifier], ...Object.fromEntries(others.map((path) => [path, []])) });
      assert.deepEqual([...graph.importsFrom(from)], expected);
    });
  }

  it('knows who imports a file', () => {
    const graph = graphOf({ 'a.ts': ['./b'], 'c.ts': ['./b.ts'], 'd.ts': ['./a'], 'b.ts': [] });
    assert.deepEqual(graph.importersOf('b.ts'), ['a.ts', 'c.ts']);
  });

  it('forgets a file and finds one that came', () => {
    const graph = graphOf({ 'a.ts': ['./b'], 'b.ts': [] });
    graph.delete('b.ts');
    const without = [...graph.importsFrom('a.ts')];
    graph.set('b/index.ts', []);
    assert.deepEqual([without, [...graph.importsFrom('a.ts')]], [[], ['b/index.ts']]);
  });

  it('takes new imports for old ones', () => {
    const graph = graphOf({ 'a.ts': ['./b'], 'b.ts': [], 'c.ts': [] });
    graph.importersOf('b.ts');
    graph.set('a.ts', ['./c']);
    assert.deepEqual([graph.importersOf('b.ts'), graph.importersOf('c.ts')], [[], ['a.ts']]);
  });
});
