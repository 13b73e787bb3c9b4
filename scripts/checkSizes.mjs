// Checks the sizes of what is shipped: bundles as built for production, and the VSIX where there is one.
import { globSync, statSync } from 'node:fs';
import process from 'node:process';
import { build } from 'esbuild';
import { buildOptions } from './buildOptions.mjs';
import { firstLoad, mergeMetafiles } from './metafile.mjs';

/** Bytes at most: of the extension's entry, of what a webview loads before it shows anything, of the package. */
const limits = { entry: 150_000, webview: 250_000, vsix: 6_000_000 };

async function measure() {
  const options = buildOptions({ production: true, write: false });
  const metafile = mergeMetafiles(await Promise.all(options.map((one) => build(one))));
  const entries = Object.entries(metafile.outputs).filter(([, { entryPoint }]) => entryPoint !== undefined);
  return entries.flatMap(([name, { entryPoint }]) => {
    if (entryPoint === 'src/extension.ts') {
      return [{ name, bytes: firstLoad(metafile, name), limit: limits.entry }];
    }
    return /^media\/[^/]+\/main\.ts$/.test(entryPoint)
      ? [{ name, bytes: firstLoad(metafile, name), limit: limits.webview }]
      : [];
  });
}

function measurePackages() {
  return globSync('*.vsix').map((name) => ({ name, bytes: statSync(name).size, limit: limits.vsix }));
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

for (const { name, bytes, limit } of [...(await measure()), ...measurePackages()]) {
  const isTooLarge = bytes > limit;
  console.log(`  ${name}: ${kilobytes(bytes)} of ${kilobytes(limit)}${isTooLarge ? '  TOO LARGE' : ''}`);
  if (isTooLarge) {
    process.exitCode = 1;
  }
}
