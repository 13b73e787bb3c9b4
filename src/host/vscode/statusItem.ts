// The one status bar item: what Panorama is doing, and the way to its switches.

import * as vscode from 'vscode';

/** What the item shows. */
export type StatusState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'thinking' }
  | { readonly kind: 'paused'; readonly reason: string }
  | { readonly kind: 'needs-key' }
  | { readonly kind: 'off'; readonly reason: string };

/** The status bar item; the last state told by any feature stands. */
export interface StatusItem extends vscode.Disposable {
  /** After `thinking`, `ready` brings back what stood before: who has finished knows nothing of a missing key. */
  show(state: StatusState): void;
}

/** The command that a click on the item runs. */
const MENU_COMMAND = 'panorama.showMenu';

const ICONS: Readonly<Record<StatusState['kind'], string>> = {
  ready: '$(sparkle)',
  thinking: '$(loading~spin)',
  paused: '$(debug-pause)',
  'needs-key': '$(key)',
  off: '$(circle-slash)',
};

/** Makes and shows the item at the right. */
export function createStatusItem(): StatusItem {
  const item = vscode.window.createStatusBarItem('panorama', vscode.StatusBarAlignment.Right, 90);
  item.name = 'Panorama';
  item.command = MENU_COMMAND;
  let resting: StatusState = { kind: 'ready' };
  let isThinking = false;
  const show = (told: StatusState) => {
    const state = told.kind === 'ready' && isThinking ? resting : told;
    isThinking = state.kind === 'thinking';
    resting = isThinking ? resting : state;
    item.text = `${ICONS[state.kind]} Panorama`;
    item.tooltip = tooltipOf(state);
    item.accessibilityInformation = { label: `Panorama: ${tooltipOf(state)}` };
  };
  show({ kind: 'ready' });
  item.show();
  return {
    show,
    dispose: () => {
      item.dispose();
    },
  };
}

function tooltipOf(state: StatusState): string {
  switch (state.kind) {
    case 'ready':
      return vscode.l10n.t('Ready');
    case 'thinking':
      return vscode.l10n.t('Waiting for the model');
    case 'paused':
      return vscode.l10n.t('Paused: {0}', state.reason);
    case 'needs-key':
      return vscode.l10n.t('A key is needed');
    case 'off':
      return vscode.l10n.t('Off here: {0}', state.reason);
  }
}
