// What the user named by hand: by attaching it, or by making it the question's scope.

import type { PackInput } from './packTypes.ts';

/** Paths named by hand, without a slash at their end. */
export interface Mentions {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

/** The mentions of a question. */
export function mentionsOf({
  attachments,
  scope,
  activePath,
}: Pick<PackInput, 'attachments' | 'scope' | 'activePath'>): Mentions {
  const files = attachments.filter(({ kind }) => kind !== 'folder').map(({ path }) => path);
  const folders = attachments.filter(({ kind }) => kind === 'folder').map(({ path }) => path);
  if (scope.kind === 'folder') {
    folders.push(scope.path);
  }
  const scopedFile = scope.kind === 'file' ? (scope.path ?? activePath) : undefined;
  if (scopedFile !== undefined) {
    files.push(scopedFile);
  }
  return { files: new Set(files), folders: new Set(folders.map(trimSlash)) };
}

/** Whether a mention lies below the folder, so that a walk must enter it. */
export function mentionsBelow({ files, folders }: Mentions, folder: string): boolean {
  return [...files, ...folders].some((path) => path.startsWith(`${folder}/`));
}

/** A folder's path as it stands in the paths of its files. */
export function trimSlash(folder: string): string {
  return folder.replace(/\/+$/u, '');
}
