// The stores of the extension host, each loaded on its first use, so that the start of the editor does not wait for them.

import { join } from 'node:path';
import type { SharedMemory } from './core/spend/hostTotals.ts';
import type { SpendCaps } from './core/spend/judgeSpend.ts';
import type { OwnSpend } from './createSpend.ts';
import type { ChatWorkspace } from './host/store/chatRecords.ts';
import type { ChatStore } from './host/store/chatStore.ts';
import type { Ledger } from './host/store/ledger.ts';
import type { SentStore } from './host/store/sentStore.ts';
import type { StoredData } from './host/store/storedData.ts';

/** What was sent and what it cost; the code is loaded with the first row. */
export function ledgerOn(folder: string): Ledger {
  let loading: Promise<Ledger> | undefined;
  const open = (): Promise<Ledger> =>
    (loading ??= import('./host/store/ledger.ts').then(({ createLedger }) => createLedger(folder)));
  return {
    append: async (entry) => (await open()).append(entry),
    recent: async (count) => (await open()).recent(count),
    since: async (at) => (await open()).since(at),
  };
}

/** What the user's money needs of the window. */
export interface MoneyParts {
  readonly settings: { readonly caps: () => SpendCaps };
  /** The editor keeps this where its window is, whatever computer the extension runs on. */
  readonly globalState: SharedMemory;
}

/** The user's money; the code is loaded when the first request is about to leave. */
export function spendOn(folder: string, { settings, globalState }: MoneyParts): OwnSpend {
  let loading: Promise<OwnSpend> | undefined;
  const load = async (): Promise<OwnSpend> => {
    const [{ createSpend }, { readHostId }, { tellOverrun }] = await Promise.all([
      import('./createSpend.ts'),
      import('./host/store/hostId.ts'),
      import('./host/vscode/tellOverrun.ts'),
    ]);
    const shared = await readHostId(folder).then(
      (host) => ({ host, memory: globalState }),
      () => undefined,
    );
    return createSpend({ folder, caps: () => settings.caps(), tell: tellOverrun, ...(shared && { shared }) });
  };
  const open = (): Promise<OwnSpend> => (loading ??= load());
  return {
    reserve: async (request) => (await open()).reserve(request),
    check: async (request) => (await open()).check(request),
    read: async () => (await open()).read(),
    notice: async () => (await open()).notice(),
    release: async () => (await loading)?.release(),
  };
}

/** Questions as they were sent; the code is loaded with the first of them. */
export function sentOn(folder: string): SentStore {
  let loading: Promise<SentStore> | undefined;
  const open = (): Promise<SentStore> =>
    (loading ??= import('./host/store/sentStore.ts').then(({ createSentStore }) => createSentStore(folder)));
  return {
    save: async (id, question) => (await open()).save(id, question),
    load: async (id) => (await open()).load(id),
  };
}

/** The conversations of this computer, for a window on a workspace; the code is loaded with the first of them. */
export function chatsOn(folder: string, { key, workspace }: { key: string; workspace: ChatWorkspace }): ChatStore {
  let loading: Promise<ChatStore> | undefined;
  const options = { folder: join(folder, 'conversations'), earlier: join(folder, key), workspace, isRunning };
  const open = (): Promise<ChatStore> =>
    (loading ??= import('./host/store/chatStore.ts').then(({ createChatStore }) => createChatStore(options)));
  return {
    list: async () => (await open()).list(),
    load: async (id) => (await open()).load(id),
    append: async (thread, changes, safely) => (await open()).append(thread, changes, safely),
    add: async (thread) => (await open()).add(thread),
    remove: async (id) => (await open()).remove(id),
    restore: async (id) => (await open()).restore(id),
  };
}

/** A signal of 0 reaches whoever runs, and does nothing. */
function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** What is kept on this computer; the code is loaded when somebody looks. */
export function storedDataOn(folder: string): StoredData {
  const open = async (): Promise<StoredData> => (await import('./host/store/storedData.ts')).createStoredData(folder);
  return {
    list: async () => (await open()).list(),
    remove: async (kind) => (await open()).remove(kind),
    exportChats: async (file) => (await open()).exportChats(file),
  };
}
