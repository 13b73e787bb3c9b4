// Serves the tree of a commit as a workspace: its files, their list and the history before it.

import type { FileLister, FileSource, HistorySource, StatResult } from '../../../src/core/ports.ts';
import type { Corpus } from './repository.ts';

/** What packing reads the workspace through. */
export interface SnapshotSource {
  readonly files: FileSource;
  readonly lister: FileLister;
  readonly history: HistorySource;
}

/** The workspace as it was at a snapshot. A text's time of change is a number of its own, so that a change is seen. */
export function sourceOf(corpus: Corpus, at: number): SnapshotSource {
  const objects = corpus.snapshots[at]?.files ?? new Map<string, string>();
  const bytesOf = (path: string): Uint8Array => new TextEncoder().encode(corpus.text(objects.get(path) ?? ''));
  const statOf = (path: string): StatResult => {
    const object = objects.get(path);
    const modified = Number.parseInt(object?.slice(0, 12) ?? '0', 16);
    return object === undefined ? undefined : { kind: 'file', size: bytesOf(path).length, modified };
  };
  const nothing = { files: [], ignored: [], unlisted: [], crowded: [] };
  const history = { commits: 500, touched: corpus.touchedBefore(at), subjects: corpus.subjectsBefore(at) };
  return {
    files: {
      readDirectory: () => Promise.resolve([]),
      size: (path) => Promise.resolve(bytesOf(path).length),
      readFile: (path) => Promise.resolve(bytesOf(path)),
      stats: (paths) => Promise.resolve(paths.map(statOf)),
    },
    lister: {
      list: () => Promise.resolve({ tracked: [...objects.keys()], untracked: Promise.resolve(nothing) }),
    },
    history: {
      head: () => Promise.resolve(corpus.snapshots[at]?.commit),
      read: () => Promise.resolve(history),
    },
  };
}
