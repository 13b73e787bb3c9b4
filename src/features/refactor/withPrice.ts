// What stands before and around every request of a refactor: its price and the caps, and the progress that can be stopped.

import * as vscode from 'vscode';
import { needsConfirmation } from '../../core/chat/approval.ts';
import { dollars } from '../../core/spend/judgeSpend.ts';
import { signalOf } from '../../host/vscode/signalOf.ts';
import type { QuestionPrice } from '../../protocol/chatEvent.ts';
import type { RefactorServices } from './refactorServices.ts';
import { tellFailure } from './tellOutcome.ts';

/** Whether it may be sent at its price: refused at a cap, asked above the user's threshold. */
export async function approve(label: string, price: QuestionPrice, services: RefactorServices): Promise<boolean> {
  const refused = await services.spend.check({ pot: 'questions', amount: price.atMost });
  if (refused) {
    await tellFailure(label, refused.failure, () => Promise.resolve());
    return false;
  }
  if (!needsConfirmation(price, services.settings.confirmAbove())) {
    return true;
  }
  const send = vscode.l10n.t('Send');
  const question = vscode.l10n.t(
    '{0} costs about {1}, at most {2}.',
    label,
    dollars(price.expected ?? 0),
    dollars(price.atMost ?? 0),
  );
  return (await vscode.window.showWarningMessage(question, send)) === send;
}

/** The sum of prices; unknown as soon as one of them is. */
export function sumOf(prices: readonly QuestionPrice[]): QuestionPrice {
  const add = (amounts: readonly (number | undefined)[]) =>
    amounts.reduce<number | undefined>(
      (sum, amount) => (sum === undefined || amount === undefined ? undefined : sum + amount),
      0,
    );
  const [expected, atMost] = [add(prices.map((one) => one.expected)), add(prices.map((one) => one.atMost))];
  return { ...(expected !== undefined && { expected }), ...(atMost !== undefined && { atMost }) };
}

/** Does the work in a notification that stops it, and shows in the status item that the model thinks. */
export function inProgress<Result>(
  label: string,
  services: RefactorServices,
  work: (signal: AbortSignal, tell: (message: string) => void) => Promise<Result>,
): Thenable<Result> {
  const options = { location: vscode.ProgressLocation.Notification, title: label, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const tell = (message: string) => {
      progress.report({ message });
    };
    tell(vscode.l10n.t('waiting for {0}', services.profiles.current().label));
    services.status.show({ kind: 'thinking' });
    try {
      return await work(signalOf(token), tell);
    } finally {
      services.status.show({ kind: 'ready' });
    }
  });
}
