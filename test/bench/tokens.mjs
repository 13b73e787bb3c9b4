// Measures counting tokens: speed beside peers, equality with tiktoken on every file, and the worst inputs.
// Usage: npm run bench:tokens -- [--repo DIR …] [--rounds 5] [--megabytes 100]
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { enterNode24 } from '../../scripts/setup/node24.mjs';

await enterNode24();
const { ensureBuilt } = await import('../../scripts/run/build.mjs');
const { makeTemporaryFolder } = await import('../../scripts/run/temporaryFolder.mjs');
const { inRoot } = await import('../../scripts/setup/paths.mjs');
const { ensurePeers, peersFolder } = await import('./peers.mjs');
await ensureBuilt();
ensurePeers();
const { contenderNamed, contenders } = await import('./tokensContenders.mjs');
const { isCountable, oddSource, sourcesOf, sourcesUnder } = await import('./tokensCorpus.mjs');
const { worstInputs } = await import('./tokensWorst.mjs');

const { values } = parseArgs({
  options: {
    repo: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '5' },
    megabytes: { type: 'string', default: '100' },
  },
});

/** Megabytes of the texts that speed is measured on, as much as a repository of middle size. */
const sampleMegabytes = 6;
/** One file in so many is also counted with an oddity. */
const oddEvery = 7;
const mega = 1e6;

const sample = takeSample();
console.log(`Machine: ${os.cpus()[0]?.model ?? 'unknown'}, ${os.cpus().length} cores, ${os.type()} ${os.release()}`);
console.log(`Node ${process.version}; ${contenders.map(({ name, version }) => `${name} ${version()}`).join(', ')}`);
console.log(
  `Speed on ${sample.length} files, ${(bytesOf(sample) / mega).toFixed(1)} MB; CPU time of all threads; medians of ${values.rounds} rounds, each contender in a process of its own, in turn.`,
);
printSpeeds(measureSpeeds(sample));
await checkEquality();
await measureWorst();

/** Every source: repositories first, then the installed packages. */
function* allSources() {
  for (const repository of values.repo) yield* sourcesOf(repository);
  yield* sourcesUnder(inRoot('node_modules'));
  yield* sourcesUnder(peersFolder);
}

/** Files from all over the corpus. */
function takeSample() {
  const texts = [];
  let bytes = 0;
  let seen = 0;
  for (const { text } of allSources()) {
    seen += 1;
    if (text.length > 200_000 || (values.repo.length > 0 && seen % 3 !== 0)) continue;
    texts.push(text);
    bytes += Buffer.byteLength(text);
    if (bytes >= sampleMegabytes * mega) break;
  }
  return texts;
}

function bytesOf(texts) {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

function measureSpeeds(texts) {
  const file = path.join(makeTemporaryFolder('bench'), 'texts.json');
  writeFileSync(file, JSON.stringify(texts));
  const runs = new Map(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const { name } of contenders) runs.get(name)?.push(runPass(name, file));
  }
  return runs;
}

function runPass(name, file) {
  const script = fileURLToPath(new URL('./tokensPass.mjs', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, name, file, '3'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return JSON.parse(stdout);
}

function printSpeeds(runs) {
  const megabytes = bytesOf(sample) / mega;
  const exact = runs.get('tiktoken')?.[0].counts;
  const rows = [...runs].map(([name, passes]) => ({
    name,
    load: median(passes.map(({ load }) => load * 1000)),
    cold: megabytes / median(passes.map(({ cold }) => cold)),
    warm: megabytes / median(passes.flatMap(({ warm }) => warm)),
    memory: median(passes.map(({ mebibytes }) => mebibytes)),
    wrong: passes[0].counts.filter((count, index) => count !== exact[index]).length,
  }));
  const [own] = rows;
  console.log('\ncontender                  load ms  cold MB/s  warm MB/s  ours, warm  MiB    files miscounted');
  for (const { name, load, cold, warm, memory, wrong } of rows) {
    const cells = [load.toFixed(0).padStart(8), cold.toFixed(1).padStart(9), warm.toFixed(1).padStart(10)];
    const ratio = `${(own.warm / warm).toFixed(1)}×`.padStart(10);
    console.log(
      `${name.padEnd(25)} ${cells.join(' ')} ${ratio} ${memory.toFixed(0).padStart(5)} ${String(wrong).padStart(8)}`,
    );
  }
}

/** Counts every file with tiktoken and with the scanner. */
async function checkEquality() {
  const own = await contenderNamed('panorama').load();
  const exact = await contenderNamed('tiktoken').load();
  const total = { files: 0, bytes: 0, left: 0, wrong: 0 };
  const compare = ({ name, text }) => {
    if (!isCountable(text)) {
      total.left += 1;
      return;
    }
    total.files += 1;
    total.bytes += Buffer.byteLength(text);
    const counts = [own(text), exact(text)];
    if (counts[0] !== counts[1]) {
      total.wrong += 1;
      console.log(`  ${name}: ${counts.join(' instead of ')}`);
    }
  };
  let index = 0;
  for (const source of allSources()) {
    if (total.bytes >= Number(values.megabytes) * mega) break;
    compare(source);
    if (index % oddEvery === 0) compare(oddSource(source, index / oddEvery));
    index += 1;
  }
  console.log(
    `\nEqual to tiktoken: ${total.files - total.wrong} of ${total.files} files, ${(total.bytes / mega).toFixed(1)} MB; ${total.left} left out for runs over 32,768 characters.`,
  );
  if (total.wrong > 0) process.exitCode = 1;
}

/** Each worst input, counted by a scanner that has not seen it. The second time is that of a process that has counted such before. */
async function measureWorst() {
  console.log('\nworst inputs, 1 MB each     first s/MB  later s/MB  tokens');
  for (const [name, make] of Object.entries(worstInputs)) {
    const text = make();
    const seconds = [];
    let tokens = 0;
    for (let run = 0; run < 4; run += 1) {
      const count = await contenderNamed('panorama').load();
      const before = process.cpuUsage();
      tokens = count(text);
      const { user, system } = process.cpuUsage(before);
      seconds.push((user + system) / mega / (Buffer.byteLength(text) / mega));
    }
    const cells = [seconds[0].toFixed(3).padStart(10), median(seconds.slice(1)).toFixed(3).padStart(11)];
    console.log(`${name.padEnd(28)} ${cells.join(' ')} ${String(tokens).padStart(8)}`);
  }
}

function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
