// Starts a real VS Code in the browser with Panorama installed; Ctrl+C ends it.
// Usage: npm start [-- FOLDER]
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { report } from './run/progress.mjs';
import { enterNode24 } from './setup/node24.mjs';

const named = process.argv[2];
const folder = named === undefined ? undefined : path.resolve(process.env.INIT_CWD ?? '.', named);
if (folder !== undefined && !(existsSync(folder) && statSync(folder).isDirectory())) {
  console.error(`There is no folder ${folder}`);
  process.exit(2);
}

try {
  await enterNode24();
  const { startPanorama } = await import('./start/startPanorama.mjs');
  await startPanorama(folder);
} catch (error) {
  report(`Panorama could not be started: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
