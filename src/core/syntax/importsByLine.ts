// Import specifiers of languages that write an import on a line of its own, or in a bracket over several.

/** The languages with a rule, those that write alike together. */
export type LineRule =
  | 'python'
  | 'go'
  | 'rust'
  | 'jvm'
  | 'csharp'
  | 'include'
  | 'style'
  | 'ruby'
  | 'php'
  | 'shell'
  | 'lua'
  | 'elixir'
  | 'dart';

interface Rule {
  /** Words with which a line can begin that imports; only such lines are read. */
  readonly words: readonly string[];
  /** The specifiers of a statement that begins with one of the words. */
  read(statement: string): readonly string[];
  /** Brackets over which a statement goes on. */
  readonly bracket?: '(' | '{';
}

const quoted = (statement: string): readonly string[] =>
  [...statement.matchAll(/"([^"\n]+)"|'([^'\n]+)'/gu)].map(([, double, single]) => double ?? single ?? '');

/** What the first group of a pattern holds. */
const matching =
  (pattern: RegExp) =>
  (statement: string): readonly string[] => {
    const found = pattern.exec(statement)?.[1];
    return found === undefined ? [] : [found];
  };

const RULES: Readonly<Record<LineRule, Rule>> = {
  python: { words: ['import', 'from'], read: readPython, bracket: '(' },
  go: { words: ['import'], read: quoted, bracket: '(' },
  rust: { words: ['use', 'pub', 'mod', 'extern'], read: readRust, bracket: '{' },
  jvm: { words: ['import'], read: matching(/^import\s+(?:static\s+)?([\w.*]+)/u) },
  csharp: { words: ['using', 'global', 'open', 'Imports'], read: readUsing },
  include: { words: ['#', 'import'], read: matching(/^(?:#\s*(?:include|import)|import)\s*["<]([^">]+)[">]/u) },
  style: { words: ['@'], read: readStyle },
  ruby: {
    words: ['require', 'load', 'autoload'],
    read: matching(/^(?:require|require_relative|load|autoload\s+:\w+,)\s*\(?\s*["']([^"']+)["']/u),
  },
  php: { words: ['use', 'require', 'include'], read: readPhp, bracket: '{' },
  shell: { words: ['source', '.'], read: matching(/^(?:source|\.)\s+["']?([^"'\s;]+)/u) },
  lua: { words: ['local', 'require'], read: matching(/\brequire\s*\(?\s*["']([^"']+)["']/u) },
  elixir: { words: ['import', 'alias', 'use', 'require'], read: matching(/^(?:import|alias|use|require)\s+([\w.]+)/u) },
  dart: { words: ['import', 'export', 'part'], read: matching(/^(?:import|export|part)\s+["']([^"']+)["']/u) },
};

/** A bracket that stays open longer than this is none; UTF-16 code units. */
const LONGEST_STATEMENT = 20_000;

/** Longer lines are data. */
const LONGEST_LINE = 2_000;

/** The specifiers in order, repeated where they repeat. */
export function* importsByLine(name: LineRule, text: string): Generator<string> {
  const rule = RULES[name];
  const firstCodes = new Set(rule.words.map((word) => word.charCodeAt(0)));
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const first = firstInk(text, start);
    if (firstCodes.has(text.charCodeAt(first)) && rule.words.some((word) => text.startsWith(word, first))) {
      yield* rule.read(text.slice(first, statementEnd(text, { first, end }, rule.bracket)).trimEnd());
    }
    start = end + 1;
  }
}

const SPACE = 32;
const TAB = 9;

function firstInk(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB) {
    at += 1;
  }
  return at;
}

function statementEnd(
  text: string,
  { first, end }: { readonly first: number; readonly end: number },
  bracket: Rule['bracket'],
): number {
  const shortened = Math.min(end, first + LONGEST_LINE);
  const open = bracket === undefined ? -1 : text.slice(first, shortened).lastIndexOf(bracket);
  if (open < 0) {
    return shortened;
  }
  const close = text.indexOf(bracket === '(' ? ')' : bracket === '{' ? ';' : '\n', first + open);
  return close < 0 || close - first > LONGEST_STATEMENT ? shortened : Math.max(shortened, close + 1);
}

/** `import a.b as c, d` and `from .x import y`; of a bare dot, what is imported from it. */
function readPython(statement: string): readonly string[] {
  const [, from, names = ''] = /^from\s+([\w.]+)\s+import\s+(.*)$/su.exec(statement) ?? [];
  if (from !== undefined) {
    return /^\.+$/u.test(from) ? wordsOf(names).map((name) => `${from}${name}`) : [from];
  }
  const [, plain = ''] = /^import\s+(.*)$/u.exec(statement) ?? [];
  return wordsOf(plain);
}

/** Names between commas, without what they are renamed to, brackets and comments. */
function wordsOf(names: string): readonly string[] {
  return names
    .replace(/#.*$/gmu, '')
    .split(',')
    .flatMap((name) => /[\w.]+/u.exec(name)?.[0] ?? []);
}

/** `use a::{b, c::d};` is `a::b` and `a::c::d`; `mod x;` is `self::x`. */
function readRust(statement: string): readonly string[] {
  const [, module] = /^(?:pub(?:\([^)]*\))?\s+)?mod\s+(\w+)\s*;/u.exec(statement) ?? [];
  if (module !== undefined) {
    return [`self::${module}`];
  }
  const [, used] = /^(?:pub(?:\([^)]*\))?\s+)?use\s+([^;]+);?/u.exec(statement) ?? [];
  const [, crate] = /^extern\s+crate\s+(\w+)/u.exec(statement) ?? [];
  return used === undefined ? (crate === undefined ? [] : [crate]) : [...expandUse(used)];
}

function expandUse(used: string): readonly string[] {
  const paths: string[] = [];
  const prefixes: string[] = [''];
  let path = '';
  const flush = (): void => {
    const own = path.replace(/\s+as\s+.*$/su, '').trim();
    if (own !== '' && own !== 'self') {
      paths.push(`${prefixes.at(-1) ?? ''}${own}`);
    } else if (own === 'self') {
      paths.push((prefixes.at(-1) ?? '').replace(/::$/u, ''));
    }
    path = '';
  };
  for (const character of used) {
    if (character === '{') {
      prefixes.push(`${prefixes.at(-1) ?? ''}${path.trim()}`);
      path = '';
    } else if (character === ',' || character === '}') {
      flush();
      prefixes.length -= character === '}' && prefixes.length > 1 ? 1 : 0;
    } else {
      path += character;
    }
  }
  flush();
  return paths;
}

function readUsing(statement: string): readonly string[] {
  const pattern =
    /^(?:global\s+)?(?:using|open|Imports)\s+(?:static\s+)?(?:\w+\s*=\s*)?([A-Za-z_][\w.]*)\s*;?\s*(?:\/\/.*)?$/u;
  return matching(pattern)(statement);
}

function readStyle(statement: string): readonly string[] {
  const [, words = ''] = /^@(?:import|use|forward|reference)\s+(.*)$/u.exec(statement) ?? [];
  const [, bare] = /^(?:\([^)]*\)\s*)?url\(\s*([^"')\s]+)\s*\)/u.exec(words) ?? [];
  return bare === undefined ? quoted(words.replace(/\bwith\s*\(.*$/u, '')) : [bare];
}

/** `use A\B\{C, D as E};`, `require_once __DIR__ . '/x.php';` */
function readPhp(statement: string): readonly string[] {
  const [, group, members = ''] = /^use\s+(?:function\s+|const\s+)?\\?([\w\\]+)\\\{([^}]*)\}/u.exec(statement) ?? [];
  if (group !== undefined) {
    return members.split(',').flatMap((member) => {
      const name = /[\w\\]+/u.exec(member)?.[0];
      return name === undefined ? [] : [`${group}\\${name}`];
    });
  }
  const [, used] = /^use\s+(?:function\s+|const\s+)?\\?([\w\\]+)/u.exec(statement) ?? [];
  return used === undefined ? (/^(?:require|include)/u.test(statement) ? quoted(statement) : []) : [used];
}
