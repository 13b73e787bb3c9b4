// The list of kept chats: found by their words, opened, renamed, and deleted with a way back.

import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import type { ChatSession } from './chatSession.ts';

type KeptChat = Awaited<ReturnType<Services['chats']['list']>>[number];

/** What the list needs. */
export interface HistoryParts {
  readonly services: Pick<Services, 'chats' | 'log'>;
  /** The conversation with this id, where it is open in this window. */
  readonly sessionOf: (id: string) => Pick<ChatSession, 'change' | 'startAfresh'> | undefined;
  /** Opens a conversation, or shows where it is open. */
  readonly openKept: (id: string) => Promise<void>;
}

interface Row extends vscode.QuickPickItem {
  readonly chat?: KeptChat;
}

const RENAME: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('edit'), tooltip: vscode.l10n.t('Rename') };
const DELETE: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('trash'), tooltip: vscode.l10n.t('Delete') };

/** Shows the list until a chat is opened or the user goes away. */
export async function showHistory(parts: HistoryParts): Promise<void> {
  const { chats } = parts.services;
  const pick = vscode.window.createQuickPick<Row>();
  Object.assign(pick, { matchOnDescription: true, matchOnDetail: true });
  const refresh = async (): Promise<void> => {
    pick.items = rowsOf(await chats.list());
    pick.placeholder =
      pick.items.length === 0 ? vscode.l10n.t('No chats yet') : vscode.l10n.t('Find a chat by its title or questions');
  };
  pick.onDidAccept(() => {
    const [row] = pick.selectedItems;
    pick.hide();
    if (row?.chat) {
      inBackground(openChat(row.chat, parts), parts);
    }
  });
  pick.onDidTriggerItemButton(({ item, button }) => {
    const { chat } = item;
    if (chat) {
      const work = button === RENAME ? renameChat(chat, parts) : deleteChat(chat, parts, refresh);
      inBackground(work.then(refresh), parts);
    }
  });
  const hidden = new Promise<void>((resolve) => {
    pick.onDidHide(resolve);
  });
  await refresh();
  pick.show();
  await hidden;
  pick.dispose();
}

/** Those of this workspace first, then the others by their workspaces. */
function rowsOf(chats: readonly KeptChat[]): readonly Row[] {
  const others = [...new Set(chats.flatMap(({ isHere, workspace }) => (isHere ? [] : [workspace])))];
  return [
    ...groupOf(
      vscode.l10n.t('This workspace'),
      chats.filter(({ isHere }) => isHere),
    ),
    ...others.flatMap((name) =>
      groupOf(
        name || vscode.l10n.t('No folder'),
        chats.filter(({ isHere, workspace }) => !isHere && workspace === name),
      ),
    ),
  ];
}

function groupOf(label: string, chats: readonly KeptChat[]): readonly Row[] {
  const separator = { label, kind: vscode.QuickPickItemKind.Separator };
  return chats.length === 0 ? [] : [separator, ...chats.map(rowOf)];
}

function rowOf(chat: KeptChat): Row {
  const time = new Date(chat.at).toLocaleString(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' });
  return { label: titleOf(chat), description: time, detail: chat.questions, buttons: [RENAME, DELETE], chat };
}

function titleOf({ title }: KeptChat): string {
  return title === '' ? vscode.l10n.t('Untitled chat') : title;
}

async function openChat({ id }: KeptChat, { openKept }: HistoryParts): Promise<void> {
  await openKept(id);
}

async function renameChat(chat: KeptChat, { services, sessionOf }: HistoryParts): Promise<void> {
  const title = await askTitle(chat.title);
  if (title === undefined) {
    return;
  }
  const session = sessionOf(chat.id);
  if (session) {
    session.change({ kind: 'rename', title });
    return;
  }
  const thread = await services.chats.load(chat.id);
  if (thread) {
    await services.chats.append(thread, [{ kind: 'rename', title }], true);
  }
}

/** Renames the chat in view. */
export async function renameCurrent(session: Pick<ChatSession, 'current' | 'change'>): Promise<void> {
  const title = await askTitle(session.current.title);
  if (title !== undefined) {
    session.change({ kind: 'rename', title });
  }
}

async function askTitle(value: string): Promise<string | undefined> {
  const title = await vscode.window.showInputBox({ prompt: vscode.l10n.t('Name of the chat'), value });
  return title?.trim() === '' ? undefined : title?.trim();
}

async function deleteChat(chat: KeptChat, parts: HistoryParts, refresh: () => Promise<void>): Promise<void> {
  const { services, sessionOf } = parts;
  sessionOf(chat.id)?.startAfresh();
  await services.chats.remove(chat.id);
  inBackground(offerUndo(chat, parts, refresh), parts);
}

async function offerUndo(chat: KeptChat, { services }: HistoryParts, refresh: () => Promise<void>): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  const message = vscode.l10n.t('“{0}” is deleted.', titleOf(chat));
  if ((await vscode.window.showInformationMessage(message, undo)) === undo) {
    await services.chats.restore(chat.id);
    await refresh();
  }
}

function inBackground(work: Promise<unknown>, { services }: HistoryParts): void {
  work.catch((error: unknown) => {
    services.log.error(`The list of chats: ${String(error)}`);
    void vscode.window.showWarningMessage(vscode.l10n.t('That could not be written to the disk.'));
  });
}
