// Finds what a file imports, as written: a quick reading of the lines at its head, in the forms of many languages.

/** Imports stand at the head of a file; UTF-16 code units that are read. */
const HEAD_LENGTH = 6_000;

/** More imports than this say nothing about what a file is about. */
const MOST_IMPORTS = 60;

/** First characters of lines that can import: `import`, `from`, `use`, `mod`, `pub`, `require`, `export`, `const`, `#include`, `@import`, `} from`, a path in a Go block. */
const STARTS: ReadonlySet<number> = new Set(Array.from('ifumprec#@}"lv', (sign) => sign.charCodeAt(0)));

/** A quoted path: of JavaScript, TypeScript, style sheets, Ruby, PHP, Dart, C, and others. */
const QUOTED =
  /\b(?:from|import|require|require_relative|include|include_once|require_once|part|load|use|forward)\b[\s(]*(?:url\()?["'<]([^"'<>\n]{1,200})["'>]/g;

/** `from a.b import c, d` of Python. */
const FROM = /^from\s+([.\w]+)\s+import\s+\(?([\w, ]*)/;

/** A dotted or coloned name: of Python, Java, Kotlin, Scala, C#, Swift, Haskell, Rust, PHP, Perl. */
const NAMED =
  /^(?:pub(?:\([^)]*\))?\s+)?(?:import|using|use|mod)\s+(?:static\s+|qualified\s+|function\s+)?([A-Za-z_][\w.:\\]*)/;

/** A line of an import block of Go. */
const BLOCK_LINE = /^(?:[\w.]+\s+)?"([\w.~-]+(?:\/[\w.~-]+)+)"$/;

/** The specifiers in order of first mention, distinct. Linear in the head of the text. */
export function importsOf(text: string): readonly string[] {
  const found = new Set<string>();
  const end = Math.min(text.length, HEAD_LENGTH);
  for (let start = 0; start < end && found.size < MOST_IMPORTS;) {
    const stop = endOfLine(text, start);
    const first = skipBlanks(text, start, stop);
    if (STARTS.has(text.charCodeAt(first)) && stop - first < 400) {
      readLine(text.slice(first, stop).trimEnd(), found);
    }
    start = stop + 1;
  }
  return withoutText(found);
}

/** The same strings, but none a part of the file's text: the engine keeps the whole of a string while a part of it is kept. */
function withoutText(specifiers: ReadonlySet<string>): readonly string[] {
  return specifiers.size === 0 ? [] : [...specifiers].join('\n').split('\n');
}

function endOfLine(text: string, start: number): number {
  const found = text.indexOf('\n', start);
  return found < 0 ? text.length : found;
}

function skipBlanks(text: string, start: number, stop: number): number {
  let at = start;
  while (at < stop && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) {
    at += 1;
  }
  return at;
}

/** What a line needs to hold to be worth the slower look. */
const QUOTE = /["'<]/;

function readLine(line: string, found: Set<string>): void {
  const from = line.startsWith('from') ? FROM.exec(line) : null;
  if (from) {
    addFrom(from[1] ?? '', from[2] ?? '', found);
  } else if (!readQuoted(line, found)) {
    const named = (NAMED.exec(line) ?? BLOCK_LINE.exec(line))?.[1];
    if (named) {
      found.add(named.replace(/[.:\\]+$/, ''));
    }
  }
}

/** Adds what stands between quotes. Tells whether there is any. */
function readQuoted(line: string, found: Set<string>): boolean {
  if (!QUOTE.test(line)) {
    return false;
  }
  let isQuoted = false;
  for (const [, specifier] of line.matchAll(QUOTED)) {
    found.add(specifier ?? '');
    isQuoted = true;
  }
  return isQuoted;
}

/** What is imported from a package can be a module of it. */
function addFrom(module: string, names: string, found: Set<string>): void {
  found.add(module);
  const separator = module.endsWith('.') ? '' : '.';
  for (const name of names.split(',')) {
    const [word = ''] = name.trim().split(/\s/);
    if (word !== '') {
      found.add(`${module}${separator}${word}`);
    }
  }
}
