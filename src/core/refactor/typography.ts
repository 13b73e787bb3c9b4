// Knows the characters that word processors and some models write for plain ones, and when they may be turned back.

/** A plain character with its typographic forms. */
interface Kind {
  readonly plain: string;
  readonly forms: RegExp;
}

const KINDS: readonly Kind[] = [
  { plain: "'", forms: /[\u2018\u2019\u201A\u201B\u2032]/g },
  { plain: '"', forms: /[\u201C\u201D\u201E\u201F\u2033]/g },
  { plain: '-', forms: /[\u2010-\u2015\u2212]/g },
  { plain: ' ', forms: /[\u00A0\u2007\u2009\u202F\u3000]/g },
  { plain: '...', forms: /\u2026/g },
];

const ANY = /[\u2018-\u201F\u2032\u2033\u2010-\u2015\u2212\u00A0\u2007\u2009\u202F\u3000\u2026]/;

/** Languages whose text stands beside code without quotes around it. */
const TEXT_LANGUAGES =
  /^(?:markdown|mdx|plaintext|html|xml|vue|svelte|.*react|latex|tex|restructuredtext|asciidoc|handlebars|php)$/;

/** Strings and comments, as far as one line shows them. */
const TEXT_IN_CODE = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|(?:\/\/|#|\/\*|<!--|--).*|^\s*\*.*/g;

/** What prose has not: an assignment, an end of a statement, a call. */
const CODE = /[=;{}[\]]|\w\(|\)[,;:)]/;

/** The line with plain characters alone. */
export function straighten(line: string): string {
  return ANY.test(line) ? KINDS.reduce((text, { forms, plain }) => text.replace(forms, plain), line) : line;
}

/** A line as it was meant; undefined when that cannot be known. */
export type PlainLine = (line: string) => string | undefined;

/**
 * Learns from lines that stand in both what the model writes for which plain character. A form is turned back where it stands for
 * the plain character throughout, and where the document has no such form anywhere; one of which nothing is known makes a line unsure.
 */
export function readTypography(
  block: readonly string[],
  lines: readonly string[],
  document: { readonly text: string; readonly languageId: string },
): PlainLine {
  const written = block.join('\n');
  const found = lines.join('\n');
  const turned = KINDS.filter(({ forms }) => formsIn(written, forms) !== formsIn(found, forms));
  if (turned.length === 0) {
    return (line) => (quotesCode(line, document.languageId) && !ANY.test(document.text) ? undefined : line);
  }
  const sure = turned.filter(
    ({ forms, plain }) => formsIn(document.text, forms) === '' && (plain === ' ' || !written.includes(plain)),
  );
  return (line) => {
    const isMixed = sure.some(
      ({ plain, forms }) => plain !== ' ' && line.includes(plain) && formsIn(line, forms) !== '',
    );
    const rest = sure.reduce((plainer, { forms, plain }) => plainer.replace(forms, plain), line);
    return isMixed || KINDS.some(({ forms }) => formsIn(rest, forms) !== '') ? undefined : rest;
  };
}

/** Whether typographic quotes stand where only code can, and where they are no code in any language. */
function quotesCode(line: string, languageId: string): boolean {
  if (!/[\u2018\u2019\u201C\u201D]/.test(line) || TEXT_LANGUAGES.test(languageId)) {
    return false;
  }
  const code = line.replace(TEXT_IN_CODE, '');
  return /[\u2018\u2019\u201C\u201D]/.test(code) && CODE.test(code);
}

function formsIn(text: string, forms: RegExp): string {
  return text.match(forms)?.join('') ?? '';
}
