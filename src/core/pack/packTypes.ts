// What goes into packing and what comes out.

import type { Manifest } from '../../protocol/manifest.ts';
import type { PathAttachment, Scope } from '../../protocol/thread.ts';
import type { ChatMessage } from '../model/request.ts';
import type { Profile } from '../model/profile.ts';
import type { CustomInstructions } from './customInstructions.ts';
import type { LanguageNames } from './languageOf.ts';
import type { Ledger } from './layoutTypes.ts';

/** A turn that went before, as the model is to see it. */
export interface PastTurn {
  readonly question: string;
  readonly answer: string;
}

/** In which encoding the editor reads the files of a root folder. */
export interface FolderEncoding {
  readonly folder: string;
  readonly encoding: string;
  /** By language, where one has its own. */
  readonly ofLanguages?: readonly { readonly language: string; readonly encoding: string }[];
}

/** One question over a workspace. A plain value: it crosses to the worker. */
export interface PackInput {
  readonly question: string;
  readonly scope: Scope;
  readonly attachments: readonly PathAttachment[];
  /** Texts that go with the question word for word. */
  readonly notes?: readonly { readonly name: string; readonly text: string }[];
  /** What the user and the workspace ask of answers; the user's own first. */
  readonly instructions?: readonly CustomInstructions[];
  /** Tokens at most for the whole request input. */
  readonly budget: number;
  readonly history: readonly PastTurn[];
  readonly profile: Profile;
  /** Text of unsaved documents by path: it wins over the disk. */
  readonly unsaved: readonly { readonly path: string; readonly text: string }[];
  /** The editor's setting `files.encoding` by root folder (its name, or empty for the only root); UTF-8 without one. */
  readonly encodings?: readonly FolderEncoding[];
  /** What languages the editor takes files for; absent where no language has an encoding of its own. */
  readonly languages?: LanguageNames;
  /** Path of the active document. */
  readonly activePath?: string;
  /** Paths of the open documents. */
  readonly openPaths: readonly string[];
  /** Gitignore-style patterns of the settings that take files away. */
  readonly exclude: readonly string[];
  /** Gitignore-style patterns of the user's own settings that bring generated or ignored files back; never secrets. */
  readonly include: readonly string[];
  /** Gitignore-style patterns that narrow the scope further: only paths that match belong to the question. */
  readonly only?: readonly string[];
  /** Paths that the user has pinned: always in the pack, above all that was not named, whatever the scope. */
  readonly pinned?: readonly string[];
  /** Paths that the user wants in full when they are in the pack. */
  readonly full?: readonly string[];
  /**
   * The paths that a watcher has seen change since the last pack of the workspace: then the disk is asked of these alone. A pack that
   * is to be sent has none.
   */
  readonly changed?: readonly string[];
  /** What was sent last for the same workspace, scope and model. */
  readonly ledger?: Ledger;
  /** Why what was sent last is of no use, in plain words, where it is known. */
  readonly afreshBecause?: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A document as the model sees it: citations are resolved against this text. */
export interface SentDocument {
  readonly path: string;
  /** The text as sent, secrets hidden. */
  readonly text: string;
  /**
   * Of a part of a file, the lines that stand in the text: 1-based, inclusive, ascending. Between two ranges stands one line
   * that is a mark for what is left out, after the last perhaps another.
   */
  readonly lines?: readonly (readonly [number, number])[];
}

/** What a question needs of a pack. */
export interface Pack {
  readonly messages: readonly ChatMessage[];
  readonly manifest: Manifest;
  readonly documents: readonly SentDocument[];
}

/** A finished pack with its layout. */
export interface LaidPack extends Pack {
  /** What the next pack is laid out against, once this one was sent. */
  readonly ledger: Ledger;
}
