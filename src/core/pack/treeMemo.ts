// Keeps the list of paths from one pack to the next: most edits add and take away no file.

import type { TokenCounter } from '../ports.ts';
import type { FileTree } from './fileTree.ts';

/** What a list is made from. */
export interface TreeWish {
  /** In path order. */
  readonly paths: readonly string[];
  /** Tokens. */
  readonly room: number;
  readonly counter: TokenCounter;
}

/** Owns the list that was made last. */
export class TreeMemo {
  #last: { readonly wish: TreeWish; readonly tree: FileTree } | undefined;

  /** The list for the wish: the one of before when the wish is the same, else what `make` gives. */
  recall(wish: TreeWish, make: () => FileTree): FileTree {
    if (!this.#last || !isSame(this.#last.wish, wish)) {
      this.#last = { wish, tree: make() };
    }
    return this.#last.tree;
  }
}

function isSame(one: TreeWish, other: TreeWish): boolean {
  return (
    one.room === other.room &&
    one.counter === other.counter &&
    one.paths.length === other.paths.length &&
    one.paths.every((path, index) => path === other.paths[index])
  );
}
