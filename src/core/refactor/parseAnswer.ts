// Reads an answer while it streams: finds the formats in it, and the file names before blocks.

import {
  FENCE,
  type AnswerProblem,
  type FileOperation,
  type Findings,
  type FormatReader,
  type ParsedAnswer,
} from './answer.ts';
import { createPatchReader, opensPatch } from './patch.ts';
import { closesBlock, createBlockReader, opensBlock } from './searchReplace.ts';
import { createFencedFileReader, createFileReader, openedFile } from './wholeFile.ts';

/** What is known of an answer before it comes. */
export interface AnswerHints {
  /** Paths of the files that were shown. */
  readonly paths?: readonly string[];
  /** Whether a whole file was asked for, so that a bare fence holds it. */
  readonly isWholeFile?: boolean;
}

/** A parser that is fed an answer in pieces of any size. */
export interface AnswerParser {
  /** Takes the next piece; gives the operations that it completes. */
  push(piece: string): readonly FileOperation[];
  /** Takes the end of the answer. */
  finish(): ParsedAnswer;
}

/** Makes a parser for one answer. */
export function createAnswerParser(hints: AnswerHints = {}): AnswerParser {
  return new Parser(hints);
}

/** Reads a whole answer. */
export function parseAnswer(answer: string, hints: AnswerHints = {}): ParsedAnswer {
  const parser = createAnswerParser(hints);
  parser.push(answer);
  return parser.finish();
}

/** What shells and notebooks write around a patch. */
const WRAPPER = /^(?:%%bash|(?:\$ )?apply_patch\b.*<<.*|["']?(?:EOF|PATCH)["']?)\s*$/;

class Parser implements AnswerParser {
  private readonly operations: FileOperation[] = [];
  private readonly problems: AnswerProblem[] = [];
  private readonly findings: Findings = { operations: this.operations, problems: this.problems };
  private readonly prose: string[] = [];
  private readonly hints: AnswerHints;
  private pending = '';
  private reader: FormatReader | undefined;
  /** The file that the next block is of, and the line of prose that named it. */
  private path: string | undefined;
  private nameLine: number | undefined;
  private isFenceOpen = false;

  constructor(hints: AnswerHints) {
    this.hints = hints;
  }

  push(piece: string): readonly FileOperation[] {
    const before = this.operations.length;
    const lines = (this.pending + piece).split('\n');
    this.pending = lines.pop() ?? '';
    for (const line of lines) {
      this.take(line.replace(/\r$/, ''));
    }
    return this.operations.slice(before);
  }

  finish(): ParsedAnswer {
    if (this.pending !== '') {
      this.take(this.pending.replace(/\r$/, ''));
    }
    this.pending = '';
    this.reader?.end();
    this.reader = undefined;
    return { operations: this.operations, problems: this.problems, prose: this.prose.join('\n').trim() };
  }

  private take(line: string): void {
    if (this.reader) {
      this.reader = this.reader.take(line) ? this.reader : undefined;
      return;
    }
    this.reader = this.open(line);
    if (!this.reader) {
      this.takeProse(line);
    }
    this.isFenceOpen = !this.reader && FENCE.test(line);
  }

  /** The reader of the format that a line begins. */
  private open(line: string): FormatReader | undefined {
    if (opensBlock(line)) {
      this.dropName();
      return createBlockReader(this.path, this.findings);
    }
    const path = openedFile(line);
    if (path !== undefined) {
      return createFileReader(path, this.findings);
    }
    if (!opensPatch(line) && !this.holdsFile()) {
      return undefined;
    }
    const reader = opensPatch(line) ? createPatchReader(this.findings) : createFencedFileReader(this.findings);
    reader.take(line);
    return reader;
  }

  private holdsFile(): boolean {
    return this.isFenceOpen && this.hints.isWholeFile === true;
  }

  private takeProse(line: string): void {
    if (closesBlock(line)) {
      this.problems.push('misplaced-marker');
      return;
    }
    if (line.trim() === '' || FENCE.test(line)) {
      this.takeName(line.replace(/^\s*(?:`{3,}|~{3,})\s*[\w+#.-]*[: ]?/, ''), false);
      this.prose.push(...(FENCE.test(line) ? [] : [line]));
    } else if (!WRAPPER.test(line)) {
      this.nameLine = undefined;
      this.takeName(line, true);
      this.prose.push(line);
    }
  }

  private takeName(line: string, isOfProse: boolean): void {
    const name = namedFile(line, this.hints.paths ?? []);
    if (name !== undefined) {
      this.path = name;
      this.nameLine = isOfProse ? this.prose.length : undefined;
    }
  }

  /** A line that names the file of a block is none of the model's words. */
  private dropName(): void {
    if (this.nameLine !== undefined) {
      this.prose.splice(this.nameLine, 1);
      this.nameLine = undefined;
    }
  }
}

/** The path that a line consists of: one that was shown, or one that looks like a path and like nothing else. */
function namedFile(line: string, paths: readonly string[]): string | undefined {
  const bare = line.trim();
  const name = bare
    .replace(/^(?:#{1,6}\s+|[-*]\s+)?(?:\*\*)?(?:(?:file|path|filename)\s*:\s*)?[`"'*]*/i, '')
    .replace(/[`"'*]*:?(?:\*\*)?:?$/, '');
  if (paths.includes(bare) || paths.includes(name)) {
    return paths.includes(bare) ? bare : name;
  }
  const isDecorated = name !== bare;
  const looksLikePath = /^(?:[\w@.+~()[\]$-]+\/)*[\w@.+~()[\]$-]*\.?[\w-]+$/.test(name);
  return looksLikePath && (name.includes('/') || (isDecorated && /\.\w+$/.test(name))) ? name : undefined;
}
