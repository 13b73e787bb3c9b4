// Where a repository keeps what it knows, and the commit it stands at, read without starting git.

import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folders of one working tree; absolute paths. */
export interface GitFolder {
  /** The folder of the working tree that holds `.git`. */
  readonly top: string;
  /** What belongs to this working tree alone: its index and HEAD. */
  readonly own: string;
  /** What all working trees of the repository share: settings and branches. */
  readonly common: string;
}

/** Name of a commit: SHA-1 or SHA-256. */
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** What HEAD says on a branch. No part of the name leads out of the folder. */
const BRANCH = /^ref: (refs\/(?!.*\.\.)[^\s\\:]+)$/;

/** The repository that a folder lies in; undefined when there is none, or it is of a kind that only git knows. */
export function findGitFolder(folder: string): GitFolder | undefined {
  for (let top = folder; ; top = path.dirname(top)) {
    const own = ownFolder(path.join(top, '.git'));
    if (own !== undefined && exists(path.join(own, 'HEAD'))) {
      const common = readLine(path.join(own, 'commondir'));
      return { top, own, common: common === undefined ? own : path.resolve(own, common) };
    }
    if (top === path.dirname(top)) {
      return undefined;
    }
  }
}

/** The commit that HEAD names; undefined where git itself has to be asked. */
export function readHead({ own, common }: GitFolder): string | undefined {
  const head = readLine(path.join(own, 'HEAD')) ?? '';
  const branch = BRANCH.exec(head)?.[1];
  const commit = branch === undefined ? head : (readLine(path.join(common, branch)) ?? packedCommit(common, branch));
  return commit !== undefined && COMMIT.test(commit) ? commit : undefined;
}

/** Of a branch that stands in no file of its own. */
function packedCommit(common: string, branch: string): string | undefined {
  const packed = readText(path.join(common, 'packed-refs')) ?? '';
  const at = packed.indexOf(` ${branch}\n`);
  return at < 0 ? undefined : packed.slice(packed.lastIndexOf('\n', at) + 1, at);
}

/** `.git` is that folder itself, or a file that leads to it. */
function ownFolder(place: string): string | undefined {
  if (lstatSync(place, { throwIfNoEntry: false })?.isDirectory() === true) {
    return place;
  }
  const target = /^gitdir: (.+)$/.exec(readLine(place) ?? '')?.[1];
  return target === undefined ? undefined : path.resolve(path.dirname(place), target);
}

function exists(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

function readLine(file: string): string | undefined {
  return readText(file)?.trimEnd();
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
