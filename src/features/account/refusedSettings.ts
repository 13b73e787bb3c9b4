// Says once when a workspace tries to set what only the user can set: refused in silence it would look like a fault.

import * as vscode from 'vscode';
import { namedSettings } from '../../core/model/namedSettings.ts';
import type { Services } from '../../services.ts';

/** The settings that a workspace may set, since they only take away. */
const OPEN: ReadonlySet<string> = new Set(['panorama.pack.exclude', 'panorama.completion.disabledLanguages']);

/** Where what was said is remembered: `place name`. */
const SAID = 'panorama.refusedSettingsSaid';

/** The newest are remembered. */
const LONGEST_MEMORY = 500;

/** Looks now and whenever settings or folders change. */
export function watchRefusedSettings(services: Services): vscode.Disposable {
  let running = Promise.resolve();
  const look = () => {
    running = running
      .then(() => tellRefused(services))
      .catch((error: unknown) => {
        services.log.warn(`The workspace's settings could not be checked: ${String(error)}`);
      });
  };
  look();
  return vscode.Disposable.from(
    services.settings.onDidChange(look),
    vscode.workspace.onDidChangeWorkspaceFolders(look),
  );
}

async function tellRefused({ globalState, log }: Services): Promise<void> {
  for (const file of settingsFiles()) {
    const names = (await refusedIn(file)).filter((name) => !wasSaid(globalState, file, name));
    if (names.length === 0) {
      continue;
    }
    const said = [...globalState.get<readonly string[]>(SAID, []), ...names.map((name) => entryOf(file, name))];
    await globalState.update(SAID, said.slice(-LONGEST_MEMORY));
    log.info(`Ignored in ${file.toString()}: ${names.join(', ')}.`);
    void vscode.window.showInformationMessage(
      names.length === 1
        ? vscode.l10n.t('This workspace tries to set {0}; it is ignored.', names.join(', '))
        : vscode.l10n.t('This workspace tries to set {0}; they are ignored.', names.join(', ')),
    );
  }
}

function settingsFiles(): readonly vscode.Uri[] {
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  const folders = (workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, '.vscode', 'settings.json'));
  return workspaceFile && workspaceFile.scheme !== 'untitled' ? [workspaceFile, ...folders] : folders;
}

async function refusedIn(file: vscode.Uri): Promise<readonly string[]> {
  try {
    const bytes = await vscode.workspace.fs.readFile(file);
    return namedSettings(new TextDecoder().decode(bytes)).filter((name) => !OPEN.has(name));
  } catch {
    // Most folders have no settings of their own.
    return [];
  }
}

function wasSaid(globalState: vscode.Memento, file: vscode.Uri, name: string): boolean {
  return globalState.get<readonly string[]>(SAID, []).includes(entryOf(file, name));
}

function entryOf(file: vscode.Uri, name: string): string {
  return `${file.toString()} ${name}`;
}
