// The one gate: `npm run check` runs every check in order, says how long each took, and fails if one fails.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { root } from './buildOptions.mjs';

const installed = (name) => path.join('node_modules', '.bin', name);
const script = (name) => [process.execPath, path.join('scripts', name)];
const types = (config) => ({ name: `types of ${config}`, command: [installed('tsc'), '--project', config] });

const checks = [
  { name: 'format', command: [installed('prettier'), '--check', '--log-level', 'warn', '.'] },
  { name: 'style', command: script('checkStyle.mjs') },
  { name: 'lock file', command: script('checkLock.mjs') },
  types('tsconfig.json'),
  types('tsconfig.core.json'),
  types('tsconfig.media.json'),
  types('tsconfig.browser.json'),
  { name: 'lint', command: [installed('eslint'), '--max-warnings', '0', '.'] },
  {
    name: 'boundaries',
    command: [
      installed('depcruise'),
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
      'src',
      'media',
      'test',
    ],
  },
  { name: 'dead code', command: [installed('knip'), '--no-progress'] },
  { name: 'sizes', command: script('checkSizes.mjs'), chatty: true },
];

/** Output is shown when a check fails, or when it is worth reading anyway. */
function run({ name, command, chatty = false }) {
  const started = performance.now();
  const [program, ...rest] = command;
  const { status, stdout, stderr, error } = spawnSync(program, rest, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const passed = status === 0 && error === undefined;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (!passed || chatty) {
    process.stdout.write([stdout, stderr, error?.message].filter(Boolean).join('\n'));
  }
  return passed;
}

const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? checks : checks.filter(({ name }) => wanted.some((word) => name.includes(word)));
const failed = chosen.filter((check) => !run(check));
console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.map(({ name }) => name).join(', ')}.`);
process.exitCode = failed.length === 0 && chosen.length > 0 ? 0 : 1;
