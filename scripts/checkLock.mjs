// Checks the lock files: they name no registry host, so that they install from any mirror.
import { readFileSync } from 'node:fs';
import process from 'node:process';

for (const file of ['package-lock.json', 'test/bench/peers/package-lock.json']) {
  const named = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"resolved":')).length;
  if (named > 0) {
    console.error(`${file} names the address of ${String(named)} packages: install with the project's .npmrc.`);
    process.exitCode = 1;
  }
}
