// Finds many short words in a text in one pass: an Aho-Corasick automaton in typed arrays.

/** Told of each anchor in the order of their ends; `index` is that of its list, `at` the UTF-16 offset where it begins. */
export type AnchorVisit = (index: number, at: number) => void;

/** Units above these are in no anchor. */
const ASCII = 128;

interface Ending {
  readonly index: number;
  readonly length: number;
}

interface Node {
  readonly next: Map<number, number>;
  readonly endings: Ending[];
}

/**
 * Makes a scan for lists of anchors: ASCII words in lower case, found in either case. A text is read once, at hundreds of
 * megabytes a second, however many anchors there are.
 */
export function createAnchorScan(lists: readonly (readonly string[])[]): (text: string, visit: AnchorVisit) => void {
  const { classes, width } = classify(lists.flat());
  const nodes = toTrie(lists, classes);
  const moves = toMoves(nodes, width);
  const endings = nodes.map((node) => node.endings);
  const isEnd = Uint8Array.from(endings, (all) => Math.min(1, all.length));
  return (text, visit) => {
    let state = 0;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      state = moves[state * width + (unit < ASCII ? (classes[unit] ?? 0) : 0)] ?? 0;
      if (isEnd[state] === 1) {
        for (const { index, length } of endings[state] ?? []) {
          visit(index, at + 1 - length);
        }
      }
    }
  };
}

/** Gives the characters of the anchors small numbers, both cases one; 0 is every other character. */
function classify(anchors: readonly string[]): { readonly classes: Uint8Array; readonly width: number } {
  const classes = new Uint8Array(ASCII);
  let width = 1;
  for (const character of new Set(anchors.join(''))) {
    classes[character.charCodeAt(0)] = width;
    classes[character.toUpperCase().charCodeAt(0)] = width;
    width += 1;
  }
  return { classes, width };
}

function toTrie(lists: readonly (readonly string[])[], classes: Uint8Array): readonly Node[] {
  const root: Node = { next: new Map(), endings: [] };
  const nodes = [root];
  lists.forEach((anchors, index) => {
    for (const anchor of anchors) {
      let node = root;
      for (const character of anchor) {
        node = child(nodes, node, classes[character.charCodeAt(0)] ?? 0);
      }
      node.endings.push({ index, length: anchor.length });
    }
  });
  return nodes;
}

function child(nodes: Node[], node: Node, character: number): Node {
  const known = nodes[node.next.get(character) ?? nodes.length];
  if (known) {
    return known;
  }
  const fresh: Node = { next: new Map(), endings: [] };
  node.next.set(character, nodes.length);
  nodes.push(fresh);
  return fresh;
}

/** The automaton: where each state goes with each character. A state also ends what its longest own ending ends. */
function toMoves(nodes: readonly Node[], width: number): Uint16Array {
  const moves = new Uint16Array(nodes.length * width);
  const fallback = new Uint16Array(nodes.length);
  const queue = [0];
  for (const state of queue) {
    const base = (fallback[state] ?? 0) * width;
    // The row of the fallback is final by now: its state is nearer to the root.
    moves.copyWithin(state * width, base, base + width);
    for (const [character, next] of nodes[state]?.next ?? []) {
      const other = moves[base + character] ?? 0;
      moves[state * width + character] = next;
      fallback[next] = other;
      nodes[next]?.endings.push(...(nodes[other]?.endings ?? []));
      queue.push(next);
    }
  }
  return moves;
}
