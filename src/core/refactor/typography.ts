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

/** Typographic quotes where only code can stand, and where they are no code in any language. */
const QUOTED_CODE = /(?:[=[]\s*|\w\(|\b(?:return|from|import|case|require)\s+)[\u2018\u2019\u201C\u201D]/;

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
export function readTypography(block: readonly string[], document: readonly string[], text: string): PlainLine {
  const written = block.join('\n');
  const found = document.join('\n');
  const turned = KINDS.filter(({ forms }) => formsIn(written, forms) !== formsIn(found, forms));
  const sure = turned.filter(
    ({ forms, plain }) => formsIn(text, forms) === '' && (plain === ' ' || !written.includes(plain)),
  );
  if (turned.length === 0) {
    return (line) => (QUOTED_CODE.test(line) && !QUOTED_CODE.test(text) ? undefined : line);
  }
  return (line) => {
    const isMixed = sure.some(
      ({ plain, forms }) => plain !== ' ' && line.includes(plain) && formsIn(line, forms) !== '',
    );
    const rest = sure.reduce((plainer, { forms, plain }) => plainer.replace(forms, plain), line);
    return isMixed || KINDS.some(({ forms }) => formsIn(rest, forms) !== '') ? undefined : rest;
  };
}

function formsIn(text: string, forms: RegExp): string {
  return text.match(forms)?.join('') ?? '';
}
