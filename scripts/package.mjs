// Makes panorama-VERSION.vsix in the root; vsce runs the production build first.
import { enterNode24 } from './setup/node24.mjs';

await enterNode24();
const { createVSIX } = await import('@vscode/vsce');
const { statSync } = await import('node:fs');
const { packageName } = await import('./run/build.mjs');
const { report } = await import('./run/progress.mjs');
const { inRoot, root } = await import('./setup/paths.mjs');

const file = inRoot(packageName());
await createVSIX({ cwd: root, packagePath: file, dependencies: false });
report(`${packageName()}: ${(statSync(file).size / 1e6).toFixed(2)} MB`);
