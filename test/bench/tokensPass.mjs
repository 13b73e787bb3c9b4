// Measures one token counter in a process of its own: loading, a first pass over texts, and passes after it.
// Usage: node tokensPass.mjs NAME TEXTS.json PASSES. Prints one line of JSON; times are CPU seconds.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { contenderNamed } from './tokensContenders.mjs';

const [name = '', file = '', passes = '3'] = process.argv.slice(2);
/** @type {string[]} */
const texts = JSON.parse(readFileSync(file, 'utf8'));

/** Runs something and tells the CPU seconds that it took, all threads together. */
async function timed(run) {
  const before = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6 };
}

const load = await timed(async () => {
  const count = await contenderNamed(name).load();
  count('const answer = 42;');
  return count;
});
const count = load.result;
const pass = () => timed(() => texts.map((text) => count(text)));
const cold = await pass();
const warm = [];
for (let index = 0; index < Number(passes); index++) warm.push((await pass()).seconds);
console.log(
  JSON.stringify({
    load: load.seconds,
    cold: cold.seconds,
    warm,
    counts: cold.result,
    mebibytes: process.memoryUsage().rss / 2 ** 20,
  }),
);
