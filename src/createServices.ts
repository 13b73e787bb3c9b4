// Makes the services of the extension host: every adapter once, joined where they need each other.

import path from 'node:path';
import * as vscode from 'vscode';
import type { PackResult } from './core/chat/ask.ts';
import { forbiddenBy } from './core/egress/forbiddenBy.ts';
import { guardModels, untrustedFailure, type WindowState } from './core/egress/gate.ts';
import type { SendRecord } from './core/egress/sendRecord.ts';
import type { Send } from './core/egress/sender.ts';
import { isFim } from './core/model/fim.ts';
import type { Profile } from './core/model/profile.ts';
import type { PackInput } from './core/pack/packTypes.ts';
import type { Model } from './core/ports.ts';
import { createSystemClock } from './host/clock/systemClock.ts';
import { ChangedFiles } from './host/vscode/changedFiles.ts';
import { findDetour } from './host/vscode/detour.ts';
import { DiskTimes } from './host/vscode/diskTimes.ts';
import { createEditorFiles } from './host/vscode/editorFiles.ts';
import { followFiles } from './host/vscode/followFiles.ts';
import { createForbiddenPaths, type ForbiddenPaths } from './host/vscode/forbiddenPaths.ts';
import { createKeyStore } from './host/vscode/keyStore.ts';
import { createLearnedAbilities } from './host/vscode/learnedAbilities.ts';
import { createLearnedCounts } from './host/vscode/learnedCounts.ts';
import { createLearnedLimits } from './host/vscode/learnedLimits.ts';
import { createLearnedRefusals, withRefusals } from './host/vscode/learnedRefusals.ts';
import { createLog } from './host/vscode/log.ts';
import { createModelLists } from './host/vscode/modelLists.ts';
import { createProfiles } from './host/vscode/profiles.ts';
import { orderedMemory } from './host/vscode/orderedMemory.ts';
import { PackMarks } from './host/vscode/packMarks.ts';
import { PackPreview } from './host/vscode/packPreview.ts';
import { SendMemory } from './host/vscode/sendMemory.ts';
import { createSettings, type Settings } from './host/vscode/settings.ts';
import { createStatusItem } from './host/vscode/statusItem.ts';
import { createWorkspaceMemory } from './host/vscode/workspaceMemory.ts';
import { workspaceRoots } from './host/vscode/workspacePaths.ts';
import type { WriteGate } from './host/vscode/writeGate.ts';
import { layoutKeyOf } from './host/worker/layoutKey.ts';
import type { PackWorker, PackWorkerOptions } from './host/worker/packWorker.ts';
import { reviewOnUse } from './lazyReview.ts';
import { chatsOn, ledgerOn, sentOn, spendOn, storedDataOn } from './lazyStores.ts';
import { syntaxOnUse } from './lazySyntax.ts';
import type { Services } from './services.ts';

/** Rows of the ledger that are looked at for what is to be expected. */
const EARLIER_RECORDS = 60;

/** The services; dispose them with the extension. Nothing is read, started or sent yet. */
export function createServices(context: vscode.ExtensionContext): Services & vscode.Disposable {
  const base = createBase(context);
  const { log, clock, memory, worker } = base;
  const models = createModels(base, context);
  const stores = openStores(context.globalStorageUri.fsPath, base);
  const send = createGuardedSend(base, (api) => models[isFim(api) ? 'chat' : api], stores);
  const writeGate = writeGateOnUse(base.diskTimes);
  const folder = path.join(context.globalStorageUri.fsPath, 'proposals', workspaceKey());
  const review = reviewOnUse({ gate: writeGate, log, folder });
  return {
    ...base.services,
    ...stores,
    send,
    pack: async (input, signal) => packWorkspace(base, input, signal),
    packDraft: async (input, signal) => packWorkspace(base, input, signal, 'draft'),
    listModels: guardModels(async (profile, key, signal) => {
      const { createOpenAiProbe } = await import('./host/openai/openAiProbe.ts');
      return createOpenAiProbe({ keyFor: () => Promise.resolve(key), clock })(profile, signal);
    }, readWindow),
    forbids: (file) => forbids(base.forbidden, file),
    rulesReady: () => base.forbidden.ready(),
    lastRequest: () => memory.lastRequest,
    recentRecords: recentRecords(stores.ledger, memory),
    lastPack: () => memory.lastPack,
    onDidPack: memory.onDidPack,
    tellPack: (pack) => {
      memory.packed(pack);
    },
    chats: chatsOn(path.join(context.globalStorageUri.fsPath, 'chats'), {
      key: workspaceKey(),
      workspace: { name: vscode.workspace.name ?? '', folders: workspaceRoots().map(({ uri }) => uri.toString()) },
    }),
    storedData: storedDataOn(context.globalStorageUri.fsPath),
    writeGate,
    review,
    dispose: () => {
      void worker.dispose();
      void stores.spend.release();
      vscode.Disposable.from(review, ...base.disposables).dispose();
    },
  };
}

