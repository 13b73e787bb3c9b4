// Finds the citations in an answer: `[src/pay/retry.ts "words quoted from one line"]`, or a file alone: `[src/pay/retry.ts]`.

/** A citation as it stands in the answer. */
export interface CitationMention {
  /** UTF-16 offsets in the answer, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly path: string;
  /** Empty when a file alone is cited. */
  readonly quote: string;
}

/** A bracket that holds a path with a dot or a slash, and perhaps a quotation; not the text of a Markdown link. */
const MENTION = /\[([^\s[\]"`()]*[./][^[\]"`\n]*?)(?:\s+"((?:[^"\\\n]|\\.)*)")?\](?!\()/g;

/** Spans of code, where brackets are code: fenced blocks and inline code. */
const CODE = /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^\1[^\n]*$|(?![\s\S]))|(`+)(?!`)[^\n]*?[^`\n]\2(?!`)/gm;

/** The citations of an answer in order; those inside code are not citations. Linear in the text. */
export function findCitations(answer: string): readonly CitationMention[] {
  const code = [...answer.matchAll(CODE)].map((match) => [match.index, match.index + match[0].length] as const);
  const mentions: CitationMention[] = [];
  let next = 0;
  for (const match of answer.matchAll(MENTION)) {
    while (next < code.length && (code[next]?.[1] ?? 0) <= match.index) {
      next += 1;
    }
    const span = code[next];
    if (span && span[0] <= match.index) {
      continue;
    }
    mentions.push({
      start: match.index,
      end: match.index + match[0].length,
      path: (match[1] ?? '').trim(),
      quote: (match[2] ?? '').replace(/\\(["\\])/g, '$1'),
    });
  }
  return mentions;
}
