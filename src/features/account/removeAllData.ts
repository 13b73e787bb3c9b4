// Removes what Panorama keeps: shows what there is, takes the chats out first, deletes, reports.

import * as vscode from 'vscode';
import { formatCount } from '../../protocol/format.ts';
import { pickOne } from '../../host/vscode/stepDialogue.ts';
import type { Services } from '../../services.ts';

/** One thing that can be removed. */
interface Part {
  readonly label: string;
  readonly description: string;
  readonly isChats: boolean;
  readonly remove: () => Promise<void>;
}

/** Asks what to remove, all checked; nothing is removed when the user goes away at any point. */
export async function removeAllData(services: Services): Promise<void> {
  const parts = await listParts(services);
  if (parts.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is kept.'));
    return;
  }
  const picked = await vscode.window.showQuickPick(
    parts.map((part) => ({ label: part.label, description: part.description, picked: true, part })),
    {
      canPickMany: true,
      title: vscode.l10n.t('Remove data'),
      placeHolder: vscode.l10n.t('What is removed cannot be brought back'),
      ignoreFocusOut: true,
    },
  );
  const chosen = picked?.map(({ part }) => part) ?? [];
  if (chosen.length > 0 && (await keepChatsFirst(services, chosen))) {
    await removeParts(services, chosen);
  }
}

async function listParts({ keys, storedData, globalState, review }: Services): Promise<readonly Part[]> {
  const origins = await keys.origins();
  const stored = await storedData.list();
  const choices = globalState.keys();
  const labels = {
    chats: vscode.l10n.t('Chats of all workspaces'),
    ledger: vscode.l10n.t('Ledger of what was sent'),
    caches: vscode.l10n.t('Caches'),
    proposals: vscode.l10n.t('Changes that wait for review'),
    other: vscode.l10n.t('Other files'),
  };
  return [
    ...origins.map((origin) => ({
      label: vscode.l10n.t('Key for {0}', new URL(origin).host),
      description: '',
      isChats: false,
      remove: () => keys.remove(origin),
    })),
    ...stored.map(({ kind, files, bytes }) => ({
      label: labels[kind],
      description: `${files === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', formatCount(files))}, ${formatBytes(bytes)}`,
      isChats: kind === 'chats',
      remove: async () => {
        // What this window still shows would be kept again.
        await (kind === 'proposals' ? review.act('rejectAll') : undefined);
        await storedData.remove(kind);
      },
    })),
    ...(choices.length === 0
      ? []
      : [
          {
            label: vscode.l10n.t('Remembered choices'),
            description: formatCount(choices.length),
            isChats: false,
            remove: () => forgetChoices(globalState),
          },
        ]),
  ];
}

async function forgetChoices(globalState: vscode.Memento): Promise<void> {
  for (const name of globalState.keys()) {
    await globalState.update(name, undefined);
  }
}

/** Whether to go on: with chats among the parts the user says whether to export them, and the export succeeds. */
async function keepChatsFirst({ storedData }: Services, parts: readonly Part[]): Promise<boolean> {
  const count = parts.length === 1 ? (parts[0]?.label ?? '') : vscode.l10n.t('{0} things', parts.length);
  const answer = await pickOne<'export' | 'remove'>({
    title: vscode.l10n.t('Remove data'),
    placeholder: vscode.l10n.t('To be removed: {0}', count),
    choices: [
      ...(parts.some((part) => part.isChats)
        ? [{ label: vscode.l10n.t('Export the chats, then remove…'), icon: 'export', value: 'export' } as const]
        : []),
      { label: vscode.l10n.t('Remove now'), icon: 'trash', value: 'remove' },
    ],
    canGoBack: false,
  });
  if (answer.kind !== 'answer') {
    return false;
  }
  return answer.value === 'remove' || exportChats(storedData);
}

async function exportChats(storedData: Services['storedData']): Promise<boolean> {
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export the chats'),
    filters: { Markdown: ['md'] },
  });
  if (target?.scheme !== 'file') {
    return false;
  }
  await storedData.exportChats(target.fsPath);
  return true;
}

async function removeParts({ log }: Services, parts: readonly Part[]): Promise<void> {
  const failed: string[] = [];
  for (const part of parts) {
    try {
      await part.remove();
      log.info(`Removed: ${part.label}.`);
    } catch (error) {
      failed.push(part.label);
      log.error(`Not removed: ${part.label} (${String(error)}).`);
    }
  }
  if (failed.length > 0) {
    void vscode.window.showErrorMessage(vscode.l10n.t('Not removed: {0}. The log says why.', failed.join(', ')));
  } else {
    vscode.window.setStatusBarMessage(vscode.l10n.t('Removed: {0}', parts.map(({ label }) => label).join(', ')), 8_000);
  }
}

/** Bytes as `412 bytes`, `1.2 kB`, `3.4 MB`. */
function formatBytes(bytes: number): string {
  if (bytes < 1_000) {
    return vscode.l10n.t('{0} bytes', bytes);
  }
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
