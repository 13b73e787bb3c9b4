// The files as the editor has them: the text of unsaved documents over the disk, untitled ones among them.

import type { DirectoryEntry, FileSource } from '../ports.ts';
import type { PackInput } from './packTypes.ts';

type Children = ReadonlyMap<string, DirectoryEntry['kind']>;

/** Lays unsaved text over the files. A document that the disk does not know stands in its folder by its name, and every rule applies to it. */
export function overlayUnsaved(files: FileSource, unsaved: PackInput['unsaved']): FileSource {
  if (unsaved.length === 0) {
    return files;
  }
  const texts = new Map(unsaved.map(({ path, text }) => [path, text]));
  const folders = toFolders([...texts.keys()]);
  const bytesOf = (path: string): Uint8Array | undefined => {
    const text = texts.get(path);
    return text === undefined ? undefined : new TextEncoder().encode(text);
  };
  return {
    readDirectory: async (folder) =>
      withChildren(await readFolder(files, folder, folders.get(folder)), folders.get(folder)),
    size: async (path) => bytesOf(path)?.length ?? (await files.size(path)),
    ...(files.stats && {
      stats: async (paths, signal) => {
        const results = (await files.stats?.(paths, signal)) ?? [];
        return paths.map((path, index) => {
          const bytes = bytesOf(path);
          return bytes ? { kind: 'file', size: bytes.length, modified: 0 } : results[index];
        });
      },
    }),
    readFile: async (path) => bytesOf(path) ?? (await files.readFile(path)),
  };
}

/** A folder that only unsaved documents are in is not on the disk. */
async function readFolder(
  files: FileSource,
  folder: string,
  children: Children | undefined,
): Promise<readonly DirectoryEntry[]> {
  try {
    return await files.readDirectory(folder);
  } catch (error) {
    if (children) {
      return [];
    }
    throw error;
  }
}

function withChildren(entries: readonly DirectoryEntry[], children: Children | undefined): readonly DirectoryEntry[] {
  const known = new Set(entries.map(({ name }) => name));
  const fresh = [...(children ?? [])].filter(([name]) => !known.has(name)).map(([name, kind]) => ({ name, kind }));
  return [...entries, ...fresh];
}

function toFolders(paths: readonly string[]): ReadonlyMap<string, Children> {
  const folders = new Map<string, Map<string, DirectoryEntry['kind']>>();
  for (const path of paths) {
    const segments = path.split('/');
    segments.forEach((name, depth) => {
      const folder = segments.slice(0, depth).join('/');
      const children = folders.get(folder) ?? new Map<string, DirectoryEntry['kind']>();
      folders.set(folder, children.set(name, depth === segments.length - 1 ? 'file' : 'directory'));
    });
  }
  return folders;
}
