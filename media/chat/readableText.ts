// What a turn says in words: the text that is searched, whether the turn is in the document or not.

import type { Token } from 'markdown-it';
import type { Turn } from '../../src/protocol/thread.ts';
import { baseName, shortLabel } from './citationLabel.ts';
import { parseBlocks } from './markdown.ts';

/** Parts what does not read on: a paragraph from the next, a formula from the words around it. */
const BREAK = '\n';

/** The question and the answer as one reads them: without the marks of Markdown, a line for each block. */
export function readableText({ question, answer, citations }: Turn): string {
  const labels = new Map(citations.map((citation) => [`${citation.path}\n${citation.quote}`, shortLabel(citation)]));
  const parts: string[] = [question, BREAK];
  const labelOf = ({ meta }: Token): string => {
    const { path, quote } = meta ?? {};
    return labels.get(`${String(path)}\n${String(quote)}`) ?? baseName(String(path));
  };
  for (const { tokens } of parseBlocks(answer.replace(/\r\n?/gu, '\n'), {})) {
    appendWords(parts, tokens, labelOf);
  }
  return parts.join('');
}

function appendWords(parts: string[], tokens: readonly Token[], labelOf: (citation: Token) => string): void {
  for (const token of tokens) {
    if (token.type === 'inline') {
      appendWords(parts, token.children ?? [], labelOf);
    } else if (token.type === 'citation') {
      parts.push(labelOf(token));
    } else if (token.block || token.type.endsWith('break') || token.type.startsWith('math')) {
      parts.push(BREAK, token.type.startsWith('math') ? '' : token.content, BREAK);
    } else {
      parts.push(token.content);
    }
  }
}
