// Finds where the tests of a file belong, from where the project's other tests are.

/** Where the tests of a source file go. */
export interface TestPlace {
  readonly path: string;
  /** Whether a file of tests is there already. */
  readonly exists: boolean;
  /** A file of tests that shows the project's manner, near the place; undefined when the project has none. */
  readonly example?: string;
}

/** How a test is named after its source: `retry` → `retry.test`, `test_retry`. */
interface Naming {
  readonly before: string;
  readonly after: string;
}

const NAMINGS: readonly Naming[] = [
  ...['.test', '.spec', '-test', '-spec', '_test', '_spec', 'Test', 'Tests', 'Spec', 'IT'].map((after) => ({
    before: '',
    after,
  })),
  ...['test_', 'test-', 'Test'].map((before) => ({ before, after: '' })),
];

/** Folders of tests beside or above the sources. */
const TEST_FOLDER = /^(?:__tests__|tests?|specs?|t)$/i;

/** Folders of sources that a folder of tests mirrors. */
const SOURCE_FOLDER = /^(?:src|lib|app|source|sources|main|java|kotlin|scala|pkg)$/i;

/** What a language does when a project has no test yet, by the ending of the source. */
const USUAL: Readonly<Record<string, (folder: string, name: string, ending: string) => string>> = {
  py: (_folder, name) => `tests/test_${name}.py`,
  go: (folder, name) => join(folder, `${name}_test.go`),
  rb: (_folder, name) => `spec/${name}_spec.rb`,
  java: (folder, name) => join(folder.replace(/(^|\/)src\/main(?=\/|$)/, '$1src/test'), `${name}Test.java`),
  kt: (folder, name) => join(folder.replace(/(^|\/)src\/main(?=\/|$)/, '$1src/test'), `${name}Test.kt`),
  cs: (folder, name) => join(folder, `${name}Tests.cs`),
  php: (_folder, name) => `tests/${name}Test.php`,
};

/** Whether a path is that of a file of tests. */
function isTestPath(path: string): boolean {
  const [, name] = namesOf(path);
  return NAMINGS.some((naming) => strip(name, naming) !== undefined) || /(?:^|\/)__tests__\//.test(path);
}

/** Where the tests of `source` go; `paths` are the project's files, all with `/`. */
export function testPlaceOf(source: string, paths: readonly string[]): TestPlace {
  const ending = endingOf(source);
  const tests = paths.filter((path) => isTestPath(path) && sameFamily(endingOf(path), ending));
  const own = nearest(
    tests.filter((path) => isTestOf(path, source)),
    source,
  );
  if (own !== undefined) {
    return {
      path: own,
      exists: true,
      example:
        nearest(
          tests.filter((path) => path !== own),
          source,
        ) ?? own,
    };
  }
  const example = nearest(tests, source);
  const path = (example === undefined ? undefined : placeLike(example, source, paths)) ?? usualPlace(source);
  return { path, exists: paths.includes(path), ...(example !== undefined && { example }) };
}

/** The place that stands to the source as the example stands to its own source. */
function placeLike(example: string, source: string, paths: readonly string[]): string | undefined {
  const [exampleFolder, exampleName, exampleEnding] = namesOf(example);
  const naming = NAMINGS.find((one) => strip(exampleName, one) !== undefined) ?? { before: '', after: '' };
  const tested = strip(exampleName, naming) ?? exampleName;
  const sources = paths.filter((path) => !isTestPath(path) && namesOf(path)[1] === tested);
  const pair = nearest(sources, example);
  const [folder, name] = namesOf(source);
  const base = `${naming.before}${name}${naming.after}.${exampleEnding}`;
  const target =
    pair === undefined ? likeFolder(exampleFolder, folder) : moved(folder, namesOf(pair)[0], exampleFolder);
  return join(target, base);
}

