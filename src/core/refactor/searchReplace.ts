// Reads one SEARCH/REPLACE block.

import type { Findings, FormatReader } from './answer.ts';

/** Markers in both of their orders: guides for some models print the arrows the other way round. */
const OPEN = /^\s*(?:<{5,9}|>{5,9}) ?SEARCH\s*$/;
const DIVIDER = /^\s*={7}\s*$/;
const CLOSE = /^\s*(?:<{5,9}|>{5,9}) ?REPLACE\s*$/;

/** Whether a line begins a block. */
export function opensBlock(line: string): boolean {
  return OPEN.test(line);
}

/** Whether a line ends a block; outside of one it shows that a block cannot be read. */
export function closesBlock(line: string): boolean {
  return CLOSE.test(line);
}

/** Makes the reader of the block of a file whose opening marker has just been read. */
export function createBlockReader(path: string | undefined, findings: Findings): FormatReader {
  return new BlockReader(path, findings);
}

/** `lost`: which of two dividers parts the block cannot be known, so that it is given up. */
type Part = 'search' | 'replace' | 'lost';

class BlockReader implements FormatReader {
  private part: Part = 'search';
  private search: string[] = [];
  private replace: string[] = [];
  private readonly path: string | undefined;
  private readonly findings: Findings;

  constructor(path: string | undefined, findings: Findings) {
    this.path = path;
    this.findings = findings;
  }

  take(line: string): boolean {
    if (OPEN.test(line)) {
      this.restart();
    } else if (CLOSE.test(line)) {
      this.close();
      return false;
    } else if (DIVIDER.test(line) && this.part !== 'lost') {
      this.divide();
    } else {
      (this.part === 'search' ? this.search : this.replace).push(line);
    }
    return true;
  }

  end(): void {
    if (this.part !== 'lost') {
      this.findings.problems.push('incomplete');
    }
  }

  private restart(): void {
    if (this.part !== 'lost') {
      this.findings.problems.push('misplaced-marker');
    }
    this.part = 'search';
    this.search = [];
    this.replace = [];
  }

  private divide(): void {
    if (this.part === 'search') {
      this.part = 'replace';
    } else {
      this.findings.problems.push('misplaced-marker');
      this.part = 'lost';
    }
  }

  private close(): void {
    if (this.part === 'replace') {
      const block = { search: this.search, replace: this.replace };
      this.findings.operations.push({ kind: 'edit', path: this.path, block });
    } else if (this.part === 'search') {
      this.findings.problems.push('misplaced-marker');
    }
  }
}
