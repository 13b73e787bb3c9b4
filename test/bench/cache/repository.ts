// Reads the trees of successive commits out of a repository, without a work tree.

import { spawnSync } from 'node:child_process';
import { classifyName, classifyText, LARGEST_FILE_BYTES } from '../../../src/core/pack/classify.ts';

/** A commit with the texts of its tree. */
export interface Snapshot {
  readonly commit: string;
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The object's name by path: equal names are equal texts. */
  readonly files: ReadonlyMap<string, string>;
}

/** A part of a history, oldest first. */
export interface Corpus {
  readonly snapshots: readonly Snapshot[];
  /** By path, before each snapshot: index of the commits that touched it (0 is the newest), of the last 500. */
  touchedBefore(snapshot: number): ReadonlyMap<string, readonly number[]>;
  /** Subjects of the same commits, by the same index. */
  subjectsBefore(snapshot: number): readonly string[];
  readonly text: (object: string) => string;
}

/** Commits of history that volatility is told from. */
const HISTORY = 500;

/** The last `count` commits of the main line, the one `skip` before HEAD being the last. Throws when git fails. */
export function readCorpus(repository: string, count: number, skip = 0): Corpus {
  const git = (...words: readonly string[]) => runGit(repository, words).toString('utf8');
  const log = git('log', '--first-parent', `--skip=${skip}`, `-n${count + 1}`, '--format=%H%x09%ct%x09%s')
    .trim()
    .split('\n')
    .toReversed();
  const trees = log.map((line) => {
    const [commit = '', time = '0', subject = ''] = line.split('\t');
    return { commit, subject, time: Number(time) * 1000, files: readTree(git('ls-tree', '-r', '-l', '-z', commit)) };
  });
  const texts = readTexts(repository, new Set(trees.flatMap(({ files }) => [...files.values()])));
  const snapshots = trees.map((tree) => ({
    ...tree,
    files: new Map([...tree.files].filter(([, object]) => texts.has(object))),
  }));
  const changes = readChanges(
    git(
      'log',
      '--first-parent',
      '-m',
      `--skip=${skip}`,
      `-n${count + HISTORY}`,
      '--no-renames',
      '--name-only',
      '--format=%x01%s',
    ),
  );
  return {
    snapshots,
    touchedBefore: (snapshot) => touchedFrom(changes.slice(count - snapshot, count - snapshot + HISTORY)),
    subjectsBefore: (snapshot) =>
      changes.slice(count - snapshot, count - snapshot + HISTORY).map(({ subject }) => subject),
    text: (object) => texts.get(object) ?? '',
  };
}

function runGit(repository: string, words: readonly string[], input = ''): Buffer {
  const { status, stdout, stderr } = spawnSync('git', ['-C', repository, ...words], {
    maxBuffer: 2 ** 31,
    input,
  });
  if (status !== 0) {
    throw new Error(`git ${words[0] ?? ''}: ${stderr.toString('utf8')}`);
  }
  return stdout;
}

function readTree(listing: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const line of listing.split('\0')) {
    const match = /^100\d+ blob (\S+) +(\d+)\t(.*)$/su.exec(line);
    if (match && Number(match[2]) <= LARGEST_FILE_BYTES && classifyName(match[3] ?? '') === undefined) {
      files.set(match[3] ?? '', match[1] ?? '');
    }
  }
  return files;
}

/** The texts among the objects: no binaries, nothing generated or minified. */
function readTexts(repository: string, objects: ReadonlySet<string>): ReadonlyMap<string, string> {
  const output = runGit(repository, ['cat-file', '--batch'], [...objects].join('\n') + '\n');
  const texts = new Map<string, string>();
  for (let at = 0; at < output.length;) {
    const lineEnd = output.indexOf(10, at);
    const [object = '', , size = '0'] = output.toString('latin1', at, lineEnd).split(' ');
    const bytes = output.subarray(lineEnd + 1, lineEnd + 1 + Number(size));
    at = lineEnd + 2 + Number(size);
    if (!bytes.subarray(0, 8_000).includes(0)) {
      const text = bytes.toString('utf8');
      if (classifyText(text) === undefined) {
        texts.set(object, text);
      }
    }
  }
  return texts;
}

interface Change {
  readonly subject: string;
  readonly paths: readonly string[];
}

function readChanges(log: string): readonly Change[] {
  const entries = log.split('\x01').slice(1);
  return entries.map((entry) => {
    const [subject = '', ...lines] = entry.split('\n');
    return { subject, paths: lines.filter((line) => line !== '') };
  });
}

function touchedFrom(changes: readonly Change[]): ReadonlyMap<string, readonly number[]> {
  const touched = new Map<string, number[]>();
  changes.forEach(({ paths }, index) => {
    for (const path of paths) {
      const known = touched.get(path);
      if (known) {
        known.push(index);
      } else {
        touched.set(path, [index]);
      }
    }
  });
  return touched;
}
