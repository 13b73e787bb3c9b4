// The one thing that helps best against each kind of failure.

import type { ShownFailure } from '../../src/protocol/chatEvent.ts';
import type { FromPanel, PanelAction } from '../../src/protocol/messages.ts';
import type { Turn } from '../../src/protocol/thread.ts';
import { words } from './words.ts';

/** A primary button: its label and what it sends, in order. */
export interface Remedy {
  readonly label: string;
  readonly messages: (turn: Turn) => readonly FromPanel[];
}

const retry: Remedy = { label: words.retry, messages: (turn) => [{ kind: 'retry', turnId: turn.id }] };
const enterKey = run(words.setKey, 'setKey');
const chooseModel = run(words.chooseModel, 'chooseProfile');
const openSettings = run(words.openSettings, 'openSettings');
const shrink: Remedy = {
  label: words.useFocus,
  messages: (turn) => [
    { kind: 'setBudget', budget: 'focus' },
    { kind: 'retry', turnId: turn.id },
  ],
};

const remedies: ReadonlyMap<string, Remedy> = new Map(
  Object.entries({
    'key-missing': enterKey,
    'key-wrong': enterKey,
    forbidden: chooseModel,
    'model-not-found': chooseModel,
    'no-credit': chooseModel,
    'needs-model': chooseModel,
    'parameter-refused': chooseModel,
    'not-a-stream': openSettings,
    redirected: openSettings,
    certificate: openSettings,
    proxy: openSettings,
    configuration: openSettings,
    'over-cap': run(words.changeLimit, 'openSettings'),
    'context-too-long': shrink,
    'request-too-large': shrink,
    'untrusted-workspace': run(words.manageTrust, 'manageTrust'),
    'egress-refused': run(words.showPack, 'showPack'),
    'needs-confirmation': {
      label: words.sendAnyway,
      messages: (turn) => [{ kind: 'ask', question: turn.question, confirmed: true }],
    },
  }),
);

/** What helps against a failure; for a code that is not known, asking again where that may help, else the log. */
export function remedyFor(failure: ShownFailure): Remedy {
  return remedies.get(failure.code) ?? (failure.retryable ? retry : run(words.showLog, 'showLog'));
}

function run(label: string, action: PanelAction): Remedy {
  return { label, messages: () => [{ kind: 'run', action }] };
}
