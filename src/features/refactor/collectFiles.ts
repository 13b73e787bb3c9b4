// The files that a command from the explorer is about: folders by the pack's own gates, files as chosen, none that may not leave.

import * as vscode from 'vscode';
import { fitsLanguage, type RefactorCommand } from '../../core/refactor/catalogue.ts';
import { isMarked, toPatterns } from '../../core/pack/fileMarks.ts';
import type { Snapshot } from '../../core/text/snapshot.ts';
import { readEditorContext } from '../../host/vscode/editorContext.ts';
import { excludedPatterns } from '../../host/vscode/excludedPatterns.ts';
import { readEncodings } from '../../host/vscode/readEncodings.ts';
import { snapshotOf } from '../../host/vscode/snapshotOf.ts';
import { pathOf, uriOf } from '../../host/vscode/workspacePaths.ts';
import type { RefactorServices } from './refactorServices.ts';

/** A file with its text as the editor has it. */
export interface CollectedFile {
  readonly document: vscode.TextDocument;
  readonly snapshot: Snapshot;
}

/** What was found, and how many files stay out. */
export interface Collected {
  readonly files: readonly CollectedFile[];
  /** Secret, excluded, or of a language that the command is not for. */
  readonly leftOut: number;
}

/** Tokens of a pack that is made for its list of files alone. */
const LIST_BUDGET = 8_000;

/** Collects the files in the order of their paths. */
export async function collectFiles(
  command: RefactorCommand,
  chosen: readonly vscode.Uri[],
  services: RefactorServices,
  signal: AbortSignal,
): Promise<Collected> {
  await services.rulesReady();
  const paths = await Promise.all(chosen.map((uri) => pathsOf(uri, services, signal)));
  const distinct = [...new Set(paths.flat())].sort();
  const allowed = distinct.filter(
    (path) => services.forbids(path) === undefined && !isMarked(services.marks.current.excluded, path),
  );
  const opened = await Promise.all(allowed.map(open));
  const files = opened.flatMap((file) => (file && fits(command, file) ? [file] : []));
  return { files, leftOut: distinct.length - files.length };
}

async function pathsOf(uri: vscode.Uri, services: RefactorServices, signal: AbortSignal): Promise<readonly string[]> {
  const path = pathOf(uri);
  if (path === undefined) {
    return [];
  }
  const { type } = await vscode.workspace.fs.stat(uri);
  return (type & vscode.FileType.Directory) === 0 ? [path] : filesIn(path, services, signal);
}

/** What a question about the folder would see: without ignored, generated, vendored and binary files. */
async function filesIn(path: string, services: RefactorServices, signal: AbortSignal): Promise<readonly string[]> {
  const result = await services.packDraft(
    {
      ...readEditorContext(),
      question: '',
      scope: path === '' ? { kind: 'workspace' } : { kind: 'folder', path },
      attachments: [],
      budget: LIST_BUDGET,
      history: [],
      profile: services.profiles.current(),
      exclude: [...excludedPatterns(services.settings), ...toPatterns(services.marks.current.excluded)],
      include: services.settings.include(),
      ...readEncodings(),
      now: services.clock.now(),
    },
    signal,
  );
  const files = result.kind === 'packed' ? result.pack.manifest.files : [];
  return files.map((file) => file.path).filter((file) => path === '' || file.startsWith(`${path}/`));
}

async function open(path: string): Promise<CollectedFile | undefined> {
  const uri = uriOf(path);
  try {
    const document = uri && (await vscode.workspace.openTextDocument(uri));
    return document && { document, snapshot: snapshotOf(document) };
  } catch {
    // Binary files and those that are gone have no text.
    return undefined;
  }
}

function fits(command: RefactorCommand, { snapshot }: CollectedFile): boolean {
  return snapshot.text.trim() !== '' && fitsLanguage(command, snapshot.languageId) === undefined;
}
