// The one status bar item: what Panorama is doing, and the way to its switches.

import * as vscode from 'vscode';

/** What the item shows. */
export type StatusState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'thinking' }
  | { readonly kind: 'paused'; readonly reason: string }
  | { readonly kind: 'needs-key' }
  | { readonly kind: 'off'; readonly reason: string };

/** A figure in the tooltip: its name and its value. */
export type StatusFigure = readonly [name: string, value: string];

/** The status bar item; the last state told by any feature stands. */
export interface StatusItem extends vscode.Disposable {
  /** After `thinking`, `ready` brings back what stood before: who has finished knows nothing of a missing key. */
  show(state: StatusState): void;
  /** What the tooltip lists below the state, the head of the table first. */
  setFigures(figures: readonly StatusFigure[]): void;
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
  let shown: StatusState = resting;
  let figures: readonly StatusFigure[] = [];
  const describe = () => {
    item.tooltip = tooltipOf(shown, figures);
    item.accessibilityInformation = { label: [`Panorama: ${wordsOf(shown)}`, ...figures.map(spoken)].join('. ') };
  };
  let isThinking = false;
  const show = (told: StatusState) => {
    const state = told.kind === 'ready' && isThinking ? resting : told;
    isThinking = state.kind === 'thinking';
    resting = isThinking ? resting : state;
    item.text = `${ICONS[state.kind]} Panorama`;
    shown = state;
    describe();
  };
  show({ kind: 'ready' });
  item.show();
  return {
    show,
    setFigures: (told) => {
      figures = told;
      describe();
    },
    dispose: () => {
      item.dispose();
    },
  };
}

/** The state, and a table of the figures: in Markdown, where no word of a service or file may mean anything. */
function tooltipOf(state: StatusState, figures: readonly StatusFigure[]): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString().appendText(wordsOf(state));
  if (figures.length > 0) {
    const [first = ['', ''], ...rest] = figures.map((row) => row.map(toCell));
    const lines = [first, [':--', '--:'], ...rest].map((cells) => `| ${cells.join(' | ')} |`);
    tooltip.appendMarkdown(`\n\n${lines.join('\n')}\n`);
  }
  return tooltip;
}

function toCell(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>&~-]/gu, '\\$&').replaceAll('\n', ' ');
}

function spoken([name, value]: StatusFigure): string {
  return `${name}: ${value}`;
}

function wordsOf(state: StatusState): string {
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
