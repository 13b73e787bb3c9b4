// What helps against each kind of failure, the best first.

import type { ShownFailure } from '../../src/protocol/chatEvent.ts';
import type { FromPanel, PanelAction } from '../../src/protocol/messages.ts';
import type { Turn } from '../../src/protocol/thread.ts';
import { words } from './words.ts';

/** A button: its label and what it sends, in order. */
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

const allowOnce: Remedy = {
  label: words.allowOnce,
  messages: (turn) => [{ kind: 'retry', turnId: turn.id, pastCaps: true }],
};

const remedies: ReadonlyMap<string, Remedy | readonly Remedy[]> = new Map(
  Object.entries<Remedy | readonly Remedy[]>({
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
    'over-cap': [shrink, allowOnce, run(words.changeLimit, 'openSettings')],
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

/** What helps against a failure, the best first; for a code that is not known, asking again where that may help, else the log. */
export function remediesFor(failure: ShownFailure): readonly Remedy[] {
  const known = remedies.get(failure.code) ?? (failure.retryable ? retry : run(words.showLog, 'showLog'));
  return [known].flat();
}

function run(label: string, action: PanelAction): Remedy {
  return { label, messages: () => [{ kind: 'run', action }] };
}
