// How comments are written, by the ending of a file's name.

/** A comment of one line: what opens it and, where it must be closed, what closes it. */
export interface CommentForm {
  readonly open: string;
  readonly close: string;
}

const SLASHES: CommentForm = { open: '// ', close: '' };
const HASH: CommentForm = { open: '# ', close: '' };
const STARS: CommentForm = { open: '/* ', close: ' */' };
const ANGLES: CommentForm = { open: '<!-- ', close: ' -->' };
const DASHES: CommentForm = { open: '-- ', close: '' };
const SEMICOLON: CommentForm = { open: '; ', close: '' };
const PERCENT: CommentForm = { open: '% ', close: '' };

/** Endings whose comments do not begin with two slashes, as most do. */
const FORMS: readonly (readonly [CommentForm, string])[] = [
  [
    HASH,
    'py pyi pyw rb rake gemspec sh bash zsh fish yml yaml toml ps1 psm1 psd1 pl pm r jl ex exs nim cr tf hcl cmake mk ' +
      'conf properties dockerfile makefile gemfile rakefile graphql gql',
  ],
  [STARS, 'css'],
  [ANGLES, 'md markdown mdx html htm xml svg vue svelte xaml csproj'],
  [DASHES, 'sql lua hs elm ada vhdl'],
  [SEMICOLON, 'ini asm lisp clj cljs edn scm rkt el'],
  [PERCENT, 'tex erl hrl'],
];

const formByEnding = new Map(FORMS.flatMap(([form, endings]) => endings.split(' ').map((ending) => [ending, form])));

/** The form for a path; of an unknown ending, two slashes. */
export function commentFormOf(path: string): CommentForm {
  return formByEnding.get(endingOf(path)) ?? SLASHES;
}

/** What follows the last dot of the file's name, in lower case; of a name without a dot, the name. */
export function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Lines that are comments or decorations of what follows: `//`, `#`, `*`, `--`, `@Override`, `#[test]`. */
const COMMENT_LINE =
  /^\s*(?:\/\/|\/\*|\*|#(?!\s*(?:include|define|if|ifdef|ifndef|endif|else|import)\b)|--|<!--|;|%|"""|''')/u;

/** Whether a line is a comment, judged by its first characters alone. */
export function isCommentLine(line: string): boolean {
  return COMMENT_LINE.test(line);
}
