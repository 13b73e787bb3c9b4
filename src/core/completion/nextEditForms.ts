// How the languages in which next edits are sure write strings, comments and marks.

/** One way to write a string. */
export interface StringForm {
  readonly closer: string;
  /** Whether a backslash takes the meaning from what follows. */
  readonly escapes: boolean;
  /** Whether it ends with its line. */
  readonly endsWithLine: boolean;
  /** What opens code inside it; empty where none can stand. Ends with a brace. */
  readonly hole: string;
}

/** The lexical manners of a language. */
export interface CodeForm {
  /** Finds the next token, comment or string from anywhere in code. */
  readonly pattern: RegExp;
  readonly lineComment: string;
  readonly regularExpressions: boolean;
  /** How the string goes on that these characters open; undefined when they open none. */
  readonly stringOf: (opener: string) => StringForm | undefined;
}

const WORD = String.raw`[\p{L}_$][\p{L}\p{N}_$]*`;
const NUMBER = String.raw`\d(?:[\w]|\.(?=\d))*`;
const MARKS = String.raw`\.\.\.|\.\.=?|===|!==|=>|:=|==|!=|<=|>=|->|::|\?\.|&&|\|\||\?\?|[-+*/%&|^]=|\S`;

function patternOf(...openers: readonly string[]): RegExp {
  return new RegExp([...openers, WORD, NUMBER, MARKS].join('|'), 'u');
}

const LINE: StringForm = { closer: '"', escapes: true, endsWithLine: true, hole: '' };

/** A character between apostrophes, not a lifetime. */
const CHARACTER = String.raw`'(?:\\[^\n]{1,8}?|[^'\\\n])'`;

const SCRIPT: CodeForm = {
  pattern: patternOf('//', String.raw`/\*`, '["\'`]'),
  lineComment: '//',
  regularExpressions: true,
  stringOf: (opener) => {
    if (opener === '`') {
      return { closer: '`', escapes: true, endsWithLine: false, hole: '${' };
    }
    return opener === '"' || opener === "'" ? { ...LINE, closer: opener } : undefined;
  },
};

const PYTHON: CodeForm = {
  pattern: patternOf('#', String.raw`[rRbBuUfF]{0,2}(?:"""|'''|"|')`),
  lineComment: '#',
  regularExpressions: false,
  stringOf: (opener) => {
    const match = /^([a-z]*)("""|'''|"|')$/i.exec(opener);
    const [, prefix = '', closer = ''] = match ?? [];
    // A raw string cannot end behind a backslash either.
    return match
      ? { closer, escapes: true, endsWithLine: closer.length === 1, hole: /f/i.test(prefix) ? '{' : '' }
      : undefined;
  },
};

const GO: CodeForm = {
  pattern: patternOf('//', String.raw`/\*`, CHARACTER, '["`]'),
  lineComment: '//',
  regularExpressions: false,
  stringOf: (opener) => {
    if (opener === '`') {
      return { closer: '`', escapes: false, endsWithLine: false, hole: '' };
    }
    return opener === '"' ? LINE : wholeCharacter(opener);
  },
};

const RUST: CodeForm = {
  pattern: patternOf('//', String.raw`/\*`, CHARACTER, String.raw`b?r#*"`, 'b?"'),
  lineComment: '//',
  regularExpressions: false,
  stringOf: (opener) => {
    const raw = /^b?r(#*)"$/.exec(opener);
    if (raw) {
      return { closer: `"${raw[1] ?? ''}`, escapes: false, endsWithLine: false, hole: '' };
    }
    return opener.endsWith('"') ? { ...LINE, endsWithLine: false } : wholeCharacter(opener);
  },
};

const SHARP: CodeForm = {
  pattern: patternOf('//', String.raw`/\*`, CHARACTER, String.raw`\$?"""`, String.raw`(?:\$@?|@\$?)?"`),
  lineComment: '//',
  regularExpressions: false,
  stringOf: (opener) => {
    if (!opener.endsWith('"')) {
      return wholeCharacter(opener);
    }
    const isPlain = !opener.includes('@') && !opener.endsWith('"""');
    return {
      closer: opener.endsWith('"""') ? '"""' : '"',
      escapes: isPlain,
      endsWithLine: isPlain,
      hole: opener.startsWith('$') ? '{' : '',
    };
  },
};

/** A character is found whole: nothing of it is left to read. */
function wholeCharacter(found: string): StringForm | undefined {
  return found.length > 2 && found.startsWith("'")
    ? { closer: '', escapes: false, endsWithLine: false, hole: '' }
    : undefined;
}

const FORMS: ReadonlyMap<string, CodeForm> = new Map([
  ['typescript', SCRIPT],
  ['typescriptreact', SCRIPT],
  ['javascript', SCRIPT],
  ['javascriptreact', SCRIPT],
  ['python', PYTHON],
  ['go', GO],
  ['rust', RUST],
  ['csharp', SHARP],
]);

/** The manners of a language by the editor's id; undefined where no place is sure. */
export function formsOf(languageId: string): CodeForm | undefined {
  return FORMS.get(languageId);
}

/** Where a string stops: behind its closer, before code inside it, or without a closer at the end of its line or the text. */
export interface StringEnd {
  readonly kind: 'closed' | 'hole' | 'missing';
  readonly at: number;
}

/** Reads on in a string. */
export function endOfString(text: string, from: number, form: StringForm): StringEnd {
  const { closer, hole, endsWithLine } = form;
  let at = from;
  while (at < text.length) {
    if (text.startsWith(closer, at)) {
      return { kind: 'closed', at: at + closer.length };
    }
    if (isPair(text, at, form)) {
      at += 2;
    } else if (hole !== '' && text.startsWith(hole, at)) {
      return { kind: 'hole', at };
    } else if (endsWithLine && text[at] === '\n') {
      break;
    } else {
      at += 1;
    }
  }
  return { kind: 'missing', at: Math.min(at, text.length) };
}

/** Whether two characters stand for one: behind a backslash, and two braces, which open nothing. */
function isPair(text: string, at: number, { escapes, hole }: StringForm): boolean {
  return (escapes && text[at] === '\\') || (hole === '{' && text.startsWith('{{', at));
}
