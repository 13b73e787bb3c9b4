// Shows the report of the last test of the connection as a read-only page.

import * as vscode from 'vscode';

const SCHEME = 'panorama-test';
const ADDRESS = vscode.Uri.from({ scheme: SCHEME, path: '/Test of the connection.md' });

/** The page of reports; one at a time. */
export interface ProbeDocument extends vscode.Disposable {
  /** Shows a report in the place of the one before. Rejects when the editor cannot open it. */
  show(markdown: string): Promise<void>;
}

/** Registers the page. */
export function createProbeDocument(): ProbeDocument {
  let text = '';
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: () => text,
  });
  return {
    show: async (markdown) => {
      text = markdown;
      changed.fire(ADDRESS);
      const document = await vscode.workspace.openTextDocument(ADDRESS);
      const commands = await vscode.commands.getCommands();
      await (commands.includes('markdown.showPreview')
        ? vscode.commands.executeCommand('markdown.showPreview', ADDRESS)
        : vscode.window.showTextDocument(document, { preview: true }));
    },
    dispose: () => {
      provider.dispose();
      changed.dispose();
    },
  };
}
