// What came of suggestions today, in words: for the tooltip of the status item and for its menu.

import * as vscode from 'vscode';
import type { StatusFigure } from '../../host/vscode/statusItem.ts';
import { formatDuration, formatMoney, formatShare } from '../../protocol/format.ts';
import type { SuggestionTally } from './suggestionTally.ts';

type Counts = Pick<SuggestionTally, 'today' | 'latency'>;

/** The rows of the tooltip with their head; `spent` and `limit` are US dollars of this hour. */
export function figuresOf(tally: Counts, spent: number | undefined, limit: number): readonly StatusFigure[] {
  const { shown, kept, aged, survived } = tally.today();
  const price = priceEach(tally);
  const latency = latencyOf(tally);
  return [
    [vscode.l10n.t('Suggestions'), vscode.l10n.t('Today')],
    [vscode.l10n.t('Shown'), String(shown)],
    [vscode.l10n.t('Kept'), kept > 0 ? `${kept} (${formatShare(kept / shown)})` : '0'],
    ...(price === undefined ? [] : [[vscode.l10n.t('Each kept'), price] as const]),
    ...(aged > 0
      ? [[vscode.l10n.t('Still there after 30 s'), vscode.l10n.t('{0} of {1}', survived, aged)] as const]
      : []),
    ...(latency === undefined ? [] : [[vscode.l10n.t('Answers begin after'), latency] as const]),
    ...(spent === undefined
      ? []
      : [
          [
            vscode.l10n.t('Spent or set aside this hour'),
            vscode.l10n.t('{0} of {1}', formatMoney(spent), formatMoney(limit)),
          ] as const,
        ]),
  ];
}

/** One line for the menu: what was kept, and beside it the rate, the price of each and the latency. */
export function figureLine(tally: Counts): { readonly label: string; readonly description: string } {
  const { shown, kept } = tally.today();
  const price = priceEach(tally);
  const latency = latencyOf(tally);
  const parts = [
    ...(kept > 0 ? [formatShare(kept / shown)] : []),
    ...(price === undefined ? [] : [vscode.l10n.t('{0} each', price)]),
    ...(latency === undefined ? [] : [vscode.l10n.t('answers begin after {0}', latency)]),
  ];
  return { label: vscode.l10n.t('{0} of {1} kept today', kept, shown), description: parts.join(' · ') };
}

/** What all requests of the day cost, for each suggestion that was kept; undefined while none was, or nothing was billed. */
function priceEach(tally: Counts): string | undefined {
  const { kept, cost } = tally.today();
  return kept > 0 && cost > 0 ? formatMoney(cost / kept) : undefined;
}

function latencyOf(tally: Counts): string | undefined {
  const milliseconds = tally.latency();
  if (milliseconds === undefined) {
    return undefined;
  }
  return milliseconds < 1_000 ? vscode.l10n.t('{0} ms', Math.round(milliseconds)) : formatDuration(milliseconds);
}
