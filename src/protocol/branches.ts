// The branches of a conversation: a question that was asked anew stands beside the one before, and one can go back.

import type { Thread, Turn } from './thread.ts';

/** The turns of the branch that is shown, the first one first; all turns where no branch was ever chosen. */
export function shownTurns(thread: Thread): readonly Turn[] {
  if (thread.leaf === undefined) {
    return thread.turns;
  }
  const turns = new Map(thread.turns.map((turn) => [turn.id, turn]));
  const branch: Turn[] = [];
  let turn = turns.get(thread.leaf);
  while (turn) {
    branch.push(turn);
    turns.delete(turn.id);
    turn = turn.after === undefined ? undefined : turns.get(turn.after);
  }
  return branch.reverse();
}

/** The end of a turn's branch, by the newest continuation at each step; undefined when there is no such turn. */
export function newestLeaf(thread: Thread, turnId: string): string | undefined {
  const newest = new Map(thread.turns.flatMap(({ id, after }) => (after === undefined ? [] : [[after, id] as const])));
  let leaf = thread.turns.find(({ id }) => id === turnId)?.id;
  let next = leaf === undefined ? undefined : newest.get(leaf);
  while (leaf !== undefined && next !== undefined) {
    newest.delete(leaf);
    leaf = next;
    next = newest.get(leaf);
  }
  return leaf;
}

/** What a question that follows the shown branch goes on from: turns as the model is told of them, the summary first where there is one. */
export function toldTurns(turns: readonly Turn[]): { readonly summary?: string; readonly turns: readonly Turn[] } {
  const at = turns.findLastIndex(({ summary }) => summary !== undefined);
  const summary = turns[at]?.summary;
  return summary === undefined ? { turns } : { summary, turns: turns.slice(at + 1) };
}
