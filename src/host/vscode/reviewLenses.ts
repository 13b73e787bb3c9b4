// Offers the decisions about a hunk where it stands: as lenses above its lines and as a hover at them.

import * as vscode from 'vscode';
import type { HunkRow } from '../../core/refactor/hunkRows.ts';
import { diffOf } from './askWhy.ts';
import { hunkWords } from './hunkWords.ts';
import type { InlineReview } from './inlineReview.ts';
import type { PendingFile } from './pendingFile.ts';
import type { FoundFile, PendingProposals } from './pendingProposals.ts';
import { receivingWords } from './receivingWords.ts';
import { rowsOf } from './reviewCursor.ts';
import type { HunkTarget } from './reviewTarget.ts';

/** Registers both for the documents of proposals and for the files that are reviewed inline. */
export function registerReviewLenses(
  pending: PendingProposals,
  inline: InlineReview,
  scheme: string,
): vscode.Disposable {
  const filesIn = ({ uri }: vscode.TextDocument): readonly PendingFile[] => {
    const shown = uri.scheme === scheme ? pending.find(uri)?.file : undefined;
    return shown ? [shown] : inline.of(uri);
  };
  const everywhere: vscode.DocumentSelector = [{ scheme: '*' }];
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    pending.onDidChange(() => {
      changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(everywhere, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) => [
        ...receivingLenses(pending.findReceiving(document.uri), document),
        ...filesIn(document).flatMap((file) => rowsOf(file).flatMap((row) => lensesOf(file, row, document))),
      ],
    }),
    vscode.languages.registerHoverProvider(everywhere, {
      provideHover: (document, { line }) => {
        for (const file of filesIn(document)) {
          const row = rowsOf(file).find((each) => rangeOf(file, each, document).contains(new vscode.Position(line, 0)));
          if (row) {
            return new vscode.Hover(describe(file, row), rangeOf(file, row, document));
          }
        }
        return undefined;
      },
    }),
  );
}

interface Decision {
  readonly command: string;
  readonly title: string;
}

function decisionsFor(row: HunkRow): readonly Decision[] {
  const reject = { command: 'panorama.review.rejectHunk', title: vscode.l10n.t('Reject') };
  const why = { command: 'panorama.review.askWhy', title: vscode.l10n.t('Ask why') };
  return row.isStuck
    ? [{ command: 'panorama.review.compare', title: vscode.l10n.t('Compare') }, reject, why]
    : [
        { command: 'panorama.review.acceptHunk', title: vscode.l10n.t('Accept') },
        reject,
        { command: 'panorama.review.editHunk', title: vscode.l10n.t('Edit') },
        why,
      ];
}

function lensesOf(file: PendingFile, row: HunkRow, document: vscode.TextDocument): readonly vscode.CodeLens[] {
  const target: HunkTarget = { file: file.id, hunk: row.id };
  const range = rangeOf(file, row, document);
  const decisions = decisionsFor(row).map(
    (decision) => new vscode.CodeLens(range, { ...decision, arguments: [target] }),
  );
  return [...decisions, new vscode.CodeLens(range, { command: '', title: hunkWords(row) })];
}

/** Of a change that still comes nothing can be decided: its first hunk says so. */
function receivingLenses(found: FoundFile | undefined, document: vscode.TextDocument): readonly vscode.CodeLens[] {
  const [first] = found ? rowsOf(found.file) : [];
  return found && first
    ? [
        new vscode.CodeLens(rangeOf(found.file, first, document), {
          command: '',
          title: receivingWords(found.proposal.parts ?? 0),
        }),
      ]
    : [];
}

function rangeOf(file: PendingFile, row: HunkRow, document: vscode.TextDocument): vscode.Range {
  const isShown = document.uri.toString() === file.shown.toString();
  const line = Math.min(isShown ? row.newLine : row.line, Math.max(0, document.lineCount - 1));
  const count = isShown ? row.newCount : row.count;
  return new vscode.Range(line, 0, line + Math.max(1, count) - 1, 0);
}

/** The text is other people's: it stands in a fence that it cannot close, and only these commands can be run. */
function describe(file: PendingFile, row: HunkRow): vscode.MarkdownString {
  const decisions = decisionsFor(row);
  const markdown = new vscode.MarkdownString();
  markdown.isTrusted = { enabledCommands: decisions.map(({ command }) => command) };
  const lines = diffOf(file, [row]);
  const longest = Math.max(2, ...(lines.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const target = encodeURIComponent(JSON.stringify([{ file: file.id, hunk: row.id } satisfies HunkTarget]));
  markdown.appendMarkdown(`${fence}diff\n${lines}\n${fence}\n\n`);
  markdown.appendMarkdown(
    decisions.map(({ command, title }) => `[${title}](command:${command}?${target})`).join(' · '),
  );
  return markdown;
}
