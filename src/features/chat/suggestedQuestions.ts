// Three questions for an empty chat, made from real names in the workspace.

import * as vscode from 'vscode';
import { pathOf } from '../../host/vscode/workspacePaths.ts';

const SOURCES = '**/*.{ts,tsx,js,mjs,py,go,rs,java,kt,cs,cpp,c,rb,php,swift}';
const NOT_SOURCES =
  '{**/{node_modules,dist,out,build,vendor,target,generated,.git}/**,**/*.min.*,**/*.d.ts,**/*.config.*}';

/** Up to three questions; none in an empty workspace. */
export async function suggestQuestions(): Promise<readonly string[]> {
  const uris = await vscode.workspace.findFiles(SOURCES, NOT_SOURCES, 200);
  const paths = uris.flatMap((uri) => pathOf(uri) ?? []).sort();
  if (paths.length === 0) {
    return [];
  }
  return [
    vscode.l10n.t('What does this project do, and where does it start?'),
    ...folderQuestion(paths),
    vscode.l10n.t('Explain {0}', explained(paths)),
  ].slice(0, 3);
}

/** The folder with the most source files under it is the one worth asking about. */
function folderQuestion(paths: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.split('/').slice(0, -1).join('/');
    if (folder !== '' && !/(^|\/)(tests?|spec|__tests__)(\/|$)/u.test(folder)) {
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
  }
  const best = [...counts].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]))[0];
  return best ? [vscode.l10n.t('How does {0} work?', best[0])] : [];
}

/** The active file, else the first that is not a test. */
function explained(paths: readonly string[]): string {
  const active = vscode.window.activeTextEditor && pathOf(vscode.window.activeTextEditor.document.uri);
  const source = paths.find((path) => !/(^|\/)(tests?|spec|__tests__)\/|\.(test|spec)\./u.test(path));
  return active ?? source ?? paths[0] ?? '';
}
