// Writes one value after another into the editor's memory, which may lose what is set while an earlier write is under way.

import type * as vscode from 'vscode';

/** What is set and not yet written, by name. */
type Unwritten = Map<string, { readonly value: unknown }>;

/**
 * The editor keeps all values of an extension as one text. Each write comes back as an echo that replaces them all, with what was
 * set since then (VS Code 1.139, `ExtensionMemento`): a value that is set while an echo is on its way is gone, for the reader at once
 * and often for good. The echo comes before the write is told as done, so that one write at a time loses nothing.
 */
export function orderedMemory(memento: vscode.Memento): vscode.Memento {
  const unwritten: Unwritten = new Map();
  let last: Promise<unknown> = Promise.resolve();
  return {
    keys: () => {
      const set = [...unwritten].filter(([, { value }]) => value !== undefined).map(([name]) => name);
      return [...memento.keys().filter((name) => !unwritten.has(name)), ...set];
    },
    get: <Value>(name: string, usual?: Value) => {
      const set = unwritten.get(name);
      const value = set ? set.value : memento.get(name);
      return (value === undefined ? usual : value) as Value;
    },
    update: (name, value: unknown) => {
      const set = { value };
      unwritten.set(name, set);
      const written = last.then(async () => {
        try {
          await memento.update(name, value);
        } finally {
          if (unwritten.get(name) === set) {
            unwritten.delete(name);
          }
        }
      });
      last = written.catch(() => undefined);
      return written;
    },
  };
}
