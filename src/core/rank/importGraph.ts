// Who imports whom: specifiers of many languages resolved to files by the ends of their paths, when someone asks.

/** Files by a key in the order in which they came; most keys have one file, which stands alone. */
type FilesByKey = Map<string, string | string[]>;

/** A file imported by name has one of these names when its folder's name stands for it. */
const FOLDER_FILES = new Set(['index', 'mod', '__init__', 'lib', 'main', 'package']);

/** A name that so many files bear says nothing. */
const MOST_NAMESAKES = 60;

/** Longer lists are not searched: a name that common leads anywhere. */
const MOST_SEARCHED = 400;

/** A specifier that leads to more files than this is a package; the nearest ones stand for it. */
const MOST_TARGETS = 3;

/** The files and their imports; set and delete are cheap, and what was resolved is forgotten when the set of files changes. */
export class ImportGraph {
  readonly #imports = new Map<string, readonly string[]>();
  /** Files by what a relative specifier can mean: their path, with and without its ending, and their folder. */
  readonly #placed: FilesByKey = new Map();
  /** Files that can be meant by a last segment. */
  readonly #named: FilesByKey = new Map();
  /** Files that import something with that last segment. */
  readonly #naming: FilesByKey = new Map();
  /** Last segments of specifiers: the same ones come again and again. */
  readonly #lastNames = new Map<string, string>();
  readonly #resolved = new Map<string, ReadonlySet<string>>();

