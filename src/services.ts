// What the features live on: the editor's adapters as one readonly record.

import type * as vscode from 'vscode';
import type { PackResult } from './core/chat/ask.ts';
import type { Send, SendRecord } from './core/egress/sender.ts';
import type { ReleasedRequest } from './core/model/request.ts';
import type { PackInput } from './core/pack/packTypes.ts';
import type { Clock } from './core/ports.ts';
import type { EditorLog } from './host/vscode/log.ts';
import type { KeyStore } from './host/vscode/keyStore.ts';
import type { Profiles } from './host/vscode/profiles.ts';
import type { Settings } from './host/vscode/settings.ts';
import type { StatusItem } from './host/vscode/statusItem.ts';

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
  readonly pack: (input: PackInput, signal: AbortSignal) => Promise<PackResult>;
  /** The last released request with its record, for inspection. */
  readonly lastRequest: () => { readonly request: ReleasedRequest; readonly record?: SendRecord } | undefined;
}