function openStores(folder: string, { services }: Base) {
  return {
    ledger: ledgerOn(path.join(folder, 'ledger')),
    sent: sentOn(path.join(folder, 'chats', workspaceKey(), 'sent')),
    spend: spendOn(path.join(folder, 'spend'), services),
  };
}

/** The models by the API of their profile. */
function createModels({ log, clock, keys, refusals }: Base, context: vscode.ExtensionContext) {
  const keyFor = (origin: string) => keys.keyFor(origin);
  const openAi = loadedOnUse(async () => {
    const { createOpenAiModel } = await import('./host/openai/openAiModel.ts');
    const refused = (profile: Profile, fields: readonly string[]) => void refusals.learn(profile, fields);
    const { approveCall } = await import('./host/vscode/approveCall.ts');
    return createOpenAiModel({ keyFor, clock, log, random: Math.random, refused, approve: approveCall });
  });
  const offline = loadedOnUse(async () => (await import('./host/offline/offlineModel.ts')).createOfflineModel());
  const editor = loadedOnUse(async () => {
    const { createEditorModel } = await import('./host/vscode/editorModel.ts');
    return createEditorModel({ clock, log, access: context.languageModelAccessInformation });
  });
  return { chat: openAi, responses: openAi, 'vscode.lm': editor, offline };
}

/** The ledger is read once, when somebody asks; what comes later is known in the window. */
function recentRecords(ledger: Services['ledger'], memory: SendMemory): Services['recentRecords'] {
  let earlier: Promise<readonly SendRecord[]> | undefined;
  return async () => [...(await (earlier ??= ledger.recent(EARLIER_RECORDS))), ...memory.recent];
}

/** A model whose code is loaded with its first request, so that the start of the editor does not wait for it. */
function loadedOnUse(load: () => Promise<Model>): Model {
  let loading: Promise<Model> | undefined;
  return {
    async *stream(request, signal) {
      loading ??= load();
      yield* (await loading).stream(request, signal);
    },
  };
}

/** The way into the user's files, whose code is loaded with the first change. */
function writeGateOnUse(times: DiskTimes): WriteGate {
  const isOutdated = (document: vscode.TextDocument) => times.isOutdated(document);
  return {
    apply: async (changeSet) => {
      const { confirmSensitiveFiles, createWriteGate } = await import('./host/vscode/writeGate.ts');
      return createWriteGate({ confirm: confirmSensitiveFiles, isOutdated }).apply(changeSet);
    },
  };
}

/** The packing thread, whose code is loaded with the first pack. */
function packWorkerOnUse(options: PackWorkerOptions): PackWorker {
  let loading: Promise<PackWorker> | undefined;
  const load = async (): Promise<PackWorker> => (await import('./host/worker/packWorker.ts')).createPackWorker(options);
  return {
    pack: async (...question) => {
      loading ??= load();
      return (await loading).pack(...question);
    },
    commit: (pack) =>
      void loading?.then((worker) => {
        worker.commit(pack);
      }),
    dispose: async () => (await loading)?.dispose(),
  };
}

type Base = ReturnType<typeof createBase>;

/** The profiles, with what services have taught of themselves. */
function createTaughtProfiles(settings: Settings, memory: vscode.Memento) {
  const refusals = createLearnedRefusals(memory);
  const counts = createLearnedCounts(memory);
  const limits = withRefusals(createLearnedLimits(memory), refusals);
  const learned = { ...limits, apply: (profile: Profile) => counts.apply(limits.apply(profile)) };
  const modelLists = createModelLists(memory);
  const profiles = createProfiles(settings, learned, modelLists, createLearnedAbilities(memory));
  return { refusals, counts, modelLists, profiles };
}

