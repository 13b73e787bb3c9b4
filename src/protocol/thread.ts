// The conversation as a value: what the session owns, the store keeps and the webview renders.

import type { ModelWindow } from './manifest.ts';
import type { ChatEvent, Citation, Outcome, QuestionPrice, ShownFailure, TurnUsage, WebSource } from './chatEvent.ts';

/** Where a question looks. */
export type Scope =
  | { readonly kind: 'selection' }
  | { readonly kind: 'file'; readonly path?: string }
  | { readonly kind: 'editors' }
  | { readonly kind: 'folder'; readonly path: string }
  | {
      readonly kind: 'package';
      /** Folder of the package; empty for the workspace itself. */
      readonly path: string;
      /** The folders of the package and of the packages of the workspace that it needs, its own first. */
      readonly folders: readonly string[];
    }
  | { readonly kind: 'workspace' };

/** A part of the workspace that the user added to the question by hand. */
export type PathAttachment =
  | {
      readonly kind: 'selection';
      readonly path: string;
      /** 1-based, inclusive. */
      readonly lines: readonly [number, number];
      /** The words selected at that time. */
      readonly text: string;
    }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string };

/** Something the user added to the question by hand. */
export type Attachment =
  | PathAttachment
  /** Text that stands in no file, such as the problems of the workspace. */
  | { readonly kind: 'text'; readonly name: string; readonly text: string };

/** A part of what fills the window of a model, in the order of the prompt. */
export interface WindowPart {
  /** `rules` are Panorama's own, `instructions` those of the user and the workspace, `list` names the files. */
  readonly kind: 'rules' | 'instructions' | 'list' | 'files' | 'conversation' | 'question';
  /** Of instructions: where they stand. */
  readonly name?: string;
  readonly tokens: number;
}

/** The sums of a manifest that the context bar shows; the whole manifest stays with the host. */
export interface PackSummary {
  readonly full: number;
  readonly excerpts: number;
  readonly outlines: number;
  readonly listed: number;
  readonly folded: number;
  readonly excluded: number;
  readonly hiddenValues: number;
  readonly invisibleFiles: number;
  readonly tokens: number;
  readonly budget: number;
  readonly cachedShare: number;
  /** What fills the window; absent in answers of earlier versions. */
  readonly parts?: readonly WindowPart[];
  /** What the model takes together, in tokens, and how many of them are kept for the answer. */
  readonly window?: ModelWindow;
}

/** One question and its answer. */
export interface Turn {
  readonly id: string;
  /** Id of the turn that it goes on from; absent at the beginning of a conversation. Turns that go on from the same one are branches. */
  readonly after?: string;
  readonly question: string;
  readonly scope: Scope;
  readonly attachments: readonly Attachment[];
  /** Label of the model that was asked. */
  readonly model: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly pack?: PackSummary;
  readonly price?: QuestionPrice;
  readonly answer: string;
  readonly citations: readonly Citation[];
  /** Pages of the web that the answer cites, in order. */
  readonly webSources?: readonly WebSource[];
  readonly usage?: TurnUsage;
  /** Shown while the next attempt is awaited. */
  readonly retry?: { readonly attempt: number; readonly waitMs: number; readonly reason: string };
  /** Undefined while the turn runs. */
  readonly outcome?: Outcome;
  readonly finishReason?: string;
  readonly failure?: ShownFailure;
  /** Milliseconds from the question to the end. */
  readonly tookMs?: number;
  /** Marked by the user to be found again. */
  readonly pinned?: boolean;
  /** What the model is told in place of this turn and those before it; they stay on the screen. */
  readonly summary?: string;
}

/** A conversation: all its turns, of which one branch is shown. */
export interface Thread {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** In the order in which they were asked. */
  readonly turns: readonly Turn[];
  /** Id of the last turn of the branch that is shown; absent before the first question. */
  readonly leaf?: string;
}

/** A ChatEvent as threads keep it and webviews see it: the pack by its sums, without the list of files. */
export type TurnEvent =
  | Exclude<ChatEvent, { kind: 'pack' }>
  | { readonly kind: 'pack'; readonly pack: PackSummary; readonly price: QuestionPrice };

/** What changes a thread. `event` applies to the turn with that id. */
export type ThreadChange =
  | {
      readonly kind: 'ask';
      readonly turn: Pick<Turn, 'id' | 'after' | 'question' | 'scope' | 'attachments' | 'model' | 'startedAt'>;
    }
  | {
      readonly kind: 'event';
      readonly turnId: string;
      readonly event: TurnEvent;
      /** Milliseconds since 1970. */
      readonly at: number;
    }
  /** Shows the branch of this turn as far as it goes, its newest continuation where there are several. */
  | { readonly kind: 'show'; readonly turnId: string }
  | { readonly kind: 'rename'; readonly title: string }
  | { readonly kind: 'pin'; readonly turnId: string; readonly pinned: boolean }
  /** An empty text takes the summary away. */
  | { readonly kind: 'summarise'; readonly turnId: string; readonly text: string };
