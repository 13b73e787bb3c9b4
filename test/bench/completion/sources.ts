// The sources that are typed: stretches of files of pinned packages, those judged on apart from those tuned on.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { TokenCounter } from '../../../src/core/ports.ts';
import { chance } from './chance.ts';

/** A stretch of whole lines of a file, which is typed anew between what stands around it. */
export interface Stretch {
  /** Its name and place, like a file of a workspace. */
  readonly path: string;
  readonly languageId: string;
  readonly indentUnit: string;
  /** The whole file with `\n` as line end. */
  readonly text: string;
  /** UTF-16 offsets of the stretch: it begins behind the indentation of its first line, and its last line ends before `end`. */
  readonly start: number;
  readonly end: number;
  /** Tokens for each UTF-16 code unit of this file. */
  readonly density: number;
}

/** Which files are typed. */
export type Choice = 'judged' | 'tuned';

type Source = readonly [file: string, languageId: string, indentUnit: string];

const LEVELDB = 'leveldown/deps/leveldb/leveldb-1.20';

/** Nothing of the policy was chosen by the files judged on. */
const SOURCES: Readonly<Record<Choice, readonly Source[]>> = {
  judged: [
    ['rxjs/src/internal/ajax/ajax.ts', 'typescript', '  '],
    ['rxjs/src/internal/observable/dom/WebSocketSubject.ts', 'typescript', '  '],
    ['rxjs/src/internal/operators/timeout.ts', 'typescript', '  '],
    ['node-gyp/gyp/pylib/gyp/win_tool.py', 'python', '    '],
    ['node-gyp/gyp/pylib/gyp/MSVSVersion.py', 'python', '    '],
    ['node-gyp/gyp/pylib/packaging/tags.py', 'python', '    '],
    [`${LEVELDB}/db/repair.cc`, 'cpp', '  '],
    [`${LEVELDB}/util/cache.cc`, 'cpp', '  '],
    [`${LEVELDB}/table/table_builder.cc`, 'cpp', '  '],
    ['edge-js/src/double/Edge.js/dotnetcore/coreclrembedding.cs', 'csharp', '    '],
    ['edge-js/src/double/Edge.js/dotnet/EdgeJs.cs', 'csharp', '    '],
    ['edge-js/src/mono/monoembedding.cs', 'csharp', '    '],
    ['@parcel/source-map/parcel_sourcemap_node/src/lib.rs', 'rust', '    '],
    ['flatted/golang/pkg/flatted/flatted.go', 'go', '\t'],
  ],
  tuned: [
    ['rxjs/src/internal/testing/TestScheduler.ts', 'typescript', '  '],
    ['rxjs/src/internal/observable/dom/fetch.ts', 'typescript', '  '],
    ['node-gyp/gyp/pylib/packaging/version.py', 'python', '    '],
    ['node-gyp/gyp/pylib/gyp/xcode_ninja.py', 'python', '    '],
    [`${LEVELDB}/db/db_iter.cc`, 'cpp', '  '],
    [`${LEVELDB}/db/log_reader.cc`, 'cpp', '  '],
    ['edge-js/src/double/Edge.js/dotnetcore/semversion.cs', 'csharp', '    '],
  ],
};

const LINES = 24;
const MOST_COMMENT = 0.25;
const COMMENT = /^\s*(?:\/\/|\/\*|\*|#(?!\[|include|if|endif)|""")/;

/** Where the packages are installed. */
export const sourcesFolder = path.join(import.meta.dirname, 'corpus');

/** Reads the stretches of a choice, so many of each language at most; installs the packages first when they are missing. */
export function readStretches(choice: Choice, perLanguage: number, counter: TokenCounter): readonly Stretch[] {
  ensurePackages();
  const all = SOURCES[choice].map((source) => stretchesOf(source, counter));
  const languages = new Set(SOURCES[choice].map(([, languageId]) => languageId));
  return [...languages].flatMap((languageId) => {
    const own = all.filter((stretches) => stretches[0]?.languageId === languageId);
    return takeTurns(own).slice(0, perLanguage);
  });
}

/** Installs the packages as their lock file says, unless they are there. Throws when that fails. */
export function ensurePackages(): void {
  if (existsSync(path.join(sourcesFolder, 'node_modules/flatted'))) {
    return;
  }
  console.error('Installing the sources (npm ci in test/bench/completion/corpus) …');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund'], {
    cwd: sourcesFolder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    throw new Error('The sources could not be installed.');
  }
}

/** The first of each, then the second of each. */
function takeTurns<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat();
}

/** The stretches of a file that are mostly code, in an order of chance. */
function stretchesOf([file, languageId, indentUnit]: Source, counter: TokenCounter): readonly Stretch[] {
  const text = readFileSync(path.join(sourcesFolder, 'node_modules', file), 'utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  const density = counter.count(text) / text.length;
  const lines = text.split('\n');
  const starts = lines.flatMap((_, index) => (index % LINES === 0 && isCode(lines, index) ? [index] : []));
  const offsets = offsetsOf(lines);
  return starts
    .toSorted((first, second) => chance(file, first) - chance(file, second))
    .map((first) => ({
      path: `${file}#${first + 1}`,
      languageId,
      indentUnit,
      text,
      start: (offsets[first] ?? 0) + (/^[ \t]*/.exec(lines[first] ?? '')?.[0].length ?? 0),
      end: (offsets[first + LINES] ?? text.length + 1) - 1,
      density,
    }));
}

function isCode(lines: readonly string[], first: number): boolean {
  const own = lines.slice(first, first + LINES);
  const comments = own.filter((line) => COMMENT.test(line)).length;
  return (
    first > 0 && (lines[first] ?? '').trim() !== '' && first + LINES < lines.length && comments / LINES <= MOST_COMMENT
  );
}

function offsetsOf(lines: readonly string[]): readonly number[] {
  let offset = 0;
  return lines.map((line) => {
    const start = offset;
    offset += line.length + 1;
    return start;
  });
}
