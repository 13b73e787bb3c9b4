// Remembers what was found last, so that with a watcher's word for the rest only the changed files are looked at.

import type { FileSource, StatResult } from '../ports.ts';
import type { DiscoverInput, Discovery, FoundFile } from './discover.ts';

/** Files that decide about others. */
const RULES = /(?:^|\/)\.(?:git\w*|panoramaignore)$/;

/** What was found, and the place of each file in it. */
interface Remembered {
  readonly key: string;
  readonly discovery: Discovery;
  readonly places: ReadonlyMap<string, number>;
}

/** Owns the last discovery of a workspace. */
export class RememberedDiscovery {
  #last: Remembered | undefined;

  /** Takes note of a discovery that asked the disk about everything. */
  remember(input: DiscoverInput, discovery: Discovery): void {
    const places = new Map(discovery.files.map(({ path }, place) => [path, place]));
    this.#last = { key: keyOf(input), discovery, places };
  }

  /**
   * What would be found now, when nothing but these paths has changed since. Undefined where that cannot be told from the files
   * themselves: one has come or gone, is a link now, or decides about others. Rejects with the signal's reason when stopped.
   */
  async recall(
    input: DiscoverInput,
    { changed, files }: { readonly changed: readonly string[]; readonly files: FileSource },
    signal: AbortSignal,
  ): Promise<Discovery | undefined> {
    const last = this.#last;
    if (last?.key !== keyOf(input) || !changed.every((path) => last.places.has(path) && !RULES.test(path))) {
      return undefined;
    }
    const stats = changed.length === 0 ? [] : await files.stats?.(changed, signal);
    const found = stats && follow(last, changed, stats);
    if (!found) {
      return undefined;
    }
    const discovery = { ...last.discovery, files: found };
    this.#last = { ...last, discovery };
    return discovery;
  }
}

/** What a discovery depends on beside the disk. */
function keyOf({ exclude, include, attachments, scope, activePath, unsaved, pinned }: DiscoverInput): string {
  const added = attachments.map(({ kind, path }) => [kind, path]);
  return JSON.stringify([exclude, include, added, scope, activePath, unsaved.map(({ path }) => path), pinned]);
}

function follow(
  { discovery, places }: Remembered,
  changed: readonly string[],
  stats: readonly StatResult[],
): readonly FoundFile[] | undefined {
  const files = [...discovery.files];
  for (const [index, path] of changed.entries()) {
    const place = places.get(path) ?? -1;
    const before = files[place];
    const stat = stats[index];
    if (before === undefined || stat === undefined || 'error' in stat || stat.kind !== 'file') {
      return undefined;
    }
    // An unsaved document has no size: what the disk says of it does not matter.
    files[place] = before.size === undefined ? before : { ...before, size: stat.size, modified: stat.modified };
  }
  return files;
}
