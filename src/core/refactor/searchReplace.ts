// Reads SEARCH/REPLACE blocks out of an answer while it streams.

/** One block: these lines are to become those. Lines have no endings. */
export interface EditBlock {
  readonly search: readonly string[];
  readonly replace: readonly string[];
}

/** Why an answer's blocks cannot be read. */
export type BlockProblem =
  /** The answer ends inside a block. */
  | 'incomplete'
  /** A marker stands where it cannot: a second divider, or a new block inside a block. */
  | 'misplaced-marker';

/** All that an answer held. */
export interface ParsedAnswer {
  readonly blocks: readonly EditBlock[];
  readonly problems: readonly BlockProblem[];
  /** What the model wrote around the blocks, without fences and file names. */
  readonly prose: string;
}

/** A parser that is fed an answer in pieces of any size. */
export interface BlockParser {
  /** Takes the next piece; gives the blocks that it completes. */
  push(piece: string): readonly EditBlock[];
  /** Takes the end of the answer. */
  finish(): ParsedAnswer;
}

/** Markers in both of their orders: guides for some models print the arrows the other way round. */
const OPEN = /^\s*(?:<{5,9}|>{5,9}) ?SEARCH\s*$/;
const DIVIDER = /^\s*={7}\s*$/;
const CLOSE = /^\s*(?:<{5,9}|>{5,9}) ?REPLACE\s*$/;
const FENCE = /^\s*(?:`{3,}|~{3,})[\w+#.:/-]*\s*$/;

type Part = 'outside' | 'search' | 'replace';

/** Makes a parser for one answer. */
export function createBlockParser(): BlockParser {
  return new SearchReplaceParser();
}

/** Reads a whole answer. */
export function parseBlocks(answer: string): ParsedAnswer {
  const parser = createBlockParser();
  parser.push(answer);
  return parser.finish();
}

class SearchReplaceParser implements BlockParser {
  private readonly blocks: EditBlock[] = [];
  private readonly problems: BlockProblem[] = [];
  private readonly prose: string[] = [];
  private pending = '';
  private part: Part = 'outside';
  private search: string[] = [];
  private replace: string[] = [];

  push(piece: string): readonly EditBlock[] {
    const lines = (this.pending + piece).split('\n');
    this.pending = lines.pop() ?? '';
    return this.takeLines(lines);
  }

  finish(): ParsedAnswer {
    this.takeLines([this.pending]);
    this.pending = '';
    if (this.part !== 'outside') {
      this.problems.push('incomplete');
      this.part = 'outside';
    }
    return { blocks: this.blocks, problems: this.problems, prose: this.prose.join('\n').trim() };
  }

  private takeLines(lines: readonly string[]): readonly EditBlock[] {
    const before = this.blocks.length;
    for (const line of lines) {
      this.take(line.replace(/\r$/, ''));
    }
    return this.blocks.slice(before);
  }

  private take(line: string): void {
    if (OPEN.test(line)) {
      this.open();
    } else if (this.part === 'outside') {
      if (!FENCE.test(line)) {
        this.prose.push(line);
      }
    } else if (CLOSE.test(line)) {
      this.close();
    } else if (DIVIDER.test(line)) {
      this.divide();
    } else {
      (this.part === 'search' ? this.search : this.replace).push(line);
    }
  }

  private open(): void {
    if (this.part !== 'outside') {
      this.problems.push('misplaced-marker');
    }
    this.part = 'search';
    this.search = [];
    this.replace = [];
  }

  private divide(): void {
    if (this.part === 'search') {
      this.part = 'replace';
    } else {
      // Which of two dividers parts the block cannot be known: the block is given up.
      this.problems.push('misplaced-marker');
      this.part = 'outside';
    }
  }

  private close(): void {
    if (this.part === 'replace') {
      this.blocks.push({ search: this.search, replace: this.replace });
    } else {
      this.problems.push('misplaced-marker');
    }
    this.part = 'outside';
  }
}
