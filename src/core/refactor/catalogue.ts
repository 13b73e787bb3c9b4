// The refactor commands as data: what each is called, where it applies, what it tells the model and what is checked afterwards.

/** The part of a document that a command works on. */
export type TargetKind = 'selection' | 'symbol' | 'file';

/** What must hold for the edits of a command; a breach is shown beside the proposal. */
export type Check = 'keeps-size' | 'keeps-code' | 'stays-inside';

/** Where the answer goes: into a reviewed change, or into the chat panel. */
export type Destination = 'review' | 'chat';

/** One command. Its id is `panorama.refactor.` and `id`. */
export interface RefactorCommand {
  readonly id: string;
  /** In plain English, sentence case; the name of the review. */
  readonly title: string;
  readonly destination: Destination;
  /** The targets that it takes, the best first. */
  readonly targets: readonly [TargetKind, ...TargetKind[]];
  /** Editor language ids; undefined for every language. */
  readonly languages?: readonly string[];
  /** Lines that the target must have at least. */
  readonly leastLines?: number;
  /** What the model is told; undefined when the user says it. */
  readonly instruction?: string;
  readonly checks: readonly Check[];
}

/** Languages in which types are written, or can be. */
const TYPED_LANGUAGES = [
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'python',
  'php',
  'ruby',
  'vue',
  'svelte',
  'lua',
  'elixir',
];

/** Languages that hold prose or data, where there is no code to restructure. */
const PROSE_LANGUAGES = ['plaintext', 'markdown', 'json', 'jsonc', 'yaml', 'log', 'csv'];

/** All commands, in the order of the menu. */
export const CATALOGUE: readonly RefactorCommand[] = [
  {
    id: 'explain',
    title: 'Explain',
    destination: 'chat',
    targets: ['selection', 'file'],
    instruction:
      'Explain this code: what it is for, how it works step by step, and what to watch out for when changing it.',
    checks: [],
  },
  {
    id: 'simplify',
    title: 'Simplify',
    destination: 'review',
    targets: ['selection', 'symbol', 'file'],
    instruction:
      'Make the code simpler to read without changing what it does: flatten nesting, name what is unclear, remove what is needless, prefer the idioms of the language. Keep names that other code may use.',
    checks: ['keeps-size', 'stays-inside'],
  },
  {
    id: 'extractFunction',
    title: 'Extract function',
    destination: 'review',
    targets: ['selection'],
    leastLines: 1,
    instruction:
      'Move the selected code into a function of its own with a name that says what it does, beside the code that uses it, and call it in its place. Pass what it needs as parameters, return what is used afterwards, and change nothing else.',
    checks: ['keeps-size'],
  },
  {
    id: 'addTypes',
    title: 'Add types',
    destination: 'review',
    targets: ['selection', 'symbol', 'file'],
    languages: TYPED_LANGUAGES,
    instruction:
      'Add exact type annotations to parameters, return values and variables whose type cannot be inferred, in the way the language has: annotations, hints, or documentation comments in plain JavaScript. Do not loosen a type, and change nothing at run time.',
    checks: ['keeps-size', 'stays-inside'],
  },
  {
    id: 'addErrorHandling',
    title: 'Add error handling',
    destination: 'review',
    targets: ['selection', 'symbol', 'file'],
    instruction:
      'Handle the failures that can really happen here, in the style of the surrounding code: pass on or wrap errors with what the reader of the message needs, release what was acquired, and swallow nothing. Do not handle what cannot fail.',
    checks: ['keeps-size', 'stays-inside'],
  },
  {
    id: 'document',
    title: 'Document',
    destination: 'review',
    targets: ['selection', 'symbol', 'file'],
    instruction:
      'Write documentation comments in the form that the language and this file use: what it is for, parameters and results with their units, errors. Say why where the code cannot. Change no code.',
    checks: ['keeps-code', 'stays-inside'],
  },
  {
    id: 'custom',
    title: 'Refactor by instruction',
    destination: 'review',
    targets: ['selection', 'symbol', 'file'],
    checks: ['keeps-size'],
  },
];

/** What is known of the place where a command would run. */
export interface Place {
  readonly languageId: string;
  /** Lines that the selection touches; 0 when nothing is selected. */
  readonly selectedLines: number;
  /** Whether the cursor stands in a function, a class or another named thing. */
  readonly hasSymbol: boolean;
  /** Whether the document has any text but blanks. */
  readonly hasText: boolean;
}

/** Whether a command can run at a place, on what, or what is missing, in words for the user. */
export type Applicability =
  { readonly kind: 'applies'; readonly target: TargetKind } | { readonly kind: 'missing'; readonly message: string };

/** Decides what a command would work on here. */
export function whereItApplies(command: RefactorCommand, place: Place): Applicability {
  if (!place.hasText) {
    return { kind: 'missing', message: 'There is no text here yet.' };
  }
  if (command.languages && !command.languages.includes(place.languageId)) {
    return { kind: 'missing', message: `“${command.title}” does not apply to ${place.languageId} files.` };
  }
  if (isCodeOnly(command) && PROSE_LANGUAGES.includes(place.languageId)) {
    return { kind: 'missing', message: `“${command.title}” is for code.` };
  }
  const available: Readonly<Record<TargetKind, boolean>> = {
    selection: place.selectedLines >= (command.leastLines ?? 1),
    symbol: place.hasSymbol,
    file: true,
  };
  const target = command.targets.find((kind) => available[kind]);
  return target ? { kind: 'applies', target } : { kind: 'missing', message: 'Select the code first.' };
}

/** What the user says, and what explains, may be about anything. */
function isCodeOnly(command: RefactorCommand): boolean {
  return command.destination === 'review' && command.instruction !== undefined;
}
