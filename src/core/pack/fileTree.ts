// The list of paths that the model sees: one line a folder, deep folders folded when the list would take too much.

/** The list with what became of each path. */
export interface FileTree {
  readonly text: string;
  /** Paths that stand in a folded folder and not by name. */
  readonly folded: ReadonlySet<string>;
}

interface Folder {
  readonly path: string;
  readonly files: string[];
  readonly folders: Map<string, Folder>;
  count: number;
}

/** Writes the list; folders below the depth that fits are folded. `fits` judges a text. */
export function renderTree(paths: readonly string[], fits: (text: string) => boolean): FileTree {
  const top = toFolders(paths);
  const depths = paths.reduce((most, path) => Math.max(most, path.split('/').length), 1);
  for (let depth = depths; depth > 0; depth -= 1) {
    const tree = writeTree(top, depth);
    if (fits(tree.text)) {
      return tree;
    }
  }
  return { text: `** (${countWords(paths.length)})`, folded: new Set(paths) };
}

function writeTree(top: Folder, depth: number): FileTree {
  const lines: string[] = [];
  const folded = new Set<string>();
  const visit = (folder: Folder, level: number) => {
    if (level >= depth && folder.path !== '') {
      lines.push(`${escapeName(folder.path)}/** (${countWords(folder.count)})`);
      collect(folder, folded);
      return;
    }
    if (folder.files.length > 0) {
      lines.push(`${escapeName(folder.path)}/: ${folder.files.map(escapeName).join(', ')}`.replace(/^\/: /u, './: '));
    }
    for (const inner of folder.folders.values()) {
      visit(inner, level + 1);
    }
  };
  visit(top, 0);
  return { text: lines.join('\n'), folded };
}

function toFolders(paths: readonly string[]): Folder {
  const top: Folder = { path: '', files: [], folders: new Map(), count: 0 };
  for (const path of paths) {
    const segments = path.split('/');
    let folder = top;
    folder.count += 1;
    for (const segment of segments.slice(0, -1)) {
      const inner = folder.folders.get(segment) ?? {
        path: folder.path === '' ? segment : `${folder.path}/${segment}`,
        files: [],
        folders: new Map<string, Folder>(),
        count: 0,
      };
      folder.folders.set(segment, inner);
      folder = inner;
      folder.count += 1;
    }
    folder.files.push(segments.at(-1) ?? path);
  }
  return top;
}

function collect(folder: Folder, into: Set<string>): void {
  for (const name of folder.files) {
    into.add(folder.path === '' ? name : `${folder.path}/${name}`);
  }
  for (const inner of folder.folders.values()) {
    collect(inner, into);
  }
}

function countWords(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'file' : 'files'}`;
}

/** Names are data: they can break no line and open no tag. */
function escapeName(name: string): string {
  return name
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\r\n\u2028\u2029]/gu, '\u2424');
}
