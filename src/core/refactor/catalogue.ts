// What a refactor command is, and where it applies; the commands themselves stand in catalogueRows.ts.

import { conversionsFor } from './conversions.ts';

/** The part of a document that a command works on; `name` is the identifier at the cursor. */
export type TargetKind = 'selection' | 'name' | 'symbol' | 'file';

/** Where a command can be called: on a part of a document, on files of the explorer, or on what is staged. */
export type Reach = TargetKind | 'folder' | 'staged';

/** What must hold for the edits of a command; a breach is shown beside the proposal. */
export type Check = 'keeps-size' | 'keeps-code' | 'stays-inside';

/** Where the answer goes: into a reviewed change, the chat, the Problems view, or the box for the commit's message. */
export type Destination = 'review' | 'chat' | 'problems' | 'message';

/** What must be there beside the target. */
export type Precondition = 'problem' | 'comment' | 'conversion';

/** What a command reads beside the target's file, where it may leave. */
export type ContextKind = 'definitions' | 'usages' | 'problems' | 'tests';

/** The kind under which the lightbulb lists it: `refactor.…` on a selection, `quickfix` for a problem. */
export type Bulb = 'extract' | 'inline' | 'rewrite' | 'quickfix';

/** Its part of the menus. */
export type MenuGroup = 'ask' | 'shape' | 'improve' | 'write' | 'own';

/** One command. Its id is `panorama.refactor.` and `id`. */
export interface RefactorCommand {
  readonly id: string;
  /** In plain English, sentence case; the name of the review. */
  readonly title: string;
  /** Name of a codicon. */
  readonly icon: string;
  readonly group: MenuGroup;
  readonly destination: Destination;
  /** Where it can be called, the best first. */
  readonly targets: readonly [Reach, ...Reach[]];
  /** Editor language ids; undefined for every language. */
  readonly languages?: readonly string[];
  /** Lines that the target must have at least. */
  readonly leastLines?: number;
  readonly needs?: Precondition;
  /** What the model is told; undefined when the user says it, or chooses it. */
  readonly instruction?: string;
  readonly context: readonly ContextKind[];
  readonly checks: readonly Check[];
  readonly bulb?: Bulb;
}

/** Languages that hold prose or data, where there is no code to restructure. */
const PROSE_LANGUAGES = ['plaintext', 'markdown', 'json', 'jsonc', 'yaml', 'log', 'csv'];

/** What is known of the place where a command would run. */
export interface Place {
  readonly languageId: string;
  /** Lines that the selection touches; 0 when nothing is selected. */
  readonly selectedLines: number;
  /** Whether the cursor stands in an identifier. */
  readonly hasName: boolean;
  /** Whether the cursor stands in a function, a class or another named thing. */
  readonly hasSymbol: boolean;
  /** Problems that the editor shows in the document. */
  readonly problems: number;
  /** What each target holds. */
  readonly texts: Readonly<Partial<Record<TargetKind, string>>>;
}

/** Whether a command can run at a place, on what, or what is missing, in words for the user. */
export type Applicability =
  { readonly kind: 'applies'; readonly target: TargetKind } | { readonly kind: 'missing'; readonly message: string };

/** Decides what a command would work on here. */
export function whereItApplies(command: RefactorCommand, place: Place): Applicability {
  if ((place.texts.file ?? '').trim() === '') {
    return missing('There is no text here yet.');
  }
  const unfit = fitsLanguage(command, place.languageId);
  if (unfit !== undefined) {
    return missing(unfit);
  }
  const available: Readonly<Record<Reach, boolean>> = {
    selection: place.selectedLines >= (command.leastLines ?? 1),
    name: place.hasName,
    symbol: place.hasSymbol,
    file: true,
    folder: false,
    staged: false,
  };
  const target = command.targets.filter(isInDocument).find((kind) => available[kind]);
  if (!target) {
    return missing(notHere(command.targets));
  }
  const lacking = command.needs && LACKING[command.needs](place, place.texts[target] ?? '');
  return lacking === undefined ? { kind: 'applies', target } : missing(lacking);
}

/** Why a command is not for a language, in words for the user; undefined when it is. */
export function fitsLanguage(command: RefactorCommand, languageId: string): string | undefined {
  if (command.languages && !command.languages.includes(languageId)) {
    return `“${command.title}” does not apply to ${languageId} files.`;
  }
  return isCodeOnly(command) && PROSE_LANGUAGES.includes(languageId) ? `“${command.title}” is for code.` : undefined;
}

/** What the user says, what explains, and what mends a problem may be about anything. */
function isCodeOnly({ group, destination, id }: RefactorCommand): boolean {
  return group !== 'own' && destination !== 'chat' && id !== 'fix' && id !== 'custom';
}

function isInDocument(reach: Reach): reach is TargetKind {
  return reach !== 'folder' && reach !== 'staged';
}

function notHere(targets: readonly Reach[]): string {
  if (targets.includes('selection')) {
    return 'Select the code first.';
  }
  return targets.includes('name') ? 'Put the cursor into a name first.' : 'This does not apply in a file.';
}

const LACKING: Readonly<Record<Precondition, (place: Place, text: string) => string | undefined>> = {
  problem: ({ problems }) => (problems > 0 ? undefined : 'The editor shows no problem in this file.'),
  comment: (_place, text) => (COMMENT.test(text) ? undefined : 'There is no comment here.'),
  conversion: ({ languageId }, text) =>
    conversionsFor(languageId, text).length > 0 ? undefined : 'There is nothing here to convert.',
};

/** A comment in any common language, or a string that documents in Python. */
const COMMENT = /\/\/|\/\*|^\s*(?:#|--|;|%|\*)\s|<!--|"""|'''|\s#\s/m;

function missing(message: string): Applicability {
  return { kind: 'missing', message };
}
