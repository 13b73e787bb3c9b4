// Decides which paths are ignored, with git's own semantics: nested files, later and deeper patterns win.

import ignore, { type Ignore, type IgnoreRule } from 'ignore';

/** An ignore file that was read, or a list of patterns from the settings. */
export interface IgnoreFile {
  /** Folder that the patterns are relative to, ending in `/`, or empty for the workspace. */
  readonly base: string;
  /** How a report names it: its path, or the name of the setting. */
  readonly name: string;
  readonly text: string;
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
    file.text.split(/\r?\n/u).forEach((pattern, index) => {
      patterns.add({ pattern, mark: String(index + 1) });
    });
    return new IgnoreRules([...this.#matchers, { file, patterns }]);
  }

  /** Why the path itself is ignored, or undefined. A caller that walks never asks below an ignored folder. */
  match(path: string, isFolder: boolean): IgnoredBy | undefined {
    for (const { file, patterns } of this.#matchers.toReversed()) {
      if (!path.startsWith(file.base) || path.length === file.base.length) {
        continue;
      }
      const result = patterns.checkIgnore(path.slice(file.base.length) + (isFolder ? '/' : ''));
      if (result.ignored) {
        return { rule: describeRule(file, result.rule) };
      }
      if (result.unignored) {
        return undefined;
      }
    }
    return undefined;
  }

  /** Whether a pattern may match below the folder: it begins with the folder's path, or names no folder at all. */
  names(folder: string): boolean {
    return this.#matchers.some(({ file }) =>
      file.text.split(/\r?\n/u).some((line) => {
        const pattern = line.replace(/^\//u, '');
        return pattern.startsWith(`${folder}/`) || pattern.startsWith(`${folder.split('/')[0] ?? ''}/`);
      }),
    );
  }

  /** Why the path or a folder above it is ignored: for a path that no walk has led to. */
  matchDeep(path: string): IgnoredBy | undefined {
    const segments = path.split('/');
    for (let depth = 1; depth < segments.length; depth += 1) {
      const folder = this.match(segments.slice(0, depth).join('/'), true);
      if (folder) {
        return folder;
      }
    }
    return this.match(path, false);
  }
}

function describeRule(file: IgnoreFile, rule: IgnoreRule | undefined): string {
  return rule ? `${file.name}:${rule.mark ?? ''} ${rule.pattern}` : file.name;
}
