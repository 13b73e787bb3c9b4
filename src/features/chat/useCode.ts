// Takes a block of code out of an answer: into a document of its own, or to the terminal, where the user may run it.

import * as vscode from 'vscode';
import { terminalLine } from '../../core/chat/terminalLine.ts';
import type { FromPanel } from '../../protocol/messages.ts';
import { applyCode, type ApplyParts } from './applyCode.ts';

/** Names that models give to languages, where VS Code has another. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ...{ ts: 'typescript', js: 'javascript', tsx: 'typescriptreact', jsx: 'javascriptreact', py: 'python', rb: 'ruby' },
  ...{ sh: 'shellscript', bash: 'shellscript', zsh: 'shellscript', shell: 'shellscript', yml: 'yaml', md: 'markdown' },
  ...{ cs: 'csharp', 'c++': 'cpp', rs: 'rust', kt: 'kotlin' },
};

/** Nothing is saved, and nothing is run. */
export async function useCode(
  { target, text, language, path }: Omit<Extract<FromPanel, { kind: 'useCode' }>, 'kind'>,
  services: ApplyParts,
): Promise<void> {
  if (target === 'apply') {
    return applyCode(text, path, services);
  }
  if (target === 'newFile') {
    await openDocument(text, LANGUAGES[language] ?? language);
    return;
  }
  const line = terminalLine(text);
  if (line === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Only a single line goes to the terminal. Copy the block to run more.'),
    );
    return;
  }
  const terminal = vscode.window.activeTerminal ?? vscode.window.createTerminal();
  terminal.show();
  terminal.sendText(line, false);
}

async function openDocument(content: string, language: string): Promise<void> {
  const known = await vscode.languages.getLanguages();
  const options = known.includes(language) ? { content, language } : { content };
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(options), { preview: false });
}
