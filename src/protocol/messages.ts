// What crosses between the extension host and the chat panel, in both directions.

import type { QuestionPrice } from './chatEvent.ts';
import type { Attachment, PackSummary, Scope, Thread, ThreadChange } from './thread.ts';

/** Tokens and prices of the question in the composer, as far as they are known. */
export interface Estimate {
  readonly pack: PackSummary;
  readonly price: QuestionPrice;
  /** True when the price is above the user's `confirmAbove`, so that a second Enter is asked for. */
  readonly needsConfirmation: boolean;
  /** Milliseconds for which the provider still keeps what was sent last; absent when it keeps nothing of this question. */
  readonly warmMs?: number;
  /** Milliseconds to the first word, from like questions before; absent while nothing is known. */
  readonly waitMs?: number;
}

/** The budgets that the composer offers; `whole` is what the model takes. */
export type BudgetName = 'focus' | 'wide' | 'whole';

/** How much a question may read, with the model in use. */
export interface OfferedBudget {
  readonly name: BudgetName;
  /** Tokens at most. */
  readonly tokens: number;
  /** US dollars at most: full, nothing of it in the cache, the longest answer; absent where prices are not known or nothing is paid. */
  readonly price?: number;
}

/** All that the panel shows beside the thread. */
export interface PanelState {
  readonly model: { readonly label: string; readonly offline: boolean };
  readonly scope: Scope;
  readonly budget: BudgetName | number;
  /** Those that differ for the model, smallest first. */
  readonly budgets: readonly OfferedBudget[];
  readonly attachments: readonly Attachment[];
  /** Whether the next answer may search the web; absent where the model cannot. */
  readonly search?: boolean;
  /** Paths that the user has pinned. */
  readonly pinned: readonly string[];
  /** Changes with every mark on a file that the user sets or takes away, so that prices are asked for anew. */
  readonly marksVersion: number;
  /** A smaller scope that is offered: the active file's package with what it needs. */
  readonly proposal?: Extract<Scope, { kind: 'package' }>;
  readonly workspace: { readonly name: string; readonly files?: number; readonly trusted: boolean };
  /** Up to three questions made from real names in the workspace. */
  readonly suggestions: readonly string[];
  /** Recent conversations, newest first. */
  readonly recent: readonly { readonly id: string; readonly title: string; readonly at: number }[];
}

/** Where a block of code may go: its place in a file, by the review; a document of its own; or the terminal, where nobody runs it but the user. */
export type CodeTarget = 'apply' | 'newFile' | 'terminal';

/** Something that may be added to a question, or a command that may stand in its place. */
export interface Mention {
  readonly label: string;
  /** Where it is, or what it is; may be empty. */
  readonly detail: string;
  readonly icon: 'file' | 'folder' | 'symbol' | 'text' | 'command' | 'prompt';
}

/** Host to panel. */
export type ToPanel =
  | { readonly kind: 'thread'; readonly thread: Thread; readonly state: PanelState }
  | { readonly kind: 'change'; readonly change: ThreadChange }
  | { readonly kind: 'state'; readonly state: PanelState }
  | { readonly kind: 'estimate'; readonly id: number; readonly estimate?: Estimate; readonly problem?: string }
  | { readonly kind: 'confirm'; readonly price: QuestionPrice }
  | { readonly kind: 'mentions'; readonly id: number; readonly found: readonly Mention[] }
  /** What was sent asks no question in these words: it was done and leaves the composer, or it stays there. */
  | { readonly kind: 'settled'; readonly question: string; readonly isDone: boolean }
  | { readonly kind: 'focus'; readonly text?: string };

/** Panel to host. */
export type FromPanel =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'ask';
      readonly question: string;
      readonly confirmed: boolean;
      /** The turn that it is asked in place of, with that turn's scope and attachments. */
      readonly insteadOf?: string;
    }
  | { readonly kind: 'stop' }
  /** With `pastCaps` the user allows this one question to pass the caps on money. */
  | { readonly kind: 'retry'; readonly turnId: string; readonly pastCaps?: boolean }
  /** Asks a question anew, with another model or scope that the user picks. */
  | { readonly kind: 'askAgain'; readonly turnId: string }
  /** Goes to the branch of a turn. */
  | { readonly kind: 'show'; readonly turnId: string }
  | { readonly kind: 'pin'; readonly turnId: string; readonly pinned: boolean }
  | { readonly kind: 'estimate'; readonly id: number; readonly question: string }
  | { readonly kind: 'stopEstimate' }
  | { readonly kind: 'unpin'; readonly path: string }
  | { readonly kind: 'answerProposal'; readonly accepted: boolean }
  | { readonly kind: 'setScope'; readonly scope: Scope }
  | { readonly kind: 'setBudget'; readonly budget: BudgetName }
  | { readonly kind: 'setSearch'; readonly on: boolean }
  | { readonly kind: 'removeAttachment'; readonly index: number }
  /** Asks what may be meant by the words behind an `@`. */
  | { readonly kind: 'findMentions'; readonly id: number; readonly query: string }
  /** Asks which commands may be meant by the letters behind a `/` at the beginning; they come as mentions. */
  | { readonly kind: 'findCommands'; readonly id: number; readonly query: string }
  /** Adds one of what was found for that request. */
  | { readonly kind: 'addMention'; readonly id: number; readonly index: number }
  /** A block of code of an answer goes somewhere. */
  | {
      readonly kind: 'useCode';
      readonly target: CodeTarget;
      readonly text: string;
      readonly language: string;
      /** The file that the block names. */
      readonly path?: string;
    }
  | { readonly kind: 'openCitation'; readonly turnId: string; readonly path: string; readonly quote: string }
  | { readonly kind: 'openLink'; readonly url: string }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'insert'; readonly text: string }
  /** What the answer was made from, as it was sent then. */
  | { readonly kind: 'showSent'; readonly turnId: string; readonly what: 'pack' | 'prompt' }
  | { readonly kind: 'openConversation'; readonly id: string }
  | { readonly kind: 'run'; readonly action: PanelAction };

/** What a button or link of the panel may start; nothing else can be run from the webview. */
export type PanelAction =
  'setKey' | 'chooseProfile' | 'showPack' | 'showLog' | 'openSettings' | 'newChat' | 'manageTrust';
