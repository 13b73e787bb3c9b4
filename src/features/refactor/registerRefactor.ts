// Registers the refactor commands of the catalogue and those of the review.

import * as vscode from 'vscode';
import { CATALOGUE } from '../../core/refactor/catalogue.ts';
import type { ReviewAction } from '../../host/vscode/review.ts';
import type { Services } from '../../services.ts';

/** Each is a command of the review. */
const REVIEW_ACTIONS: readonly ReviewAction[] = [
  ...(['acceptHunk', 'rejectHunk', 'editHunk', 'acceptFile', 'rejectFile', 'acceptAll', 'rejectAll'] as const),
  ...(['next', 'previous', 'compare', 'show'] as const),
];

/** Registers the feature; dispose the result to take all of it away. */
export function registerRefactor(services: Services): vscode.Disposable {
  const { review } = services;
  return vscode.Disposable.from(
    ...CATALOGUE.map((command) =>
      vscode.commands.registerCommand(`panorama.refactor.${command.id}`, async (argument: unknown) => {
        const { runRefactor } = await import('./refactorFlow.ts');
        return runRefactor(command, services, instructionIn(argument));
      }),
    ),
    vscode.commands.registerCommand('panorama.refactor.choose', async () => {
      const { chooseRefactor } = await import('./chooseRefactor.ts');
      const command = await chooseRefactor();
      if (command) {
        const { runRefactor } = await import('./refactorFlow.ts');
        await runRefactor(command, services);
      }
    }),
    vscode.commands.registerCommand('panorama.review.accept', () => review.accept()),
    vscode.commands.registerCommand('panorama.review.reject', () => review.reject()),
    vscode.commands.registerCommand('panorama.review.open', () => review.reopen()),
    ...REVIEW_ACTIONS.map((action) =>
      vscode.commands.registerCommand(`panorama.review.${action}`, (target: unknown) => review.act(action, target)),
    ),
  );
}

/** A keybinding may carry the instruction: `{"instruction": "Use early returns"}`. The context menu passes an address instead. */
function instructionIn(argument: unknown): string | undefined {
  const fields: Readonly<Record<string, unknown>> =
    typeof argument === 'object' && argument !== null ? { ...argument } : {};
  return typeof fields['instruction'] === 'string' && fields['instruction'].trim() !== ''
    ? fields['instruction']
    : undefined;
}
