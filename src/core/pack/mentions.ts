// What the user named by hand: by attaching it, by pinning it, or by making it the question's scope.

import type { Scope } from '../../protocol/thread.ts';
import type { PackInput } from './packTypes.ts';

/** The parts of a question that name paths. */
export type NamedPaths = Pick<PackInput, 'attachments' | 'scope' | 'activePath' | 'pinned'>;

/** Paths named by hand, without a slash at their end. */
export interface Mentions {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  /** All of them in lower case: on some disks another case names the same thing. */
  readonly folded: ReadonlySet<string>;
}

/** The mentions of a question. */
export function mentionsOf({ attachments, scope, activePath, pinned = [] }: NamedPaths): Mentions {
  const files = [...attachments.filter(({ kind }) => kind !== 'folder').map(({ path }) => path), ...pinned];
  const folders = attachments.filter(({ kind }) => kind === 'folder').map(({ path }) => trimSlash(path));
  if (scope.kind === 'folder') {
    folders.push(trimSlash(scope.path));
  }
  const scopedFile = scope.kind === 'file' ? (scope.path ?? activePath) : undefined;
  if (scopedFile !== undefined) {
    files.push(scopedFile);
  }
  const folded = new Set([...files, ...folders].map(foldCase));
  return { files: new Set(files), folders: new Set(folders), folded };
}

/** Whether a folder was named, in whatever case: which of two spellings was meant is told when all names are known. */
export function mentionsFolder({ folders, folded }: Mentions, folder: string): boolean {
  return folders.has(folder) || (folders.size > 0 && folded.has(foldCase(folder)));
}

/** Whether a mention lies below the folder, so that a walk must enter it. */
export function mentionsBelow({ folded }: Mentions, folder: string): boolean {
  const prefix = `${foldCase(folder)}/`;
  return [...folded].some((path) => path.startsWith(prefix));
}

/** A folder's path as it stands in the paths of its files. */
export function trimSlash(folder: string): string {
  return folder.replace(/\/+$/u, '');
}

/** How the workspace spells what was named: by each mention that nothing answers to as it stands, the only path that differs in case. */
export function spellingsOf({ files, folders }: Mentions, paths: readonly string[]): ReadonlyMap<string, string> {
  const lost = lostMentions([...files, ...folders], paths);
  if (lost.size === 0) {
    return lost;
  }
  const found = new Map<string, Set<string>>();
  for (const name of paths.flatMap(namesOf)) {
    const mention = lost.get(foldCase(name));
    if (mention !== undefined) {
      found.set(mention, (found.get(mention) ?? new Set()).add(name));
    }
  }
  return new Map(
    [...found].flatMap(([mention, names]) =>
      names.size === 1 ? [...names].map((name) => [mention, name] as const) : [],
    ),
  );
}

/** The question with its paths as the workspace spells them. */
export function respell<Input extends NamedPaths>(input: Input, spellings: ReadonlyMap<string, string>): Input {
  if (spellings.size === 0) {
    return input;
  }
  const spell = (path: string) => spellings.get(trimSlash(path)) ?? path;
  const { attachments, scope, activePath, pinned } = input;
  return {
    ...input,
    attachments: attachments.map((one) => ({ ...one, path: spell(one.path) })),
    scope: respellScope(scope, spell),
    ...(activePath !== undefined && { activePath: spell(activePath) }),
    ...(pinned && { pinned: pinned.map(spell) }),
  };
}

function respellScope(scope: Scope, spell: (path: string) => string): Scope {
  switch (scope.kind) {
    case 'folder':
      return { ...scope, path: spell(scope.path) };
    case 'file':
      return scope.path === undefined ? scope : { ...scope, path: spell(scope.path) };
    case 'package':
    case 'workspace':
    case 'editors':
    case 'selection':
      return scope;
  }
}

/** Mentions that no path is or lies below, by their lower case. */
function lostMentions(mentions: readonly string[], paths: readonly string[]): ReadonlyMap<string, string> {
  const lost = new Set(mentions);
  for (const path of lost.size === 0 ? [] : paths) {
    for (const mention of lost) {
      if (path === mention || (path.startsWith(mention) && path.charAt(mention.length) === '/')) {
        lost.delete(mention);
      }
    }
  }
  return new Map([...lost].map((mention) => [foldCase(mention), mention]));
}

/** The path and the folders above it. */
function namesOf(path: string): readonly string[] {
  const names: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    names.push(path.slice(0, at));
  }
  return path.endsWith('/') ? names : [...names, path];
}

function foldCase(path: string): string {
  return path.toLowerCase();
}
