// A review of code by the model: its findings go to the Problems view.

import * as vscode from 'vscode';
import type { RefactorCommand } from '../../core/refactor/catalogue.ts';
import { findingsIn, reviewRequest, type ReviewedFile } from '../../core/refactor/findings.ts';
import { priceRequest } from '../../core/refactor/priceRequest.ts';
import { receiveForm } from '../../core/refactor/receiveText.ts';
import type { KnownText } from '../../core/refactor/knownTexts.ts';
import { snapshotOf } from '../../host/vscode/snapshotOf.ts';
import { readKnown } from './readKnown.ts';
import { labelOf, type Work } from './changeDocument.ts';
import type { RefactorServices } from './refactorServices.ts';
import { tellFailure } from './tellOutcome.ts';
import { approve, inProgress } from './withPrice.ts';

/** A file to review, with its document. */
export interface ReviewedDocument extends ReviewedFile {
  readonly document: vscode.TextDocument;
}

/** What is reviewed at once, and how it is called. */
export interface CodeReview {
  readonly command: RefactorCommand;
  readonly label: string;
  readonly files: readonly ReviewedDocument[];
  readonly known: readonly KnownText[];
  readonly again: () => Thenable<unknown>;
}

/** Reviews the selection, the symbol at the cursor or the file. */
export async function reviewPlace(
  { command, found, targetKind, again }: Work,
  services: RefactorServices,
): Promise<void> {
  const { document, snapshot } = found;
  const target = found.ranges[targetKind] ?? { start: 0, end: snapshot.text.length };
  await reviewCode(
    {
      command,
      label: labelOf(command, snapshot.path),
      files: [{ document, snapshot, target, targetKind }],
      known: await readKnown(command.context, { document, target }, services),
      again: () => again(),
    },
    services,
  );
}

/** Asks for the findings and shows them. */
export async function reviewCode(review: CodeReview, services: RefactorServices): Promise<void> {
  const { command, label, files, known } = review;
  const instruction = command.instruction ?? '';
  const request = reviewRequest({ instruction, files, known, profile: services.profiles.current() });
  if (!(await approve(label, priceRequest(request), services))) {
    return;
  }
  const received = await inProgress(label, services, (signal) => receiveForm(request, services.send, signal));
  if (received.kind === 'complete') {
    await showFindings(review, received.value, services);
  } else if (received.kind === 'failed') {
    await tellFailure(label, received.failure, review.again);
  }
}

async function showFindings({ label, files }: CodeReview, answer: unknown, services: RefactorServices): Promise<void> {
  // Whoever typed meanwhile has moved lines: findings are placed by what they quote, in the text as it is now.
  const now = files.map((file) => ({ ...file, snapshot: snapshotOf(file.document) }));
  const findings = findingsIn(answer, now);
  const store = await services.findings();
  for (const { document, snapshot, target, targetKind } of now) {
    const end = targetKind === 'file' ? snapshot.text.length : target.end;
    const reviewed = new vscode.Range(
      document.positionAt(targetKind === 'file' ? 0 : target.start),
      document.positionAt(end),
    );
    store.set(
      document,
      reviewed,
      findings.filter(({ path }) => path === snapshot.path),
    );
  }
  await tellCount(label, findings.length);
}

async function tellCount(label: string, count: number): Promise<void> {
  if (count === 0) {
    await vscode.window.showInformationMessage(vscode.l10n.t('{0}: nothing found.', label));
    return;
  }
  const show = vscode.l10n.t('Show Problems');
  const message = vscode.l10n.t('{0}: {1} findings are in the Problems view.', label, count);
  if ((await vscode.window.showInformationMessage(message, show)) === show) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
}
