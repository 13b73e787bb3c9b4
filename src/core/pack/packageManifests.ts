// Reads what a package says of itself: its name and what it needs, in the words of four kinds of manifests.

/** A package of the workspace. */
export interface WorkspacePackage {
  /** Its folder, without a slash at the end; empty for the workspace itself. */
  readonly folder: string;
  readonly kind: 'node' | 'python' | 'go' | 'rust';
  /** Its name as others of its kind write it; empty where it has none. */
  readonly name: string;
  /** Names of what it needs, for building and testing too. */
  readonly needs: readonly string[];
  /** Folders of the workspace that it names as what it needs. */
  readonly needsFolders: readonly string[];
}

/** The manifests that are read, by their file names. */
export const manifestNames = ['package.json', 'pyproject.toml', 'go.mod', 'Cargo.toml'] as const;

/** The package that a manifest describes; undefined when the file is none or cannot be understood. */
export function readPackage(path: string, text: string): WorkspacePackage | undefined {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  switch (path.slice(path.lastIndexOf('/') + 1)) {
    case 'package.json':
      return readNode(folder, text);
    case 'pyproject.toml':
      return readPython(folder, text);
    case 'go.mod':
      return readGo(folder, text);
    case 'Cargo.toml':
      return readRust(folder, text);
    default:
      return undefined;
  }
}

const NODE_NEEDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

function readNode(folder: string, text: string): WorkspacePackage | undefined {
  const manifest = parseObject(text);
  if (!manifest) {
    return undefined;
  }
  const needed = NODE_NEEDS.flatMap((field) => Object.entries(asObject(manifest[field])));
  const folders = needed.flatMap(([, version]) =>
    typeof version === 'string' ? (/^(?:file|link|portal|workspace):(\.{1,2}\/.*)$/u.exec(version)?.[1] ?? []) : [],
  );
  return {
    folder,
    kind: 'node',
    name: typeof manifest['name'] === 'string' ? manifest['name'] : '',
    needs: needed.map(([name]) => name),
    needsFolders: folders.map((relative) => joinFolders(folder, relative)),
  };
}

/** Names of Python packages are the same in any case and with any of `-`, `_` and `.` (PEP 503). */
const pythonName = (name: string): string => name.toLowerCase().replace(/[-_.]+/gu, '-');

function readPython(folder: string, text: string): WorkspacePackage {
  const entries = readToml(text);
  const own = valuesOf(entries, /^(?:project|tool\.poetry)$/u, 'name')[0] ?? '';
  const listed = entries.filter(
    ({ table, key }) =>
      (table === 'project' && key === 'dependencies') ||
      table === 'project.optional-dependencies' ||
      table === 'dependency-groups',
  );
  const requirements = listed.flatMap(({ value }) => stringsIn(value).map((one) => /^[\w.-]+/u.exec(one)?.[0] ?? ''));
  const poetry = entries.filter(({ table }) => /^tool\.poetry\.(?:group\.[^.]+\.)?(?:dev-)?dependencies$/u.test(table));
  const sources = entries.filter(({ table }) => table === 'tool.uv.sources');
  return {
    folder,
    kind: 'python',
    name: pythonName(own),
    needs: [...requirements, ...poetry.map(({ key }) => key)].filter((name) => name !== '').map(pythonName),
    needsFolders: pathsIn([...poetry, ...sources], folder),
  };
}

function readGo(folder: string, text: string): WorkspacePackage {
  const lines = text.split(/\r?\n/u).map((line) => line.replace(/\/\/.*$/u, '').trim());
  const directives = readDirectives(lines);
  const ofVerb = (verb: string): readonly string[] =>
    directives.filter((one) => one.verb === verb).map(({ rest }) => rest);
  return {
    folder,
    kind: 'go',
    name: lines.flatMap((line) => /^module\s+"?([^\s"]+)/u.exec(line)?.[1] ?? [])[0] ?? '',
    needs: ofVerb('require').flatMap((rest) => /^(\S+)\s+v\S+/u.exec(rest)?.[1] ?? []),
    needsFolders: ofVerb('replace').flatMap((rest) => {
      const path = /=>\s*(\.{1,2}\/\S*)/u.exec(rest)?.[1];
      return path === undefined ? [] : [joinFolders(folder, path)];
    }),
  };
}

