// Lets the user pick the model or the scope with which a question is asked once more.

import * as vscode from 'vscode';
import type { Scope, Turn } from '../../protocol/thread.ts';
import type { Services } from '../../services.ts';
import type { AskedAgain } from './askedAgain.ts';

interface Row extends vscode.QuickPickItem {
  readonly choose: () => Promise<AskedAgain>;
}

/** What to ask with; undefined when the user goes away. A model that is picked stays the user's model. */
export async function pickAnotherWay(
  turn: Turn,
  { profiles }: Pick<Services, 'profiles'>,
): Promise<AskedAgain | undefined> {
  const current = profiles.current();
  const models = profiles
    .all()
    .filter(({ id }) => id !== current.id)
    .map((profile): Row => ({
      label: `$(chip) ${profile.label}`,
      description: profile.model,
      choose: async () => {
        await profiles.choose(profile.id);
        return {};
      },
    }));
  const scopes = scopeRows().filter(({ kind }) => kind !== turn.scope.kind);
  const rows: readonly (Row | vscode.QuickPickItem)[] = [
    { label: vscode.l10n.t('Another scope'), kind: vscode.QuickPickItemKind.Separator },
    ...scopes.map(({ label, icon, kind }): Row => ({
      label: `$(${icon}) ${label}`,
      choose: () => Promise.resolve({ scope: { kind } }),
    })),
    { label: vscode.l10n.t('Another model'), kind: vscode.QuickPickItemKind.Separator },
    ...models,
  ];
  const picked = await vscode.window.showQuickPick(rows, { placeHolder: vscode.l10n.t('Ask again with…') });
  return picked && 'choose' in picked ? picked.choose() : undefined;
}

function scopeRows(): readonly {
  readonly kind: Exclude<Scope['kind'], 'folder' | 'package'>;
  readonly label: string;
  readonly icon: string;
}[] {
  return [
    { kind: 'workspace', label: vscode.l10n.t('Whole workspace'), icon: 'root-folder' },
    { kind: 'editors', label: vscode.l10n.t('Open editors'), icon: 'files' },
    { kind: 'file', label: vscode.l10n.t('Current file'), icon: 'file' },
    { kind: 'selection', label: vscode.l10n.t('Selection'), icon: 'selection' },
  ];
}
