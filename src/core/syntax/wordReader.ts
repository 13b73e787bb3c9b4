// Reads the words of a text by character codes, without cutting pieces out of it.

/** `_`, `$`, digits, letters, and everything beyond ASCII, as identifiers have them. */
const WORD_CODES = Uint8Array.from({ length: 128 }, (_, code) => Number(/[\w$]/u.test(String.fromCharCode(code))));

const SPACE = 32;
const TAB = 9;

/** Whether a UTF-16 code unit belongs to an identifier. */
export function isWordCode(code: number): boolean {
  return code > 127 || WORD_CODES[code] === 1;
}

/** The offset of the first character at or behind `at` that is neither a blank nor a tab. */
export function skipBlanks(text: string, at: number): number {
  let end = at;
  for (let code = text.charCodeAt(end); code === SPACE || code === TAB; code = text.charCodeAt(end)) {
    end += 1;
  }
  return end;
}

/** The offset behind the identifier that begins at `at`; `at` itself where none begins. */
export function skipWord(text: string, at: number): number {
  let end = at;
  while (end < text.length && isWordCode(text.charCodeAt(end))) {
    end += 1;
  }
  return end;
}