/** Where `folder` goes when `from` goes to `to`: what both share stays, what differs is exchanged. */
function moved(folder: string, from: string, to: string): string {
  const [sourceRoot, testRoot] = withoutSharedEnd(from, to);
  if (isWithin(folder, sourceRoot)) {
    return join(testRoot, folder.slice(sourceRoot.length).replace(/^\//, ''));
  }
  const inner = /(?:^|\/)(__tests__|tests?|specs?)$/i.exec(to)?.[1];
  return inner !== undefined && join(from, inner) === to ? join(folder, inner) : likeFolder(to, folder);
}

/** Without the example's own source: a folder of tests beside, or one whose tree mirrors that of the sources. */
function likeFolder(testFolder: string, folder: string): string {
  const segments = testFolder.split('/');
  const at = segments.findIndex((segment) => TEST_FOLDER.test(segment));
  if (at < 0) {
    return folder;
  }
  if (segments[at] === '__tests__') {
    return join(folder, '__tests__');
  }
  const root = segments.slice(0, at + 1).join('/');
  const above = segments.slice(0, at).join('/');
  const inner = isWithin(folder, above) ? folder.slice(above.length).replace(/^\//, '') : folder;
  const rest = inner
    .split('/')
    .filter((segment, index) => segment !== '' && !(index === 0 && SOURCE_FOLDER.test(segment)));
  return segments.length === at + 1 ? root : join(root, rest.join('/'));
}

function usualPlace(source: string): string {
  const [folder, name, ending] = namesOf(source);
  return (USUAL[ending] ?? ((where, base, end) => join(where, `${base}.test.${end}`)))(folder, name, ending);
}

function isTestOf(path: string, source: string): boolean {
  const [, name] = namesOf(path);
  const wanted = namesOf(source)[1];
  return (
    NAMINGS.some((naming) => strip(name, naming) === wanted) || (name === wanted && /(?:^|\/)__tests__\//.test(path))
  );
}

function strip(name: string, { before, after }: Naming): string | undefined {
  const fits = name.length > before.length + after.length && name.startsWith(before) && name.endsWith(after);
  return fits ? name.slice(before.length, name.length - after.length) : undefined;
}

/** The path that shares the longest way with another; of equals the first by name. */
function nearest(paths: readonly string[], to: string): string | undefined {
  const wanted = to.split('/');
  const shared = (path: string) => {
    const segments = path.split('/');
    const differs = segments.findIndex((segment, index) => segment !== wanted[index]);
    return (differs < 0 ? segments.length : differs) * 100 + overlap(segments, wanted) * 10 - segments.length;
  };
  return paths.toSorted((one, other) => shared(other) - shared(one) || (one < other ? -1 : 1))[0];
}

/** Folder names that both ways have: `test/unit/pay` and `src/pay` share one. */
function overlap(segments: readonly string[], others: readonly string[]): number {
  return segments.slice(0, -1).filter((segment) => others.slice(0, -1).includes(segment)).length;
}

function withoutSharedEnd(first: string, second: string): readonly [string, string] {
  const [one, other] = [first.split('/'), second.split('/')];
  let shared = 0;
  while (shared < Math.min(one.length, other.length) && one.at(-1 - shared) === other.at(-1 - shared)) {
    shared += 1;
  }
  return [one.slice(0, one.length - shared).join('/'), other.slice(0, other.length - shared).join('/')];
}

/** Script files test each other whatever their ending. */
function sameFamily(one: string, other: string): boolean {
  const isScript = (ending: string) => /^[cm]?[jt]sx?$/.test(ending);
  return one === other || (isScript(one) && isScript(other));
}

function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

function join(folder: string, rest: string): string {
  return [folder, rest].filter((part) => part !== '').join('/');
}

/** Folder, name without ending, ending. */
function namesOf(path: string): readonly [string, string, string] {
  const base = path.slice(path.lastIndexOf('/') + 1);
  const dot = base.lastIndexOf('.');
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return dot <= 0 ? [folder, base, ''] : [folder, base.slice(0, dot), base.slice(dot + 1)];
}

function endingOf(path: string): string {
  return namesOf(path)[2];
}
