// Checks the lock file: it names no registry host, so that it installs from any mirror.
import { readFileSync } from 'node:fs';
import process from 'node:process';

const named = readFileSync('package-lock.json', 'utf8')
  .split('\n')
  .filter((line) => line.includes('"resolved":')).length;
if (named > 0) {
  console.error(`package-lock.json names the address of ${String(named)} packages: install with the project's .npmrc.`);
  process.exitCode = 1;
}
