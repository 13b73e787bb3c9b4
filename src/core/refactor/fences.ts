// Tells the fences that a model puts around its text from those that belong to a document.

import { FENCE, type EditBlock } from './answer.ts';
import type { DocumentLines } from './documentLines.ts';

const CLOSING = /^\s*(?:`{3,}|~{3,})\s*$/;

/** Languages in which fences are text like any other. */
const FENCED_LANGUAGES: readonly string[] = ['markdown', 'mdx', 'plaintext', 'restructuredtext', 'asciidoc'];

/** The block without a fence that stands around its parts and that the document does not have. */
export function bareBlock(block: EditBlock, document: DocumentLines): EditBlock {
  if (!isFenced(block.search) && !isFenced(block.replace)) {
    return block;
  }
  return isOfDocument(block.search, document)
    ? block
    : { ...block, search: withoutFence(block.search), replace: withoutFence(block.replace) };
}

/** The block without the fences around what it searches for, for a document that has such fences elsewhere. */
export function strippedBlock(block: EditBlock): EditBlock | undefined {
  return isFenced(block.search) && isFenced(block.replace)
    ? { ...block, search: withoutFence(block.search), replace: withoutFence(block.replace) }
    : undefined;
}

/** Whether text that comes begins or ends with a fence although the document has none: noise that would stay in the file. */
export function holdsStrayFence(
  search: readonly string[],
  replace: readonly string[],
  document: DocumentLines,
): boolean {
  return (
    !acceptsFences(document) &&
    [replace[0], replace.at(-1)].some((line) => line !== undefined && /^\S/.test(line) && FENCE.test(line)) &&
    !search.some((line) => FENCE.test(line))
  );
}

function isFenced(lines: readonly string[]): boolean {
  return lines.length >= 2 && FENCE.test(lines[0] ?? '') && CLOSING.test(lines.at(-1) ?? '');
}

/** Fences of the block's search text are the document's; without any there, those of the new text may be. */
function isOfDocument(search: readonly string[], document: DocumentLines): boolean {
  return isFenced(search)
    ? [search[0], search.at(-1)].every((line) => document.known.has(line?.trim() ?? ''))
    : acceptsFences(document);
}

function acceptsFences({ languageId, hasFences }: DocumentLines): boolean {
  return FENCED_LANGUAGES.includes(languageId) || hasFences;
}

function withoutFence(lines: readonly string[]): readonly string[] {
  return isFenced(lines) ? lines.slice(1, -1) : lines;
}