function createBase(context: vscode.ExtensionContext) {
  const log = createLog();
  const clock = createSystemClock();
  const settings = createSettings();
  const keys = createKeyStore(context, process.env);
  const globalState = orderedMemory(context.globalState);
  const { refusals, counts, modelLists, profiles } = createTaughtProfiles(settings, globalState);
  const status = createStatusItem();
  const workerPath = vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.cjs').fsPath;
  const syntax = syntaxOnUse(workerPath, log);
  const worker = packWorkerOnUse({
    workerPath,
    files: createEditorFiles(),
    layouts: path.join(context.globalStorageUri.fsPath, 'caches', 'layouts'),
    cacheFolder: path.join(context.globalStorageUri.fsPath, 'caches'),
    log,
  });
  const memory = new SendMemory((pack) => {
    worker.commit(pack);
  });
  const forbidden = createForbiddenPaths(settings, log);
  const changes = new ChangedFiles();
  const diskTimes = new DiskTimes();
  const workspaceMemory = createWorkspaceMemory(context.workspaceState);
  const marks = new PackMarks(workspaceMemory);
  const preview = new PackPreview();
  const { extensionUri, globalStorageUri: storageUri } = context;
  return {
    ...{ log, clock, keys, refusals, counts, memory, worker, forbidden, changes, diskTimes },
    services: {
      ...{ extensionUri, storageUri, globalState, log, clock, settings, keys, profiles, status },
      ...{ workspaceMemory, marks, preview, modelLists, syntax },
    },
    disposables: [
      ...[diskTimes, changes, followFiles(preview), preview, marks, forbidden, memory],
      ...[status, profiles, modelLists, keys, settings, syntax, log],
    ],
  };
}

/** Waits for the rules of what may leave before anything does; the way out is loaded with the first request. */
function createGuardedSend(
  { forbidden, memory, clock, log, counts }: Base,
  modelFor: (api: Profile['api']) => Model,
  { ledger, sent, spend }: Pick<Services, 'ledger' | 'sent' | 'spend'>,
): Send {
  let loading: Promise<Send> | undefined;
  const load = async (): Promise<Send> => {
    const { createSend } = await import('./createSend.ts');
    return createSend({
      rules: () => forbidden.rules(),
      window: readWindow,
      modelFor,
      memory,
      clock,
      log,
      ledger,
      sent,
      spend,
      counts,
      workspace: () => vscode.workspace.name,
    });
  };
  return async function* (request, signal) {
    await forbidden.ready();
    yield* (await (loading ??= load()))(request, signal);
  };
}

function readWindow(): WindowState {
  return { trusted: vscode.workspace.isTrusted, detour: findDetour() };
}

function forbids(forbidden: ForbiddenPaths, file: string) {
  const rules = forbidden.rules();
  return rules ? forbiddenBy(file, rules) : 'unreadable';
}

/**
 * Packs what is open; without trust nothing is read for a question that could not be sent. For a draft the watcher's word is
 * enough, for a question the disk is asked about every file.
 */
async function packWorkspace(
  { worker, changes }: Base,
  input: PackInput,
  signal: AbortSignal,
  kind: 'draft' | 'question' = 'question',
): Promise<PackResult> {
  if (!vscode.workspace.isTrusted) {
    return { kind: 'failed', failure: untrustedFailure };
  }
  const { changed, done } = changes.look();
  const asked = { ...input, ...(kind === 'draft' && changed && { changed }) };
  const roots = workspaceRoots().map(({ name, uri }) => ({ name, ...(uri.scheme === 'file' && { path: uri.fsPath }) }));
  const result = await worker.pack(asked, { roots, layoutKey: layoutKeyOf(workspaceKey(), input) }, signal);
  if (result.kind === 'packed') {
    done();
  }
  return result;
}

/** Names the folder of a workspace's chats: the same folders in any order are the same workspace. */
function workspaceKey(): string {
  const roots = workspaceRoots().map(({ uri }) => uri.toString());
  const text = roots.toSorted().join('\n');
  let hash = 0xcbf29ce484222325n;
  for (const unit of Buffer.from(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(unit)) * 0x100000001b3n);
  }
  return text === '' ? 'no-folder' : hash.toString(16).padStart(16, '0');
}
