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

/**
 * Writes the list; folders below the depth that fits are folded. `fits` judges a text; one of more than `longest` UTF-16
 * units need not be tried.
 */
export function renderTree(
  paths: readonly string[],
  fits: (text: string) => boolean,
  longest = Number.POSITIVE_INFINITY,
): FileTree {
  const top = toFolders(paths);
  const lengths = lengthsByDepth(top);
  for (let depth = lengths.length - 1; depth > 0; depth -= 1) {
    const tree = (lengths[depth] ?? 0) <= longest ? writeTree(top, depth) : undefined;
    if (tree && fits(tree.text)) {
      return tree;
    }
  }
  return { text: `** (${countWords(paths.length)})`, folded: new Set(paths) };
}

/** About how long the list is when it is folded at each depth, in UTF-16 units. */
function lengthsByDepth(top: Folder): readonly number[] {
  const written: number[] = [];
  const folded: number[] = [];
  const visit = ({ path, files, folders }: Folder, depth: number) => {
    const names = files.reduce((sum, name) => sum + name.length + 2, 0);
    written[depth] = (written[depth] ?? 0) + (names > 0 ? path.length + names : 0);
    folded[depth] = (folded[depth] ?? 0) + path.length;
    for (const inner of folders.values()) {
      visit(inner, depth + 1);
    }
  };
  visit(top, 0);
  let above = 0;
  const lengths = written.map((length, depth) => {
    const total = above + (folded[depth] ?? 0);
    above += length;
    return total;
  });
  return [...lengths, above];
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
      lines.push(`${folder.path === '' ? '.' : escapeName(folder.path)}/: ${escapeName(folder.files.join(', '))}`);
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
  const known = new Map<string, Folder>([['', top]]);
  for (const path of paths) {
    const slash = path.lastIndexOf('/');
    folderAt(path.slice(0, Math.max(0, slash)), known, top).files.push(path.slice(slash + 1));
  }
  countFiles(top);
  return top;
}

/** The folder of a path, made with those above it when it is met first. */
function folderAt(path: string, known: Map<string, Folder>, top: Folder): Folder {
  const met = known.get(path);
  if (met) {
    return met;
  }
  const slash = path.lastIndexOf('/');
  const folder = { path, files: [], folders: new Map<string, Folder>(), count: 0 };
  known.set(path, folder);
  (slash < 0 ? top : folderAt(path.slice(0, slash), known, top)).folders.set(path.slice(slash + 1), folder);
  return folder;
}

/** How many files are in a folder and below it. */
function countFiles(folder: Folder): number {
  folder.count = folder.files.length;
  for (const inner of folder.folders.values()) {
    folder.count += countFiles(inner);
  }
  return folder.count;
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
  const grouped = String(count).replace(/\B(?=(?:\d{3})+$)/gu, ',');
  return `${grouped} ${count === 1 ? 'file' : 'files'}`;
}

/** What a name would break a line or open a tag with. */
const UNSAFE = /[&<\r\n\u2028\u2029]/u;

/** Names are data: they can break no line and open no tag. */
function escapeName(name: string): string {
  if (!UNSAFE.test(name)) {
    return name;
  }
  return name
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\r\n\u2028\u2029]/gu, '\u2424');
}
