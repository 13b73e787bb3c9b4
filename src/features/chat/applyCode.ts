// Applies a piece of code of an answer to a file, by the review: where it has one certain place, else as the user chooses.

import * as vscode from 'vscode';
import { questionPrice } from '../../core/spend/questionPrice.ts';
import { placeSnippet, snippetPath } from '../../core/refactor/placeSnippet.ts';
import type { ProposedFile } from '../../core/refactor/proposal.ts';
import { verifyEdits } from '../../core/refactor/verify.ts';
import { snapshotOf } from '../../host/vscode/snapshotOf.ts';
import { uriOf } from '../../host/vscode/workspacePaths.ts';
import { formatPrice } from '../../protocol/format.ts';
import type { Services } from '../../services.ts';
import { insertAtCursor } from './panelActions.ts';

/** What applying needs. */
export interface ApplyParts {
  readonly profiles: Pick<Services['profiles'], 'current'>;
  readonly review: Pick<Services['review'], 'show'>;
  readonly writeGate: Services['writeGate'];
}

/** UTF-16 units of code in a token, for the price of letting the model place it. */
const UNITS_PER_TOKEN = 4;

/** Tokens of instructions around the code and the file. */
const AROUND_TOKENS = 1_000;

/** Shows what the code would change in the file that it or its block names, else in the active one, for review; nothing is written here. */
export async function applyCode(code: string, block: string | undefined, services: ApplyParts): Promise<void> {
  const named = namedFile(code, block);
  if (named && !(await isThere(named.uri))) {
    await propose([{ kind: 'create', path: named.path, reason: '', text: named.text }], new Map(), services);
    return;
  }
  const document = named
    ? await vscode.workspace.openTextDocument(named.uri)
    : vscode.window.activeTextEditor?.document;
  if (!document) {
    return offerNewFile(code);
  }
  const snapshot = snapshotOf(document);
  const edits = placeSnippet(code, snapshot);
  if (!edits) {
    return askHow(code, document, services);
  }
  if (edits.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} holds this code already.', snapshot.path));
    return;
  }
  const { path } = snapshot;
  await propose([{ kind: 'edit', path, reason: '', snapshot, edits }], new Map([[path, document.uri]]), services);
}

/** The file that the code names in its first line, or its block; with its text if there is none yet. */
function namedFile(code: string, block: string | undefined) {
  const written = snippetPath(code);
  const path = written ?? block;
  const uri = path === undefined ? undefined : uriOf(path);
  const lines = code.split('\n').slice(written === undefined ? 0 : 1);
  return path === undefined || !uri ? undefined : { path, uri, text: `${lines.join('\n').trim()}\n` };
}

async function propose(
  files: readonly [ProposedFile],
  uris: ReadonlyMap<string, vscode.Uri>,
  { review }: Pick<ApplyParts, 'review'>,
): Promise<void> {
  const [file] = files;
  const target = file.kind === 'edit' ? { start: 0, end: file.snapshot.text.length } : undefined;
  const notes =
    file.kind === 'edit' && target
      ? verifyEdits({ snapshot: file.snapshot, target, targetKind: 'file', checks: ['keeps-size'] }, file.edits)
      : [];
  const title = vscode.l10n.t('Apply Code');
  await review.show({ command: 'panorama.chat.apply', title, files, failed: [], notes, summary: '' }, uris, true);
}

/** The code has no certain place: the model may find it at a price, or the user says where it goes. */
async function askHow(code: string, document: vscode.TextDocument, services: ApplyParts): Promise<void> {
  const profile = services.profiles.current();
  const length = document.getText().length + 2 * code.length;
  const input = Math.ceil(length / UNITS_PER_TOKEN) + AROUND_TOKENS;
  const price = questionPrice(profile, { input, cached: 0, maxOutput: Math.ceil(code.length / UNITS_PER_TOKEN) }, {});
  const rows = [
    {
      label: `$(edit) ${vscode.l10n.t('Let {0} Place It', profile.label)}`,
      description:
        price.plan === true
          ? vscode.l10n.t('counts against your plan')
          : formatPrice(price.expected, vscode.l10n.t('price unknown')),
      run: () => letModelPlace(code, document),
    },
    { label: `$(insert) ${vscode.l10n.t('Insert at the Cursor')}`, run: () => insertAtCursor(code, services) },
    { label: `$(new-file) ${vscode.l10n.t('Open as a New File')}`, run: () => openNew(code, document.languageId) },
  ];
  const offered = profile.api === 'offline' ? rows.slice(1) : rows;
  const placeHolder = vscode.l10n.t('The code has no certain place in {0}', snapshotOf(document).path);
  const picked = await vscode.window.showQuickPick(offered, { placeHolder });
  await picked?.run();
}

async function letModelPlace(code: string, document: vscode.TextDocument): Promise<void> {
  const range = new vscode.Range(0, 0, document.lineCount, 0);
  const instruction = `Make the change that this code shows, where it belongs. It may be a part of the file: leave the rest as it is.\n\n${code}`;
  await vscode.commands.executeCommand('panorama.refactor.custom', {
    uri: document.uri,
    range: document.validateRange(range),
    instruction,
  });
}

async function offerNewFile(code: string): Promise<void> {
  const open = vscode.l10n.t('Open as a New File');
  const message = vscode.l10n.t('Open the file that the code belongs to.');
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await openNew(code, 'plaintext');
  }
}

async function openNew(content: string, language: string): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }));
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type !== vscode.FileType.Unknown;
  } catch {
    return false;
  }
}
