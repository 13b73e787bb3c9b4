// How languages write comments, strings and blocks: enough to keep brackets balanced, by editor language id.

/** The lexical manners of a language. */
export interface LanguageRules {
  readonly lineComments: readonly string[];
  readonly blockComment: readonly [string, string] | undefined;
  /** Delimiters of strings that end with their line. */
  readonly quotes: readonly string[];
  /** Delimiters of strings that run over lines. */
  readonly longQuotes: readonly string[];
  /** Whether `'` opens one character, or a lifetime, and no string. */
  readonly characterQuote: boolean;
  /** Whether `/` may open a regular expression. */
  readonly regularExpressions: boolean;
  /** Whether blocks are made by indentation after a colon. */
  readonly indented: boolean;
  /** Whether values within brackets stand apart by commas or operators, never by a line break alone. */
  readonly commas: boolean;
  /** Whether a suggestion is one line: prose and data. */
  readonly singleLine: boolean;
}

const CURLY: LanguageRules = {
  lineComments: ['//'],
  blockComment: ['/*', '*/'],
  quotes: ['"', "'"],
  longQuotes: [],
  characterQuote: false,
  regularExpressions: false,
  indented: false,
  commas: false,
  singleLine: false,
};
const SCRIPT: LanguageRules = { ...CURLY, longQuotes: ['`'], regularExpressions: true, commas: true };
const COMPILED: LanguageRules = { ...CURLY, quotes: ['"'], characterQuote: true, commas: true };
const HASH: LanguageRules = { ...CURLY, lineComments: ['#'], blockComment: undefined };
const PYTHON: LanguageRules = { ...HASH, longQuotes: ['"""', "'''"], indented: true, commas: true };
const DASH: LanguageRules = { ...CURLY, lineComments: ['--'] };
const MARKUP: LanguageRules = { ...CURLY, lineComments: [], blockComment: ['<!--', '-->'], quotes: ['"'] };
const PROSE: LanguageRules = { ...MARKUP, quotes: [], singleLine: true };
const DATA: LanguageRules = { ...CURLY, quotes: ['"'], singleLine: true };

const RULES: ReadonlyMap<string, LanguageRules> = new Map(
  (
    [
      [SCRIPT, 'javascript javascriptreact typescript typescriptreact vue svelte'],
      [COMPILED, 'c cpp csharp java kotlin scala swift objective-c rust zig'],
      [{ ...COMPILED, longQuotes: ['`'] }, 'go'],
      [HASH, 'ruby shellscript perl r elixir toml dockerfile makefile powershell julia'],
      [PYTHON, 'python'],
      [{ ...HASH, indented: true }, 'yaml dockercompose coffeescript nim'],
      [DASH, 'sql lua haskell'],
      [MARKUP, 'html xml'],
      [PROSE, 'markdown plaintext latex tex restructuredtext asciidoc git-commit mdx'],
      [DATA, 'json jsonc jsonl csv'],
    ] as const
  ).flatMap(([rules, ids]) => ids.split(' ').map((id) => [id, rules] as const)),
);

/** The rules of a language; one that is not known is read like C. */
export function rulesOf(languageId: string): LanguageRules {
  return RULES.get(languageId) ?? CURLY;
}
