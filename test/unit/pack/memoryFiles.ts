// A workspace in memory for tests: text by path, folders by their names; values that are functions are special entries.

import type { DirectoryEntry, FileSource } from '../../../src/core/ports.ts';

/** A file's text or bytes, a link, or a file that cannot be read. */
export type Entry = string | Uint8Array | { readonly kind: 'link' } | { readonly kind: 'unreadable' };

/** The files as a FileSource; entries come in an order that is not sorted, as from a disk. */
export function memoryFiles(files: Readonly<Record<string, Entry>>): FileSource {
  const bytesOf = (path: string): Uint8Array => {
    const entry = files[path];
    if (entry === undefined || (typeof entry === 'object' && 'kind' in entry)) {
      throw new Error('permission denied');
    }
    return typeof entry === 'string' ? new TextEncoder().encode(entry) : entry;
  };
  return {
    readDirectory: (folder) => Promise.resolve(entriesOf(folder, files)),
    size: async (path) => Promise.resolve(bytesOf(path).length),
    readFile: async (path) => Promise.resolve(bytesOf(path)),
  };
}

function entriesOf(folder: string, files: Readonly<Record<string, Entry>>): readonly DirectoryEntry[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const entries = new Map<string, DirectoryEntry>();
  for (const [path, entry] of Object.entries(files)) {
    if (!path.startsWith(prefix)) {
      continue;
    }
    const [name = '', ...rest] = path.slice(prefix.length).split('/');
    const isLink = typeof entry === 'object' && 'kind' in entry && entry.kind === 'link';
    const kind = rest.length > 0 ? 'directory' : isLink ? 'link' : 'file';
    entries.set(name, { name, kind });
  }
  return [...entries.values()].reverse();
}

/** Counts four characters as a token, rounding up. */
