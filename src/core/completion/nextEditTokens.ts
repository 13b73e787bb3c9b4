// Reads code as words, numbers, strings and marks with their brackets; comments are left out, code inside strings is read.

import { endOfString, formsOf, type CodeForm, type StringForm } from './nextEditForms.ts';

/** One token of code. Offsets are UTF-16 code units. */
export interface CodeToken {
  readonly kind: 'word' | 'number' | 'string' | 'mark';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** From 0, of its start. */
  readonly line: number;
  /** The index of the innermost bracket that holds it; -1 outside of all. A closer has that of its opener. */
  readonly opener: number;
}

/** The tokens of a text. */
export interface Code {
  readonly languageId: string;
  readonly text: string;
  readonly tokens: readonly CodeToken[];
  /** The index of the bracket that closes or opens the one at an index. */
  readonly partners: ReadonlyMap<number, number>;
  /** Whether every bracket has a partner and every string an end. */
  readonly isWhole: boolean;
}

/** The languages whose code is read well enough to be sure of a place. */
export function isReadable(languageId: string): boolean {
  return formsOf(languageId) !== undefined;
}

/** Tokens that are read before others may work. */
const TOKENS_IN_TURN = 1_500;

/** Reads a text in turns, each of few milliseconds; of a language that is not known it has no tokens. */
export function* readInTurns(text: string, languageId: string): Generator<undefined, Code> {
  const forms = formsOf(languageId);
  if (!forms) {
    return { languageId, text, tokens: [], partners: new Map(), isWhole: false };
  }
  const reader = new Reader(text, forms);
  while (!reader.read(TOKENS_IN_TURN)) {
    yield undefined;
  }
  return { languageId, text, tokens: reader.tokens, partners: reader.partners, isWhole: reader.isWhole };
}

/** Reads a short text at once. */
export function readCode(text: string, languageId: string): Code {
  const turns = readInTurns(text, languageId);
  let turn = turns.next();
  while (turn.done !== true) {
    turn = turns.next();
  }
  return turn.value;
}

const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** What stands before a slash that begins a regular expression. */
const BEFORE_EXPRESSION = /^(?:[=(,:[!&|?{};+]|&&|\|\||\?\?|=>|return|typeof|case|in|of)$/;
const REGULAR_EXPRESSION = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y;

/** The bracket that code inside a string opened, with the string to go on with behind it. */
interface Hole {
  readonly opener: number;
  readonly form: StringForm;
}

/** Holds the place while one text is read. */
class Reader {
  readonly tokens: CodeToken[] = [];
  readonly partners = new Map<number, number>();
  isWhole = true;
  readonly #text: string;
  readonly #forms: CodeForm;
  readonly #pattern: RegExp;
  readonly #open: number[] = [];
  readonly #holes: Hole[] = [];
  #at = 0;
  #line = 0;
  #lineCounted = 0;

  constructor(text: string, forms: CodeForm) {
    this.#text = text;
    this.#forms = forms;
    this.#pattern = new RegExp(forms.pattern.source, 'gu');
  }

  /** Reads so many tokens; answers whether that was all. */
  read(count: number): boolean {
    for (const end = this.tokens.length + count; this.tokens.length < end;) {
      this.#pattern.lastIndex = this.#at;
      const match = this.#pattern.exec(this.#text);
      if (!match) {
        this.isWhole &&= this.#open.length === 0;
        return true;
      }
      this.#take(match[0], match.index);
    }
    return false;
  }

  #take(found: string, start: number): void {
    this.#at = start + found.length;
    if (this.#forms.lineComment === found) {
      const end = this.#text.indexOf('\n', this.#at);
      this.#at = end < 0 ? this.#text.length : end;
    } else if (found === '/*') {
      const end = this.#text.indexOf('*/', this.#at);
      this.isWhole &&= end >= 0;
      this.#at = end < 0 ? this.#text.length : end + 2;
    } else {
      this.#takeCode(found, start);
    }
  }

  #takeCode(found: string, start: number): void {
    const form = this.#forms.stringOf(found);
    if (form) {
      this.#readString(form, start);
    } else if (found === '/' && this.#forms.regularExpressions && this.#expectsExpression()) {
      this.#readExpression(start);
    } else if (found === "'") {
      // A lifetime: what follows is its name.
      this.#push('mark', start, this.#at);
    } else if (/^[\p{L}_$@]/u.test(found)) {
      this.#push('word', start, this.#at);
    } else if (/^\d/.test(found)) {
      this.#push('number', start, this.#at);
    } else {
      this.#readMark(found, start);
    }
  }

  #readMark(found: string, start: number): void {
    const opened = CLOSES[found];
    if (opened !== undefined) {
      this.#close(opened, start);
      return;
    }
    this.#push('mark', start, this.#at);
    if (found === '(' || found === '[' || found === '{') {
      this.#open.push(this.tokens.length - 1);
    }
  }

  #close(opened: string, start: number): void {
    const opener = this.#open.at(-1);
    if (opener === undefined || this.tokens[opener]?.text !== opened) {
      this.isWhole = false;
      this.#push('mark', start, this.#at);
      return;
    }
    this.#open.pop();
    this.#push('mark', start, this.#at);
    this.partners.set(opener, this.tokens.length - 1);
    this.partners.set(this.tokens.length - 1, opener);
    const hole = this.#holes.at(-1);
    if (hole?.opener === opener) {
      this.#holes.pop();
      this.#readString(hole.form, this.#at);
    }
  }

  /** Reads a string to its end or to the next code inside it. */
  #readString(form: StringForm, start: number): void {
    const end = endOfString(this.#text, this.#at, form);
    this.isWhole &&= end.kind !== 'missing';
    if (end.kind !== 'hole') {
      this.#push('string', start, end.at);
      this.#at = end.at;
      return;
    }
    this.#push('string', start, end.at);
    this.#at = end.at + form.hole.length;
    this.#push('mark', this.#at - 1, this.#at);
    this.#open.push(this.tokens.length - 1);
    this.#holes.push({ opener: this.tokens.length - 1, form });
  }

  #readExpression(start: number): void {
    REGULAR_EXPRESSION.lastIndex = start;
    const match = REGULAR_EXPRESSION.exec(this.#text);
    this.#at = start + (match?.[0].length ?? 1);
    this.#push(match ? 'string' : 'mark', start, this.#at);
  }

  #expectsExpression(): boolean {
    const last = this.tokens.at(-1);
    return last === undefined || (last.kind !== 'string' && BEFORE_EXPRESSION.test(last.text));
  }

  #push(kind: CodeToken['kind'], start: number, end: number): void {
    while (this.#lineCounted < start) {
      const next = this.#text.indexOf('\n', this.#lineCounted);
      if (next < 0 || next >= start) {
        break;
      }
      this.#line += 1;
      this.#lineCounted = next + 1;
    }
    const text = this.#text.slice(start, end);
    this.tokens.push({ kind, text, start, end, line: this.#line, opener: this.#open.at(-1) ?? -1 });
  }
}
