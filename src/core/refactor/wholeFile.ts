// Reads a file that a model writes as a whole, between tags or, where it was asked for a file, in a fence.

import { FENCE, type Findings, type FormatReader } from './answer.ts';

const OPEN = /^\s*<file\b[^>]*\bpath=(["'])([^"'<>]+)\1[^>]*>\s*$/;
const CLOSE = /^\s*<\/file>\s*$/;

/** The path of the file that a line opens. */
export function openedFile(line: string): string | undefined {
  return OPEN.exec(line)?.[2];
}

/** Makes the reader of a file whose opening tag has just been read. */
export function createFileReader(path: string, findings: Findings): FormatReader {
  const lines: string[] = [];
  return {
    take(line) {
      if (!CLOSE.test(line)) {
        lines.push(line);
        return true;
      }
      findings.operations.push({ kind: 'rewrite', path, lines: withoutFence(lines) });
      return false;
    },
    end: () => findings.problems.push('incomplete'),
  };
}

/** Makes the reader of a file in a fence that has just been opened: it ends with the last fence of the answer. */
export function createFencedFileReader(findings: Findings): FormatReader {
  const lines: string[] = [];
  return {
    take: (line) => lines.push(line) > 0,
    end() {
      const fences = lines.flatMap((line, index) => (FENCE.test(line) ? [index] : []));
      // Fences of the file's own come in pairs, so that with the last one their number is odd.
      if (fences.length % 2 === 1) {
        findings.operations.push({ kind: 'rewrite', path: undefined, lines: lines.slice(0, fences.at(-1)) });
      } else {
        findings.problems.push('incomplete');
      }
    },
  };
}

function withoutFence(lines: readonly string[]): readonly string[] {
  const isFenced =
    lines.length >= 2 && FENCE.test(lines[0] ?? '') && /^\s*(?:`{3,}|~{3,})\s*$/.test(lines.at(-1) ?? '');
  return isFenced ? lines.slice(1, -1) : lines;
}
