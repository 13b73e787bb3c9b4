// What the features live on: the editor's adapters as one readonly record.

import type * as vscode from 'vscode';
import type { PackResult } from './core/chat/ask.ts';
import type { SendRecord } from './core/egress/sendRecord.ts';
import type { Send } from './core/egress/sender.ts';
import type { Spend } from './core/spend/spendGuard.ts';
import type { Pack, PackInput } from './core/pack/packTypes.ts';
import type { Clock, ListModels, SyntaxJudge, WorkspaceMemory } from './core/ports.ts';
import type { ExclusionReason } from './protocol/manifest.ts';
import type { ChatStore } from './host/store/chatStore.ts';
import type { Ledger } from './host/store/ledger.ts';
import type { SentStore } from './host/store/sentStore.ts';
import type { StoredData } from './host/store/storedData.ts';
import type { EditorLog } from './host/vscode/log.ts';
import type { KeyStore } from './host/vscode/keyStore.ts';
import type { ModelLists } from './host/vscode/modelLists.ts';
import type { Profiles } from './host/vscode/profiles.ts';
import type { PackMarks } from './host/vscode/packMarks.ts';
import type { PackPreview } from './host/vscode/packPreview.ts';
import type { Review } from './host/vscode/reviewDoor.ts';
import type { LastRequest } from './host/vscode/sendMemory.ts';
import type { Settings } from './host/vscode/settings.ts';
import type { StatusItem } from './host/vscode/statusItem.ts';
import type { WriteGate } from './host/vscode/writeGate.ts';

/** The services of one extension host. Features take the type alone. */
export interface Services {
  readonly extensionUri: vscode.Uri;
  /** Folder for chats, ledger and caches, outside the workspace. */
  readonly storageUri: vscode.Uri;
  readonly globalState: vscode.Memento;
  readonly log: EditorLog;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly keys: KeyStore;
  readonly profiles: Profiles;
  readonly status: StatusItem;
  /** The only way to a model: through the egress gate, recorded in the ledger. */
  readonly send: Send;
  /** What is spent and set aside, and whether a price may be paid. */
  readonly spend: Spend;
  /** Why the text of a workspace path may not leave; undefined when it may. */
  readonly forbids: (path: string) => ExclusionReason | undefined;
  /** Resolves when the rules of what may leave have been read; never rejects. */
  readonly rulesReady: () => Promise<void>;
  /** Packs what is open, laid out against what was sent last for the same. */
  readonly pack: (input: PackInput, signal: AbortSignal) => Promise<PackResult>;
  /** Packs what is not to be sent: files that the watcher has not seen change are taken as they were. */
  readonly packDraft: (input: PackInput, signal: AbortSignal) => Promise<PackResult>;
  /** The last released request with its record, for inspection. */
  readonly lastRequest: () => LastRequest | undefined;
  /** What was sent lately and what became of it: from the ledger, and in this window. Never rejects. */
  readonly recentRecords: () => Promise<readonly SendRecord[]>;
  /** The pack that was sent last, and how to tell of the next one. */
  readonly lastPack: () => Pack | undefined;
  readonly onDidPack: vscode.Event<void>;
  readonly tellPack: (pack: Pack) => void;
  /** Judges by grammar what is suggested. */
  readonly syntax: SyntaxJudge;
  /** The pack in view, sent or not. */
  readonly preview: PackPreview;
  /** What the user has pinned, left out or wants in full, in this workspace. */
  readonly marks: PackMarks;
  /** Small values of this workspace that outlast the window. */
  readonly workspaceMemory: WorkspaceMemory;
  /** Asks a service for its models: the cheapest call there is. */
  readonly listModels: ListModels;
  /** What services said of their models when they were asked last. */
  readonly modelLists: ModelLists;
  readonly ledger: Ledger;
  /** Questions as they were sent, for the answers that came. */
  readonly sent: SentStore;
  readonly chats: ChatStore;
  /** Sizes and deletion of what is kept on this computer. */
  readonly storedData: StoredData;
  /** The only way into the user's files. */
  readonly writeGate: WriteGate;
  readonly review: Review;
}
