// Decides which paths are ignored, with git's own semantics: nested files, later and deeper patterns win.

import ignore, { type Ignore, type IgnoreRule } from 'ignore';

/** An ignore file that was read, or a list of patterns from the settings. */
export interface IgnoreFile {
  /** Folder that the patterns are relative to, ending in `/`, or empty for the workspace. */
  readonly base: string;
  /** How a report names it: its path, or the name of the setting. */
  readonly name: string;
  readonly text: string;
  /** What it takes away stays away: no file lifts it, and its own `!` patterns mean nothing. */
  readonly isFinal?: boolean;
}

/** Why a path is ignored: `src/.gitignore:3 *.log`. */
export interface IgnoredBy {
  readonly rule: string;
}

interface Matcher {
  readonly file: IgnoreFile;
  readonly patterns: Ignore;
}

/** An ordered set of ignore files; a value, so that each folder of a walk can have its own. */
export class IgnoreRules {
  readonly #matchers: readonly Matcher[];

  constructor(matchers: readonly Matcher[] = []) {
    this.#matchers = matchers;
  }

  get isEmpty(): boolean {
    return this.#matchers.length === 0;
  }

  /** These rules and one file more, which wins over the earlier ones. A file without patterns changes nothing. */
  with(file: IgnoreFile): IgnoreRules {
    if (!/^\s*[^#\s]/mu.test(file.text)) {
      return this;
    }
    const patterns = ignore({ ignorecase: false, allowRelativePaths: true });
    for (const { pattern, line } of patternsOf(file)) {
      patterns.add({ pattern, mark: String(line) });
    }
    return new IgnoreRules([...this.#matchers, { file, patterns }]);
  }

  /** Why the path itself is ignored, or undefined. A caller that walks never asks below an ignored folder. */
  match(path: string, isFolder: boolean): IgnoredBy | undefined {
    let isLifted = false;
    for (const { file, patterns } of this.#matchers.toReversed()) {
      if (!path.startsWith(file.base) || path.length === file.base.length || (isLifted && file.isFinal !== true)) {
        continue;
      }
      const result = checkItself(patterns, path.slice(file.base.length) + (isFolder ? '/' : ''));
      if (result.ignored) {
        return { rule: describeRule(file, result.rule) };
      }
      isLifted ||= result.unignored;
    }
    return undefined;
  }

  /** Why the path or a folder above it is ignored: for a path that no walk has led to. */
  matchDeep(path: string, isFolder = false): IgnoredBy | undefined {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      const folder = this.match(path.slice(0, at), true);
      if (folder) {
        return folder;
      }
    }
    return this.match(path, isFolder);
  }

  /** Whether a pattern with a folder in it may match below this folder. A bare name, which would lead into every folder, does not count. */
  mayMatchBelow(folder: string): boolean {
    return this.#matchers.some(({ file }) => {
      const rest = `${folder}/`.startsWith(file.base) ? folder.slice(file.base.length).split('/') : [];
      return patternsOf(file).some(({ pattern }) => leadsBelow(pattern, rest));
    });
  }
}

type Verdict = ReturnType<Ignore['test']>;

/**
 * What the patterns say of the path itself. The library answers for the folders above it too; where another file has lifted
 * one of them, that answer is not the path's own.
 */
function checkItself(patterns: Ignore, path: string): Verdict {
  const result = patterns.test(path);
  const parents = foldersAbove(path);
  const parent = parents.at(-1);
  if (!result.ignored || parent === undefined || !patterns.test(parent).ignored) {
    return result;
  }
  const lifted = ignore({ ignorecase: false, allowRelativePaths: true }).add(patterns);
  for (const folder of parents) {
    lifted.add({ pattern: `!/${folder.replace(/[\\*?[\]!# ]/gu, '\\$&')}` });
  }
  return lifted.test(path);
}

/** The folders above a path, each ending in `/`, the outermost first. */
function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let at = path.indexOf('/'); at >= 0 && at < path.length - 1; at = path.indexOf('/', at + 1)) {
    folders.push(path.slice(0, at + 1));
  }
  return folders;
}

function patternsOf({ text, isFinal }: IgnoreFile): readonly { readonly pattern: string; readonly line: number }[] {
  const lines = text.split(/\r?\n/u).map((pattern, index) => ({ pattern, line: index + 1 }));
  return isFinal === true ? lines.filter(({ pattern }) => !pattern.startsWith('!')) : lines;
}

/** Whether the first segments of a pattern match the folder and more of them follow. */
function leadsBelow(pattern: string, folder: readonly string[]): boolean {
  const segments = pattern
    .replace(/^\//u, '')
    .replace(/\/\s*$/u, '')
    .split('/');
  for (const [index, name] of folder.entries()) {
    const segment = segments[index];
    if (segment === '**') {
      return true;
    }
    if (segment === undefined || index === segments.length - 1 || !segmentTest(segment).test(name)) {
      return false;
    }
  }
  return true;
}

/** A pattern's segment as an expression; a set of characters is taken for any one, since a folder too many is only looked into. */
function segmentTest(segment: string): RegExp {
  const source = segment
    .replace(/\[[^\]]*\]/gu, '?')
    .replace(/[.+^${}()|\\[\]]/gu, '\\$&')
    .replace(/\*+/gu, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'su');
}

function describeRule(file: IgnoreFile, rule: IgnoreRule | undefined): string {
  return rule ? `${file.name}:${rule.mark ?? ''} ${rule.pattern}` : file.name;
}