  set(path: string, imports: readonly string[]): void {
    const before = this.#imports.get(path);
    if (before === undefined) {
      this.#meet(path);
    } else {
      this.#forgetImports(path, before);
    }
    this.#imports.set(path, imports);
    for (const name of this.#namesOf(imports)) {
      add(this.#naming, name, path);
    }
  }

  delete(path: string): void {
    const before = this.#imports.get(path);
    if (before === undefined) {
      return;
    }
    this.#forgetImports(path, before);
    this.#imports.delete(path);
    keysOfPath(path).forEach((key) => {
      remove(this.#named, key, path);
    });
    placesOfPath(path).forEach((place) => {
      remove(this.#placed, place, path);
    });
    this.#resolved.clear();
  }

  /** The files that a file imports. */
  importsFrom(path: string): ReadonlySet<string> {
    const known = this.#resolved.get(path);
    if (known) {
      return known;
    }
    const targets = new Set((this.#imports.get(path) ?? []).flatMap((specifier) => this.#resolve(path, specifier)));
    targets.delete(path);
    this.#resolved.set(path, targets);
    return targets;
  }

  /** The files that import a file, in path order. */
  importersOf(path: string): readonly string[] {
    const candidates = new Set(keysOfPath(path).flatMap((key) => this.#namingBy(key)));
    return [...candidates].filter((candidate) => this.importsFrom(candidate).has(path)).sort();
  }

  #meet(path: string): void {
    keysOfPath(path).forEach((key) => {
      add(this.#named, key, path);
    });
    placesOfPath(path).forEach((place) => {
      add(this.#placed, place, path);
    });
    this.#resolved.clear();
  }

  #namingBy(key: string): readonly string[] {
    const files = filesIn(this.#naming, key);
    return files.length > MOST_SEARCHED ? [] : files;
  }

  #forgetImports(path: string, imports: readonly string[]): void {
    for (const name of this.#namesOf(imports)) {
      remove(this.#naming, name, path);
    }
    this.#resolved.delete(path);
  }

  /** The distinct last segments of specifiers. */
  #namesOf(imports: readonly string[]): ReadonlySet<string> {
    const names = new Set<string>();
    for (const specifier of imports) {
      const name = this.#lastNames.get(specifier) ?? lastSegment(toSegments(specifier));
      this.#lastNames.set(specifier, name);
      names.add(name);
    }
    return names;
  }

  #resolve(from: string, specifier: string): readonly string[] {
    const relative = relativeTarget(from, specifier);
    if (relative !== undefined) {
      return filesIn(this.#placed, relative);
    }
    const segments = toSegments(specifier);
    // A class or member may follow the file's name: `a.b.Name.member`.
    return this.#byEnd(from, segments) ?? this.#byEnd(from, segments.slice(0, -1)) ?? [];
  }

  /** The files whose paths end like the segments, the longest end that any file has; undefined when only a last word is common. */
  #byEnd(from: string, segments: readonly string[]): readonly string[] | undefined {
    for (let start = 0; start < segments.length; start += 1) {
      const end = segments.slice(start);
      if (end.length === 1 && segments.length > 2) {
        return undefined;
      }
      const found = this.#endingIn(end, from);
      if (found.length > 0) {
        return found;
      }
    }
    return undefined;
  }

  #endingIn(end: readonly string[], from: string): readonly string[] {
    const named = filesIn(this.#named, lastSegment(end));
    if (named.length > (end.length < 2 ? MOST_NAMESAKES : MOST_SEARCHED)) {
      return [];
    }
    const wanted = `/${end.join('/')}`;
    const found = named.filter((path) => path !== from && endsLike(path, wanted)).sort();
    return found.length <= MOST_TARGETS
      ? found
      : found.sort((one, other) => sharedFolders(other, from) - sharedFolders(one, from)).slice(0, MOST_TARGETS);
  }
}

/** Whether a path, as it is, without its ending, or its folder, ends in the segments. */
function endsLike(path: string, wanted: string): boolean {
  return placesOfPath(path).some((place) => `/${place}`.endsWith(wanted)) || `/${folderOf(path)}`.endsWith(wanted);
}

/** What a relative specifier can say to mean a path. */
function placesOfPath(path: string): readonly string[] {
  const bare = withoutEnding(path);
  const places = [path, bare.endsWith('.d') ? bare.slice(0, -2) : bare];
  return isFolderFile(path) ? [...places, folderOf(path)] : places;
}

/** The last segments by which a path can be imported: its name, its name without its ending, its folder. */
function keysOfPath(path: string): readonly string[] {
  const keys = [...placesOfPath(path), folderOf(path)].map((place) => place.slice(place.lastIndexOf('/') + 1));
  return [...new Set(keys)].filter((key) => key !== '');
}

function isFolderFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return FOLDER_FILES.has(withoutEnding(name));
}

/** The path that a relative specifier means, without an ending that stands for another at build time. */
function relativeTarget(from: string, specifier: string): string | undefined {
  const dots = /^\.+(?=\w|$)/.exec(specifier);
  const segments = folderOf(from)
    .split('/')
    .filter((segment) => segment !== '');
  if (dots) {
    // Python: one dot is this package, each further one its parent.
    const kept = segments.slice(0, segments.length + 1 - dots[0].length);
    return [...kept, ...toSegments(specifier.slice(dots[0].length))].join('/');
  }
  if (!/^\.\.?\//.test(specifier)) {
    return undefined;
  }
  for (const part of specifier.split('/')) {
    if (part === '..') {
      segments.pop();
    } else if (part !== '.' && part !== '') {
      segments.push(part.replace(/\.[cm]?jsx?$/, ''));
    }
  }
  return segments.join('/');
}

/** The segments of a specifier of any language, without what stands for the root. */
function toSegments(specifier: string): readonly string[] {
  const path = specifier
    .replace(/[?#].*$/, '')
    .replace(/^[@~]\//, '')
    .replace(/::|\\/g, '/');
  const dotted =
    !path.includes('/') &&
    /^\.*\w+(?:\.\w+)+$/.test(path) &&
    !/\.(?:[ch]|[hc]pp|hh|[cm]?[jt]sx?|s?css|less|rb|py|vue|php|dart)$/.test(path);
  return (dotted ? path.replaceAll('.', '/') : path.replace(/\.[cm]?jsx?$/, ''))
    .split('/')
    .filter((segment) => segment !== '' && !/^(?:\.+|crate|self|super)$/.test(segment));
}

function lastSegment(segments: readonly string[]): string {
  return segments.at(-1) ?? '';
}

function withoutEnding(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') + 1 ? path.slice(0, dot) : path;
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

function sharedFolders(one: string, other: string): number {
  const [first, second] = [one.split('/'), other.split('/')];
  const differs = first.findIndex((segment, index) => segment !== second[index]);
  return differs < 0 ? first.length : differs;
}

function filesIn(files: FilesByKey, key: string): readonly string[] {
  const known = files.get(key);
  return typeof known === 'string' ? [known] : (known ?? []);
}

function add(files: FilesByKey, key: string, path: string): void {
  const known = files.get(key);
  if (known === undefined) {
    files.set(key, path);
  } else if (typeof known === 'string') {
    files.set(key, [known, path]);
  } else {
    known.push(path);
  }
}

function remove(files: FilesByKey, key: string, path: string): void {
  const left = filesIn(files, key).filter((one) => one !== path);
  if (left.length === 0) {
    files.delete(key);
  } else {
    files.set(key, left);
  }
}
