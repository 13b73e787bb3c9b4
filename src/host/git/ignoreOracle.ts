// Asks git which rule ignores a path: one process that answers as long as it is asked.

import type { IgnoredPath } from '../../core/ports.ts';
import { endOf, startGit, type GitProcess, type GitProgram } from './runGit.ts';

/** Fields of one answer: file of the rule, its line, its pattern, the path. */
const FIELDS = 4;

/** Paths of one question, so that its answers stay small. */
const MOST_AT_ONCE = 5_000;

/** Where a repository's own answers are to be read from. */
export interface OraclePlace {
  /** Absolute path of the folder asked about. */
  readonly folder: string;
  readonly isTop: boolean;
  /** The folder's path in its repository, ending in `/`, or empty. */
  readonly inRepository: string;
}

/** One process of `git check-ignore`. */
export class IgnoreOracle {
  readonly #child: GitProcess;
  readonly #place: OraclePlace;
  readonly #fields: string[] = [];
  #rest = '';
  #isOver = false;
  #wake: () => void = () => undefined;

  constructor(git: GitProgram, place: OraclePlace, signal: AbortSignal) {
    this.#place = place;
    // Without the index, which holds none of what is asked about and would be searched for each path.
    const words = ['check-ignore', '-z', '-v', '-n', '--no-index', '--stdin'];
    this.#child = startGit(git, { ...place, words }, signal);
    this.#child.stdout.setEncoding('utf8');
    this.#child.stdout.on('data', (text: string) => {
      const [first = '', ...others] = text.split('\0');
      this.#take(this.#rest + first, others);
    });
    void endOf(this.#child).then(() => {
      this.#isOver = true;
      this.#wake();
    });
  }

  /** For each path (a folder's ends in `/`) the rule that ignores it, or undefined. Throws an Error when git has ended. One question at a time. */
  async ask(paths: readonly string[]): Promise<readonly (IgnoredPath | undefined)[]> {
    const answers: (IgnoredPath | undefined)[] = [];
    for (let start = 0; start < paths.length; start += MOST_AT_ONCE) {
      answers.push(...(await this.#askSome(paths.slice(start, start + MOST_AT_ONCE))));
    }
    return answers;
  }

  /** Ends the process. */
  close(): void {
    this.#child.stdin.end();
  }

  async #askSome(paths: readonly string[]): Promise<readonly (IgnoredPath | undefined)[]> {
    const wanted = paths.length * FIELDS;
    // A path that begins with a colon would mean something else, and a slash at the end would stand for what is in the folder.
    this.#child.stdin.write(paths.map((path) => `./${path.replace(/\/$/u, '')}\0`).join(''));
    while (this.#fields.length < wanted) {
      if (this.#isOver) {
        throw new Error('git ended before it had answered');
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const answers = this.#fields.splice(0, wanted);
    return paths.map((path, index) => {
      const [source = '', line = '', pattern = ''] = answers.slice(index * FIELDS, (index + 1) * FIELDS);
      const isIgnored = source !== '' && !pattern.startsWith('!');
      return isIgnored ? { path, rule: `${this.#nameOf(source)}:${line} ${pattern}` } : undefined;
    });
  }

  #take(first: string, others: readonly string[]): void {
    if (others.length === 0) {
      this.#rest = first;
      return;
    }
    this.#fields.push(first, ...others.slice(0, -1));
    this.#rest = others.at(-1) ?? '';
    this.#wake();
  }

  /** The file of a rule as seen from the folder; those outside of the repository are named by what they are, and not by where. */
  #nameOf(source: string): string {
    if (source.endsWith('info/exclude')) {
      return '.git/info/exclude';
    }
    if (!source.endsWith('.gitignore') || /^(?:\/|[A-Za-z]:|~)/.test(source)) {
      return "the user's own ignore file";
    }
    const { inRepository } = this.#place;
    if (source.startsWith(inRepository)) {
      return source.slice(inRepository.length);
    }
    return `a folder above/${source.split('/').at(-1) ?? source}`;
  }
}
