// The stores of the extension host, each loaded on its first use, so that the start of the editor does not wait for them.

import type { SharedMemory } from './core/spend/hostTotals.ts';
import type { SpendCaps } from './core/spend/judgeSpend.ts';
import type { OwnSpend } from './createSpend.ts';
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

/** What is kept on this computer; the code is loaded when somebody looks. */
export function storedDataOn(folder: string): StoredData {
  const open = async (): Promise<StoredData> => (await import('./host/store/storedData.ts')).createStoredData(folder);
  return {
    list: async () => (await open()).list(),
    remove: async (kind) => (await open()).remove(kind),
    exportChats: async (file) => (await open()).exportChats(file),
  };
}
