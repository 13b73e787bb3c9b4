// The branch in view, found once for each turn that is asked and not for each word of an answer.

import { shownTurns } from '../../src/protocol/branches.ts';
import type { Thread, Turn } from '../../src/protocol/thread.ts';

/** What the panel shows of a thread. */
export interface Branch {
  /** The turns in order. */
  readonly turns: readonly Turn[];
  /** For each turn by its id those that go on from the same one, itself among them. */
  readonly versions: ReadonlyMap<string, readonly Turn[]>;
  /** Changes when other turns are shown, or more of them; not when one of them goes on. */
  readonly version: number;
}

/** Follows a thread. Turns are only ever added to one, and none changes its place in it. */
export class BranchFollower {
  private key = '';
  private version = 0;
  private places: readonly number[] = [];
  private versions: ReadonlyMap<string, readonly Turn[]> = new Map();

  /** The branch that a thread shows. */
  read(thread: Thread): Branch {
    const key = `${thread.id} ${thread.turns.length} ${thread.leaf ?? ''}`;
    if (key !== this.key) {
      const indices = new Map(thread.turns.map(({ id }, index) => [id, index]));
      this.key = key;
      this.version += 1;
      this.places = shownTurns(thread).map(({ id }) => indices.get(id) ?? 0);
      this.versions = versionsIn(thread);
    }
    const turns = this.places.flatMap((place) => thread.turns[place] ?? []);
    return { turns, versions: this.versions, version: this.version };
  }
}

/** In a thread without branches no turn has another beside it. */
function versionsIn(thread: Thread): ReadonlyMap<string, readonly Turn[]> {
  const groups = new Map<string | undefined, Turn[]>();
  for (const turn of thread.leaf === undefined ? [] : thread.turns) {
    const group = groups.get(turn.after);
    if (group) {
      group.push(turn);
    } else {
      groups.set(turn.after, [turn]);
    }
  }
  return new Map([...groups.values()].flatMap((turns) => turns.map(({ id }) => [id, turns] as const)));
}
