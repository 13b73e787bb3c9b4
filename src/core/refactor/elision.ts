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
 * Whether a line of an answer stands for text that the model left out. A bare `...` is code in Python. The caller lets pass what stands
 * in the document itself.
 */
export function isElision(line: string, languageId: string): boolean {
  const text = line.trim().toLowerCase();
  if (BARE.test(text)) {
    return !(languageId === 'python' && text === '...');
  }
  return REMARK.test(text) && LEFT_OUT.some((pattern) => pattern.test(text));
}
