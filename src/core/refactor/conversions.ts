// The conversions of the command Convert as data: what each turns into what, for which languages, and by which words it is recognised.

/** One conversion. */
export interface Conversion {
  readonly id: string;
  /** In plain English, sentence case. */
  readonly title: string;
  /** Editor language ids; undefined for every language. */
  readonly languages?: readonly string[];
  /** What the code has in it when there is something to convert. */
  readonly found: RegExp;
  readonly instruction: string;
}

const SCRIPT = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'vue', 'svelte'];
const OBJECTS = [...SCRIPT, 'python', 'php', 'ruby', 'dart'];
const KEEP = 'Keep names that other code may use, and what the code does.';

/** All of them, in the order of the list that offers them. */
export const CONVERSIONS: readonly Conversion[] = [
  {
    id: 'promiseToAsync',
    title: 'Promise chains to async/await',
    languages: SCRIPT,
    found: /\.(?:then|catch|finally)\s*\(/,
    instruction: `Rewrite the promise chains with async and await. Keep what runs together running together, and every error on its way. ${KEEP}`,
  },
  {
    id: 'callbackToAsync',
    title: 'Callbacks to async/await',
    languages: SCRIPT,
    found: /\b(?:callback|cb|done)\s*\(|\(\s*(?:err|error)\s*,/,
    instruction: `Rewrite the callbacks with promises, async and await, and pass on every error as a rejection. ${KEEP}`,
  },
  {
    id: 'asyncToPromise',
    title: 'Async/await to promise chains',
    languages: SCRIPT,
    found: /\bawait\b/,
    instruction: `Rewrite async and await as chains of promises that settle in the same order with the same values and errors. ${KEEP}`,
  },
  {
    id: 'classToFunctions',
    title: 'Class to functions',
    languages: OBJECTS,
    found: /\bclass\s+\w+/,
    instruction: `Rewrite the class as plain functions over plain data, with a function that makes the data where there was a constructor. ${KEEP}`,
  },
  {
    id: 'functionsToClass',
    title: 'Functions to class',
    languages: OBJECTS,
    found: /\b(?:function|def)\s+\w+|=>/,
    instruction: `Gather the functions and the state that they share in a class whose methods they become. ${KEEP}`,
  },
  {
    id: 'loopToPipeline',
    title: 'Loop to pipeline',
    languages: [...SCRIPT, 'java', 'kotlin', 'csharp', 'rust', 'ruby', 'scala', 'swift', 'dart', 'php'],
    found: /\b(?:for|foreach|while)\b/,
    instruction: `Rewrite the loops as pipelines of the language's own collection operations (map, filter, reduce, streams, LINQ, iterators) where they read better. Leave loops that wait, break early or change several things. ${KEEP}`,
  },
  {
    id: 'pipelineToLoop',
    title: 'Pipeline to loop',
    languages: [...SCRIPT, 'java', 'kotlin', 'csharp', 'rust', 'ruby', 'scala', 'swift', 'dart', 'php'],
    found: /\.(?:map|filter|reduce|forEach|flatMap|fold|each|select|Select|Where|collect)\s*[({<]|\.stream\s*\(/,
    instruction: `Rewrite the pipelines of collection operations as plain loops. ${KEEP}`,
  },
  {
    id: 'loopToComprehension',
    title: 'Loop to comprehension',
    languages: ['python'],
    found: /\bfor\b[^\n]*:\s*\n/,
    instruction: `Rewrite loops that build a list, set or dict as comprehensions, and sums and searches with the built-in functions, where they read better. ${KEEP}`,
  },
  {
    id: 'formatStrings',
    title: 'Formatting to f-strings',
    languages: ['python'],
    found: /['"]\s*%\s*[\w(]|\.format\s*\(/,
    instruction: `Rewrite % formatting and str.format as f-strings with the same result. ${KEEP}`,
  },
  {
    id: 'dataclass',
    title: 'Class or dict to dataclass',
    languages: ['python'],
    found: /\bdef __init__\b|\bdict\s*\(|\{\s*['"]\w+['"]\s*:/,
    instruction: `Rewrite the class that only holds data, or the dict with fixed keys, as a dataclass, with its uses in this file. ${KEEP}`,
  },
  {
    id: 'templateStrings',
    title: 'Concatenation to template strings',
    languages: SCRIPT,
    found: /['"]\s*\+\s*\w|\w\s*\+\s*['"]/,
    instruction: `Rewrite strings joined with + as template strings with the same result. ${KEEP}`,
  },
  {
    id: 'modules',
    title: 'CommonJS to ES modules',
    languages: ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'],
    found: /\brequire\s*\(\s*['"]|\bmodule\.exports\b|^\s*exports\.\w+\s*=/m,
    instruction: `Rewrite require and module.exports as import and export with the same names. Where a module is loaded on a condition or by a computed name, use import(). ${KEEP}`,
  },
  {
    id: 'tryOperator',
    title: 'Match and unwrap to the ? operator',
    languages: ['rust'],
    found: /\bmatch\b|\.unwrap\s*\(|\.expect\s*\(/,
    instruction: `Rewrite matches that only pass on errors, and unwraps in functions that can fail, with the ? operator. Change signatures only inside the target. ${KEEP}`,
  },
  {
    id: 'earlyReturns',
    title: 'Nested conditions to early returns',
    found: /\bif\b[\s\S]*\b(?:else|elif|elsif|if)\b/,
    instruction: `Turn nested conditions around so that special cases return, throw or continue first and the usual case stands last, at the lowest level. ${KEEP}`,
  },
  {
    id: 'idioms',
    title: 'To the idioms of the language',
    found: /\S/,
    instruction: `Rewrite the code as somebody fluent in the present version of the language would: its idioms, its standard library, its conventions. ${KEEP}`,
  },
];

/** The conversions for which the text has something to convert. The idioms of the language always apply to code. */
export function conversionsFor(languageId: string, text: string): readonly Conversion[] {
  return CONVERSIONS.filter(({ languages, found }) => (languages?.includes(languageId) ?? true) && found.test(text));
}
