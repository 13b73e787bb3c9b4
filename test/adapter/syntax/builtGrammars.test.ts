// The grammars as they are shipped: a bundle finds them beside itself, whether it is a worker or the command line.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildOptions, root } from '../../../scripts/buildOptions.mjs';
import type { Syntax } from '../../../src/core/ports.ts';

interface Built {
  readonly createTreeSitterSyntax: () => Syntax;
}

describe('built grammars', function () {
  this.timeout(30_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'panorama-grammars-'));
    cpSync(path.join(root, 'dist/grammars'), path.join(folder, 'grammars'), { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  for (const door of ['worker', 'cli'] as const) {
    it(`are found by a bundle made as the ${door} is`, async () => {
      const made = buildOptions({ production: true, outdir: folder }).find(
        ({ entryPoints }) => Array.isArray(entryPoints) && JSON.stringify(entryPoints[0]).includes(`src/${door}.ts`),
      );
      await build({ ...made, entryPoints: [{ in: 'src/host/syntax/treeSitterSyntax.ts', out: door }] });
      const file = path.join(folder, `${door}.${door === 'cli' ? 'mjs' : 'cjs'}`);
      const built = (await import(pathToFileURL(file).href)) as Built;
      const definitions = await built.createTreeSitterSyntax().definitions('a.rs', 'fn load() {}\n');
      assert.deepEqual(
        definitions?.map(({ name }) => name),
        ['load'],
      );
    });
  }
});