/** `require` and `replace`, each on a line of its own or in a block. */
function readDirectives(lines: readonly string[]): readonly { readonly verb: string; readonly rest: string }[] {
  let block = '';
  return lines.flatMap((line) => {
    const opened = /^(require|replace)\s*\($/u.exec(line)?.[1];
    if (opened !== undefined || line === ')') {
      block = opened ?? '';
      return [];
    }
    const [, verb = block, rest = line] = /^(require|replace)\s+(.*)$/u.exec(line) ?? [];
    return verb === '' ? [] : [{ verb, rest }];
  });
}

const RUST_NEEDS = /^(?:workspace\.|target\..+\.)?(?:dev-|build-)?dependencies(?:\.(.+))?$/u;

function readRust(folder: string, text: string): WorkspacePackage {
  const entries = readToml(text);
  const needed = entries.flatMap(({ table, key, value }) => {
    const match = RUST_NEEDS.exec(table);
    return match ? [{ name: match[1] === undefined ? key.split('.')[0] : unquote(match[1]), table, key, value }] : [];
  });
  const renamed = needed.flatMap(
    ({ key, value }) => (key === 'package' ? unquote(value) : /\bpackage\s*=\s*"([^"]+)"/u.exec(value)?.[1]) ?? [],
  );
  const ownPaths = needed.flatMap(({ key, value }) => (key === 'path' ? [joinFolders(folder, unquote(value))] : []));
  return {
    folder,
    kind: 'rust',
    name: valuesOf(entries, /^package$/u, 'name')[0] ?? '',
    needs: [...needed.flatMap(({ name }) => name ?? []), ...renamed],
    needsFolders: [...pathsIn(needed, folder), ...ownPaths],
  };
}

interface TomlEntry {
  readonly table: string;
  readonly key: string;
  /** As written; an array over several lines is on one. */
  readonly value: string;
}

/** Tables and keys of a TOML file, as far as manifests need them; what is not understood is passed over. */
function readToml(text: string): readonly TomlEntry[] {
  const entries: TomlEntry[] = [];
  let table = '';
  let open: TomlEntry | undefined;
  for (const raw of text.split(/\r?\n/u)) {
    const line = withoutComment(raw).trim();
    const heading = /^\[+([^\]]+)\]+$/u.exec(line)?.[1];
    if (open) {
      open = { ...open, value: `${open.value} ${line}` };
    } else if (heading !== undefined) {
      table = heading.replaceAll('"', '').trim();
    } else {
      const [, key, value] = /^("[^"]+"|[\w.-]+)\s*=\s*(.*)$/u.exec(line) ?? [];
      open = key === undefined || value === undefined ? undefined : { table, key: unquote(key), value };
    }
    if (open && isClosed(open.value)) {
      entries.push(open);
      open = undefined;
    }
  }
  return entries;
}

function withoutComment(line: string): string {
  return /^(?:[^#"']|"(?:[^"\\]|\\.)*"|'[^']*')*/u.exec(line)?.[0] ?? line;
}

/** Whether an array that begins in the value also ends in it. */
function isClosed(value: string): boolean {
  const bare = value.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/gu, '');
  return (bare.match(/\[/gu)?.length ?? 0) <= (bare.match(/\]/gu)?.length ?? 0);
}

function valuesOf(entries: readonly TomlEntry[], table: RegExp, key: string): readonly string[] {
  return entries.filter((entry) => table.test(entry.table) && entry.key === key).map(({ value }) => unquote(value));
}

function stringsIn(value: string): readonly string[] {
  return [...value.matchAll(/"([^"]*)"|'([^']*)'/gu)].map(([, one, other]) => one ?? other ?? '');
}

function pathsIn(entries: readonly { readonly value: string }[], folder: string): readonly string[] {
  return entries.flatMap(({ value }) => {
    const path = /\bpath\s*=\s*["']([^"']+)["']/u.exec(value)?.[1];
    return path === undefined ? [] : [joinFolders(folder, path)];
  });
}

function unquote(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/u, '$2');
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** A folder seen from another one; one that climbs out of the workspace names no folder in it. */
function joinFolders(from: string, relative: string): string {
  const segments = from === '' ? [] : from.split('/');
  for (const segment of relative.split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) {
        return '..';
      }
    } else if (segment !== '' && segment !== '.') {
      segments.push(segment);
    }
  }
  return segments.join('/');
}
