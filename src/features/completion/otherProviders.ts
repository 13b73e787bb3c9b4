// Finds other extensions that suggest while typing: the editor asks all of them, and they would overwrite each other.

import * as vscode from 'vscode';

/** Another extension that suggests, and the way to its own switch. */
export interface OtherProvider {
  readonly name: string;
  /** What to search for in the settings to find its switch; nothing there is changed for the user. */
  readonly settingsQuery: string;
}

const KNOWN: Readonly<Record<string, OtherProvider>> = {
  'GitHub.copilot': { name: 'Copilot', settingsQuery: 'github.copilot.enable' },
  'GitHub.copilot-chat': { name: 'Copilot', settingsQuery: 'github.copilot.enable' },
  'Continue.continue': { name: 'Continue', settingsQuery: '@ext:Continue.continue autocomplete' },
  'Codeium.codeium': { name: 'Windsurf', settingsQuery: '@ext:Codeium.codeium enable' },
  'TabbyML.vscode-tabby': { name: 'Tabby', settingsQuery: '@ext:TabbyML.vscode-tabby inlineCompletion' },
  'TabNine.tabnine-vscode': { name: 'Tabnine', settingsQuery: '@ext:TabNine.tabnine-vscode' },
  'sourcegraph.cody-ai': { name: 'Cody', settingsQuery: '@ext:sourcegraph.cody-ai autocomplete' },
  'AmazonWebServices.amazon-q-vscode': { name: 'Amazon Q', settingsQuery: '@ext:AmazonWebServices.amazon-q-vscode' },
};

/** The first other provider that is installed, running and not switched off by the user. */
export function findOtherProvider(): OtherProvider | undefined {
  const id = Object.keys(KNOWN).find((candidate) => vscode.extensions.getExtension(candidate)?.isActive === true);
  const other = id === undefined ? undefined : KNOWN[id];
  return other?.name === 'Copilot' && isCopilotOff() ? undefined : other;
}

/** Copilot comes with the editor, so that many have it without its suggestions. */
function isCopilotOff(): boolean {
  const byLanguage: unknown = vscode.workspace.getConfiguration('github.copilot').get('enable');
  return typeof byLanguage === 'object' && byLanguage !== null && '*' in byLanguage && byLanguage['*'] === false;
}
