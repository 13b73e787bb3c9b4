// Finds words in what a turn shows, over the borders of its nodes but not over those of its blocks.

/** What does not read on with what stands before it. */
const BLOCKS = 'p, li, h3, h4, h5, h6, td, th, pre, blockquote, .questionText';

/** What is no text of the turn. */
const NO_TEXT = '.codeHeader, math, .maths';

/** The places of some words in the question and the answer of a turn's article, in order; case does not matter. */
export function findInNodes(article: Element, sought: string): readonly Range[] {
  const needle = sought.toLowerCase();
  return [...article.querySelectorAll('.questionText, .answer')].flatMap((holder) => findIn(holder, needle));
}

interface Piece {
  readonly node: Text;
  /** UTF-16 offset of the node's text in the text of the holder. */
  readonly start: number;
}

function findIn(holder: Element, needle: string): readonly Range[] {
  const pieces: Piece[] = [];
  let text = '';
  let block: Element | null = null;
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || parent?.closest(NO_TEXT)) {
      text += '\n';
      continue;
    }
    const own = parent?.closest(BLOCKS) ?? null;
    text += own === block ? '' : '\n';
    block = own;
    pieces.push({ node, start: text.length });
    text += node.data.toLowerCase();
  }
  return placesOf(text, needle).map((start) => rangeOf(pieces, start, start + needle.length));
}

/** The UTF-16 offsets at which some words begin, none within another. */
export function placesOf(text: string, needle: string): readonly number[] {
  const places: number[] = [];
  for (let at = needle === '' ? -1 : text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
    places.push(at);
  }
  return places;
}

function rangeOf(pieces: readonly Piece[], start: number, end: number): Range {
  const range = new Range();
  const first = pieces.findLast((piece) => piece.start <= start);
  const last = pieces.findLast((piece) => piece.start < end);
  if (first && last) {
    range.setStart(first.node, Math.min(first.node.length, start - first.start));
    range.setEnd(last.node, Math.min(last.node.length, end - last.start));
  }
  return range;
}
