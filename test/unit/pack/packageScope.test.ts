// Packages: what four kinds of manifests say, which one a file belongs to, and what it needs through others.

import assert from 'node:assert/strict';
import { readPackage, type WorkspacePackage } from '../../../src/core/pack/packageManifests.ts';
import { packageScope, proposeScope } from '../../../src/core/pack/packageScope.ts';

const read = (files: Readonly<Record<string, string>>): readonly WorkspacePackage[] =>
  Object.entries(files).flatMap(([path, text]) => readPackage(path, text) ?? []);

describe('readPackage', () => {
  it('reads a package.json with every kind of need', () => {
    const text = JSON.stringify({
      name: '@acme/web',
      dependencies: { '@acme/core': 'workspace:*', react: '^19' },
      devDependencies: { tools: 'file:../../tools' },
      peerDependencies: { peer: '*' },
      optionalDependencies: { linked: 'link:./inner' },
    });
    assert.deepEqual(readPackage('packages/web/package.json', text), {
      folder: 'packages/web',
      kind: 'node',
      name: '@acme/web',
      needs: ['@acme/core', 'react', 'tools', 'peer', 'linked'],
      needsFolders: ['tools', 'packages/web/inner'],
    });
  });

  it('reads a pyproject.toml of any tool, with names in one spelling', () => {
    const text = [
      '[project]',
      'name = "Acme_Web" # the site',
      'dependencies = [',
      '  "acme.core>=1.0",  # ours',
      '  \'requests[socks] ; python_version > "3.9"\',',
      ']',
      '[project.optional-dependencies]',
      'dev = ["pytest"]',
      '[tool.poetry.group.test.dependencies]',
      'acme-fakes = { path = "../fakes", develop = true }',
      '[tool.uv.sources]',
      'acme-core = { path = "../core" }',
    ].join('\n');
    assert.deepEqual(readPackage('py/web/pyproject.toml', text), {
      folder: 'py/web',
      kind: 'python',
      name: 'acme-web',
      needs: ['acme-core', 'requests', 'pytest', 'acme-fakes'],
      needsFolders: ['py/fakes', 'py/core'],
    });
  });

  it('reads a go.mod with blocks, comments and replacements', () => {
    const text = [
      'module example.com/acme/web // the site',
      'go 1.24',
      'require example.com/acme/core v1.2.0',
      'require (',
      '\texample.com/acme/log v0.1.0 // indirect',
      ')',
      'replace (',
      '\texample.com/acme/core => ../core',
      ')',
    ].join('\n');
    assert.deepEqual(readPackage('go/web/go.mod', text), {
      folder: 'go/web',
      kind: 'go',
      name: 'example.com/acme/web',
      needs: ['example.com/acme/core', 'example.com/acme/log'],
      needsFolders: ['go/core'],
    });
  });

  it('reads a Cargo.toml with renamed, nested and targeted needs', () => {
    const text = [
      '[package]',
      'name = "web"',
      '[dependencies]',
      'serde.workspace = true',
      'core = { path = "../core", package = "acme-core" }',
      '[dependencies.log]',
      'path = "../log"',
      "[target.'cfg(unix)'.dev-dependencies]",
      'fakes = "1"',
    ].join('\n');
    const found = readPackage('rs/web/Cargo.toml', text);
    assert.deepEqual(
      [found?.name, [...new Set(found?.needs)].sort(), [...(found?.needsFolders ?? [])].sort()],
      ['web', ['acme-core', 'core', 'fakes', 'log', 'serde'], ['rs/core', 'rs/log']],
    );
  });

  for (const [path, text] of [
    ['package.json', '{'],
    ['package.json', '[]'],
    ['package.json.md', '{}'],
    ['setup.py', ''],
  ] as const) {
    it(`finds no package in ${path} with ${JSON.stringify(text)}`, () => {
      assert.equal(readPackage(path, text), undefined);
    });
  }

  it('names no folder outside of the workspace', () => {
    const text = JSON.stringify({ dependencies: { up: 'file:../../../elsewhere' } });
    assert.deepEqual(readPackage('a/package.json', text)?.needsFolders, ['..']);
  });
});

describe('packageScope', () => {
  const packages = read({
    'package.json': '{"name":"root","devDependencies":{"tools":"*"}}',
    'packages/web/package.json': '{"name":"web","dependencies":{"ui":"*","react":"*"}}',
    'packages/ui/package.json': '{"name":"ui","dependencies":{"core":"*"}}',
    'packages/core/package.json': '{"name":"core","devDependencies":{"web":"*"}}',
    'packages/api/package.json': '{"name":"api"}',
    'packages/api/examples/package.json': '{"name":"example","dependencies":{"api":"file:.."}}',
    'crates/core/Cargo.toml': '[package]\nname = "core"\n',
  });
  const cases = [
    [
      'a package with what it needs through others, in a ring',
      'packages/web/src/a.ts',
      ['packages/web', 'packages/ui', 'packages/core'],
    ],
    ['the folder of a package itself', 'packages/api', ['packages/api']],
    ['what holds another package holds it too', 'packages/api/examples/a.ts', ['packages/api']],
    ['a package of another kind by its own names', 'crates/core/src/lib.rs', ['crates/core']],
    ['the workspace for a file of no package below it', 'scripts/build.mjs', ['']],
  ] as const;
  for (const [name, path, folders] of cases) {
    it(`finds ${name}`, () => {
      assert.deepEqual(packageScope(packages, path)?.folders, folders);
    });
  }

  it('finds none outside of any package', () => {
    assert.equal(packageScope(read({ 'a/package.json': '{}' }), 'b/c.ts'), undefined);
  });
});

describe('proposeScope', () => {
  const two = { 'a/package.json': '{"name":"a"}', 'b/package.json': '{"name":"b"}' };
  const cases = [
    ['the package of the active file among several', two, 'a/x.ts', 'a'],
    ['nothing where there is one package', { 'a/package.json': '{}' }, 'a/x.ts', undefined],
    ['nothing for a file of the whole workspace', { ...two, 'package.json': '{}' }, 'x.ts', undefined],
    ['nothing outside of packages', two, 'x.ts', undefined],
  ] as const;
  for (const [name, files, path, expected] of cases) {
    it(`proposes ${name}`, () => {
      assert.equal(proposeScope(read(files), path)?.path, expected);
    });
  }
});
