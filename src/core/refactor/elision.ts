// Recognises lines that stand for code which a model left out.

/** Dots or an ellipsis with nothing else, in a comment, in brackets or bare. */
const BARE = /^(?:\/\/|#|--|;|%|\/\*+|<!--|\{\s*\/\*|[("'[])?\s*(?:\.{3,}|…)\s*(?:\*\/\s*\}?|-->|[)"'\]])?;?$/;

/** What a line begins with when it is a comment or a remark; `...rest` without a space is code. */
const REMARK = /^(?:\/\/|#|--|;|%|\/\*+|\*|<!--|\{\s*\/\*|[([<]?\s*(?:\.{3,}\s|…)|[([<](?=[a-z]+ [a-z ]+[)\]>]$))/;

/** The words of a remark, after its leader and up to its end. */
const KIND = 'rest|remaining|remainder|existing|unchanged|same|omitted|previous|original|other';
const THING =
  'code|file|functions?|class(?:es)?|methods?|components?|modules?|implementations?|body|logic|contents?|imports?|lines?|everything|fields?|properties|tests?|cases?';
const LEFT_OUT: readonly RegExp[] = [
  // "... existing code ...", "... rest of the function", "… other methods"
  new RegExp(`^\\W*(?:\\.{3,}|…).*\\b(?:${KIND}|${THING}|as before|more)\\b`),
  // "existing code ...", "the rest of the class…"
  new RegExp(`^\\W*(?:the |your )?(?:${KIND}|${THING})\\b.*(?:\\.{3,}|…)\\W*$`),
  // "rest of the code", "remaining methods unchanged", "existing imports here"
  new RegExp(
    `^\\W*(?:the |all |your )?(?:${KIND})(?: of)?(?: the| this| your)?(?: \\w+)? (?:${THING})(?: (?:is|are|remains?|stays?|goes|go))?(?: (?:here|unchanged|omitted|as before|the same|below|above))*\\W*$`,
  ),
  // "rest unchanged", "everything else is the same", "code remains unchanged"
  new RegExp(
    `^\\W*(?:the )?(?:rest|remainder|everything(?: else)?|${THING})(?: (?:is|are|remains?|stays?|left))? (?:unchanged|omitted|the same|as before)\\W*$`,
  ),
  /^\W*(?:unchanged|no changes?(?: here)?|same as (?:before|above)|omitted|(?:.* )?omitted for brevity)\W*$/,
];

/**
 * Whether lines of an answer leave text out. `own` says how often a line, without blanks at its ends, stands in the text that they
 * are a copy of: dots that were there before are code or a remark of the user's.
 */
export function leavesOut(
  lines: readonly string[],
  languageId: string,
  own: (line: string) => number = () => 0,
): boolean {
  const elided = lines
    .filter((line, index) => isElision(line, languageId, { lines, index }))
    .map((line) => line.trim());
  return elided.some((line) => elided.filter((other) => other === line).length > own(line));
}

/** Counts the lines of a text that are equal but for blanks at their ends. */
export function countIn(lines: readonly string[]): (line: string) => number {
  return (line) => lines.filter((other) => other.trim() === line).length;
}

/** Lines of an answer and the number of one of them. */
interface Among {
  readonly lines: readonly string[];
  readonly index: number;
}

/** Whether a line stands for text that the model left out. Its neighbours tell whether a bare `...` is code, as it is in Python. */
export function isElision(line: string, languageId: string, among?: Among): boolean {
  const text = line.trim().toLowerCase();
  if (BARE.test(text)) {
    return !(languageId === 'python' && text === '...' && (among === undefined || isBody(among)));
  }
  return REMARK.test(text) && LEFT_OUT.some((pattern) => pattern.test(text));
}

/** An ellipsis is the whole body of what a line or a docstring opens; beside other statements it stands for some. */
function isBody({ lines, index }: Among): boolean {
  const isText = (line: string) => line.trim() !== '';
  const before = lines.slice(0, index).findLast(isText)?.trim() ?? ':';
  const after = lines.slice(index + 1).find(isText) ?? '';
  const depth = (line: string) => line.length - line.trimStart().length;
  return /(?::|"""|''')(?:\s*#.*)?$/.test(before) && (after === '' || depth(after) < depth(lines[index] ?? ''));
}
