// Asks the editor's file system about many files, a few at a time.

import * as vscode from 'vscode';
import type { DirectoryEntry, StatResult } from '../../core/ports.ts';

/** Questions on their way at once: a remote file system answers them side by side, and hears others meanwhile. */
const AT_ONCE = 32;

/** What the editor says of each address, in their order; one that names nothing of the workspace is not there. Rejects only with the signal's reason. */
export async function statFiles(
  uris: readonly (vscode.Uri | undefined)[],
  signal: AbortSignal,
): Promise<readonly StatResult[]> {
  const results: StatResult[] = uris.map(() => undefined);
  const waiting = uris.entries();
  const work = async (): Promise<void> => {
    for (const [index, uri] of waiting) {
      signal.throwIfAborted();
      results[index] = uri && (await statFile(uri));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

async function statFile(uri: vscode.Uri): Promise<StatResult> {
  try {
    const { type, size, mtime } = await vscode.workspace.fs.stat(uri);
    // Some file systems know no times. No two looks at such a file agree, so that it is read each time.
    return { kind: kindOf(type), size, modified: mtime > 0 ? mtime : Number.NaN };
  } catch (error) {
    const isMissing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    return isMissing ? undefined : { error: error instanceof Error ? error.message : String(error) };
  }
}

/** A link keeps the bit of what it points to; it is a link first, since links are not followed. */
export function kindOf(type: vscode.FileType): DirectoryEntry['kind'] {
  if ((type & vscode.FileType.SymbolicLink) !== 0) {
    return 'link';
  }
  if (type === vscode.FileType.Directory) {
    return 'directory';
  }
  return type === vscode.FileType.File ? 'file' : 'other';
}
