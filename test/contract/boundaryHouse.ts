// Builds a small house of source files under the project's own rules, and runs the gate's tools on it.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A temporary folder that holds a house. */
export interface House {
  readonly folder: string;
  remove(): void;
}

/** Somebody found at fault. */
export interface Accusation {
  /** Relative to the house. */
  readonly path: string;
  readonly rule: string;
}

const rules = [
  '.dependency-cruiser.cjs',
  'eslint.config.mjs',
  'package.json',
  'tsconfig.json',
  'tsconfig.core.json',
  'tsconfig.media.json',
  'tsconfig.browser.json',
];

/** Writes the files, by path, beside the project's own rules. */
export function buildHouse(files: Readonly<Record<string, string>>): House {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'panorama-house-')));
  for (const rule of rules) {
    cpSync(path.join(root, rule), path.join(folder, rule));
  }
  symlinkSync(realpathSync(path.join(root, 'node_modules')), path.join(folder, 'node_modules'), 'junction');
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function runTool(house: House, script: string, options: readonly string[]): string {
  const { stdout, stderr, error } = spawnSync(process.execPath, [path.join(root, 'node_modules', script), ...options], {
    cwd: house.folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (error !== undefined || stderr.trim() !== '') {
    throw new Error(`${script} did not run: ${error?.message ?? stderr}`);
  }
  return stdout;
}

/** Breaches of the import rules, each file and rule once. */
export function cruise(house: House): readonly Accusation[] {
  const output = runTool(house, 'dependency-cruiser/bin/dependency-cruiser.mjs', [
    ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    ...['src', 'media', 'test'],
  ]);
  const report = JSON.parse(output) as {
    readonly summary: {
      readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
    };
  };
  return unique(report.summary.violations.map(({ from, rule }) => ({ path: from, rule: rule.name })));
}

/** Findings of the linter. */
export function lint(house: House): readonly Accusation[] {
  const output = runTool(house, 'eslint/bin/eslint.js', ['--format', 'json', '.']);
  const report = JSON.parse(output) as readonly {
    readonly filePath: string;
    readonly messages: readonly { readonly ruleId: string | null }[];
  }[];
  return unique(
    report.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId }) => ({
        path: path.relative(house.folder, filePath).split(path.sep).join('/'),
        rule: ruleId ?? 'parse',
      })),
    ),
  );
}

/** Errors of the compiler, with the core's own settings. */
export function compileCore(house: House): readonly Accusation[] {
  const output = runTool(house, 'typescript/bin/tsc', ['--project', 'tsconfig.core.json', '--pretty', 'false']);
  return unique(
    [...output.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+)/gm)].map(([, file = '', rule = '']) => ({
      path: file,
      rule,
    })),
  );
}

function unique(accusations: readonly Accusation[]): readonly Accusation[] {
  return [...new Map(accusations.map((one) => [`${one.path} ${one.rule}`, one])).values()];
}
