// Finds the packages of the workspace through the editor.

import * as vscode from 'vscode';
import { manifestNames, readPackage, type WorkspacePackage } from '../../core/pack/packageManifests.ts';
import { pathOf } from './workspacePaths.ts';

const MANIFESTS = `**/{${manifestNames.join(',')}}`;
const NOT_OURS = '**/{node_modules,vendor,target,dist,build,out,.venv,venv,site-packages,.git}/**';

/** Manifests at most: a workspace with more is read in part. */
const MOST_MANIFESTS = 2_000;

/** The packages, in path order. A manifest that cannot be read is none. */
export async function findPackages(): Promise<readonly WorkspacePackage[]> {
  const uris = await vscode.workspace.findFiles(MANIFESTS, NOT_OURS, MOST_MANIFESTS);
  const read = async (uri: vscode.Uri): Promise<readonly WorkspacePackage[]> => {
    const path = pathOf(uri);
    try {
      const bytes = await vscode.workspace.fs.readFile(uri);
      const found = path === undefined ? undefined : readPackage(path, new TextDecoder().decode(bytes));
      return found ? [found] : [];
    } catch {
      return [];
    }
  };
  const packages = (await Promise.all(uris.map(read))).flat();
  return packages.toSorted((one, other) => (one.folder < other.folder ? -1 : Number(one.folder > other.folder)));
}
