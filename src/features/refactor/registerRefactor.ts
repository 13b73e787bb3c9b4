// Registers the refactor commands of the catalogue, their code actions, and those of the review.

import * as vscode from 'vscode';
import { REFACTOR_IDS } from '../../core/refactor/commandIds.ts';
import type { ReviewAction } from '../../host/vscode/reviewDoor.ts';
import type { Services } from '../../services.ts';
import type { Findings } from './findings.ts';
import type { RefactorServices } from './refactorServices.ts';
import type * as StartRefactor from './startRefactor.ts';

/** Each is a command of the review. */
const REVIEW_ACTIONS: readonly ReviewAction[] = [
  ...(['acceptHunk', 'rejectHunk', 'editHunk', 'acceptFile', 'rejectFile', 'acceptAll', 'rejectAll'] as const),
  ...(['next', 'previous', 'askWhy', 'compare', 'show', 'showAll'] as const),
];

/** Registers the feature; dispose the result to take all of it away. */
export function registerRefactor(all: Services): vscode.Disposable {
  const { review } = all;
  const opened: vscode.Disposable[] = [];
  const findings = once(async () => {
    const made: Findings = new (await import('./findings.ts')).Findings();
    opened.push(made);
    return made;
  });
  const services: RefactorServices = { ...all, findings };
  const commands: Readonly<Record<string, (...values: readonly unknown[]) => unknown>> = {
    ...Object.fromEntries(
      REFACTOR_IDS.map((id) => [
        `refactor.${id}`,
        async (...values: readonly unknown[]) => (await start()).runRow(id, services, values),
      ]),
    ),
    'refactor.choose': async (...values) => (await start()).runChosen(services, values),
    'refactor.more': async (...values) => (await start()).runChosen(services, values),
    'refactor.chooseForFiles': async (...values) => (await start()).runChosen(services, values),
    'refactor.own': async (...values) => (await start()).runOwn(services, values),
    'findings.clear': async () => {
      (await findings()).clear();
    },
    'findings.dismiss': async (uri, message) => {
      (await start()).dismiss(await findings(), uri, message);
    },
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(`panorama.${name}`, run)),
    registerCodeActions(services),
    vscode.commands.registerCommand('panorama.review.accept', () => review.accept()),
    vscode.commands.registerCommand('panorama.review.reject', () => review.reject()),
    vscode.commands.registerCommand('panorama.review.open', () => review.reopen()),
    ...REVIEW_ACTIONS.map((action) =>
      vscode.commands.registerCommand(`panorama.review.${action}`, (target: unknown) => review.act(action, target)),
    ),
    {
      dispose: () => {
        vscode.Disposable.from(...opened).dispose();
      },
    },
  );
}

function registerCodeActions(services: RefactorServices): vscode.Disposable {
  const { RefactorExtract, RefactorInline, RefactorRewrite, QuickFix } = vscode.CodeActionKind;
  return vscode.languages.registerCodeActionsProvider(
    { pattern: '**' },
    {
      provideCodeActions: async (document, range, context) => {
        if (range.isEmpty && context.diagnostics.length === 0) {
          return [];
        }
        const { listCodeActions } = await import('./codeActions.ts');
        return [...listCodeActions({ document, range, context }, services)];
      },
    },
    { providedCodeActionKinds: [RefactorExtract, RefactorInline, RefactorRewrite, QuickFix] },
  );
}

/** The ways into the commands, loaded with the first of them. */
function start(): Promise<typeof StartRefactor> {
  return import('./startRefactor.ts');
}

/** Makes a thing when it is first asked for, and gives the same from then on. */
function once<Thing>(make: () => Promise<Thing>): () => Promise<Thing> {
  let made: Promise<Thing> | undefined;
  return () => (made ??= make());
}
