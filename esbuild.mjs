// Builds dist/: `node esbuild.mjs [--production] [--watch]`. What is built from what stands in scripts/buildOptions.mjs.
import { chmod, copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { build, context } from 'esbuild';
import { buildOptions, copies, root } from './scripts/buildOptions.mjs';
import { mergeMetafiles } from './scripts/metafile.mjs';

const production = process.argv.includes('--production');
const dist = path.join(root, 'dist');

async function copy({ from, to }) {
  const target = path.join(dist, to);
  await mkdir(path.dirname(target), { recursive: true });
  await copyFile(path.join(root, from), target);
}

async function prepare() {
  if (production) {
    await rm(dist, { recursive: true, force: true });
  }
  await Promise.all(copies.map(copy));
}

/** The metafile tells what fills a bundle; it lies outside dist/ so that it is not shipped. */
async function writeMetafile(results) {
  await mkdir(path.join(root, 'out'), { recursive: true });
  await writeFile(path.join(root, 'out/meta.json'), JSON.stringify(mergeMetafiles(results)));
}

await prepare();
const options = buildOptions({ production });
if (process.argv.includes('--watch')) {
  const contexts = await Promise.all(options.map((one) => context({ ...one, logLevel: 'info' })));
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  await writeMetafile(await Promise.all(options.map((one) => build(one))));
  await chmod(path.join(dist, 'cli.mjs'), 0o755);
}
