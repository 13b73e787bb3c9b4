// Sets and takes away the user's marks on files, and says kindly what cannot be.

import * as vscode from 'vscode';
import type { Mark } from '../../protocol/packMessages.ts';
import type { Services } from '../../services.ts';

/** What marking needs. */
export type MarkServices = Pick<Services, 'marks' | 'forbids' | 'rulesReady' | 'log'>;

/** Sets a mark on a path, or takes it away. What must not leave cannot be pinned; resolves to whether the mark was set. */
export async function markFile(
  services: MarkServices,
  { path, mark, on }: { readonly path: string; readonly mark: Mark; readonly on: boolean },
): Promise<boolean> {
  await services.rulesReady();
  const refusal = on && mark !== 'excluded' ? refusalOf(path, services) : undefined;
  if (refusal !== undefined) {
    void vscode.window.showInformationMessage(refusal);
    return false;
  }
  try {
    await services.marks.set(path, mark, on);
  } catch (error) {
    services.log.warn(`A mark could not be kept: ${String(error)}`);
    void vscode.window.showWarningMessage(
      vscode.l10n.t('This holds until the window closes. It could not be kept for the next one.'),
    );
  }
  return true;
}

function refusalOf(path: string, { forbids }: MarkServices): string | undefined {
  switch (forbids(path)) {
    case undefined:
      return undefined;
    case 'secret':
      return vscode.l10n.t('{0} is a secret file. Secret files never leave this computer, so it stays out.', path);
    case 'unreadable':
      return vscode.l10n.t('The rules of this workspace are still being read. Try again in a moment.');
    default:
      return vscode.l10n.t(
        '{0} is kept out by .panoramaignore or by panorama.pack.exclude. Change the rule first to bring it in.',
        path,
      );
  }
}
