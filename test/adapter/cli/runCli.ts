// Runs the built command line in a process of its own, on a temporary workspace, with an environment of its own.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../dist/cli.mjs', import.meta.url));

/** How a run ended. */
export interface Run {
  /** Null when a signal ended the process. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run that has begun. */
export interface Running {
  readonly stdout: NodeJS.ReadableStream;
  readonly done: Promise<Run>;
  interrupt(): void;
}

/** A temporary place with a workspace, and room beside it. */
export class Place {
  readonly folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'panorama-cli-')));
  readonly workspace = path.join(this.folder, 'workspace');

  /** Writes the files by path into the workspace. */
  constructor(files: Readonly<Record<string, string>>) {
    mkdirSync(this.workspace);
    this.write(files);
  }

  /** Adds files to the workspace, or changes them. */
  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(this.workspace, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  /** A path beside the workspace. */
  beside(name: string): string {
    return path.join(this.folder, name);
  }

  /** The text of a file beside the workspace. */
  read(name: string): string {
    return readFileSync(this.beside(name), 'utf8');
  }

  /** Every path in the workspace, folders too, with the text of the files. */
  snapshot(): Readonly<Record<string, string>> {
    const entries = readdirSync(this.workspace, { recursive: true, withFileTypes: true });
    const texts = entries.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [file, entry.isFile() ? readFileSync(file, 'utf8') : ''] as const;
    });
    return Object.fromEntries(texts.sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  /** Starts the program with a cache beside the workspace and, beside `environment`, no variable of Panorama. */
  start(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Running {
    const child = spawn(process.execPath, [program, ...words], {
      cwd: this.folder,
      env: { PATH: process.env.PATH, HOME: this.folder, XDG_CACHE_HOME: this.beside('cache'), ...environment },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const done = new Promise<Run>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        resolve({ code, stdout, stderr });
      });
    });
    return { stdout: child.stdout, done, interrupt: () => child.kill('SIGINT') };
  }

  /** Runs the program to its end. */
  run(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Run> {
    return this.start(words, environment).done;
  }

  /** Deletes everything. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
