// Puts the way out together: the gate, the money and the ledger; loaded with the first request.

import { createEgressPolicy } from './core/egress/policy.ts';
import type { EgressPolicy, WindowState } from './core/egress/gate.ts';
import { IgnoreRules } from './core/egress/ignoreRules.ts';
import { createSender, type Send } from './core/egress/sender.ts';
import { sentFacts } from './core/egress/sentFacts.ts';
import { toSentRequest } from './core/egress/sentQuestion.ts';
import type { Profile } from './core/model/profile.ts';
import type { Clock, Log, Model } from './core/ports.ts';
import type { Spend } from './core/spend/spendGuard.ts';
import { contentHash } from './host/tokens/contentHash.ts';
import type { LearnedCounts } from './host/vscode/learnedCounts.ts';
import type { Ledger } from './host/store/ledger.ts';
import type { SentStore } from './host/store/sentStore.ts';
import type { SendMemory } from './host/vscode/sendMemory.ts';

/** What sending needs of the window. */
export interface SendParts {
  /** What may not leave; undefined while that is not known. */
  readonly rules: () => IgnoreRules | undefined;
  readonly window: () => WindowState;
  readonly modelFor: (api: Profile['api']) => Model;
  readonly memory: Pick<SendMemory, 'sent' | 'ended' | 'lastPack'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly ledger: Pick<Ledger, 'append'>;
  readonly sent: Pick<SentStore, 'save'>;
  readonly spend: Pick<Spend, 'reserve'>;
  readonly counts: Pick<LearnedCounts, 'learn'>;
  /** The name of what is open; undefined where nothing is. */
  readonly workspace: () => string | undefined;
}

/** The only way from a feature to a model. */
export function createSend(parts: SendParts): Send {
  const { rules, window, modelFor, memory, clock, log, ledger, sent, spend, counts, workspace } = parts;
  return createSender({
    policy: () => currentPolicy(rules(), window()),
    modelFor: ({ api }) => modelFor(api),
    reserve: (request) => spend.reserve(request),
    sent: (request) => {
      memory.sent(request);
    },
    record: (ended, request) => {
      const name = workspace();
      const record = { ...ended, ...sentFacts(request, contentHash), ...(name !== undefined && { workspace: name }) };
      memory.ended(record);
      if (record.counted !== undefined && record.usage) {
        void counts.learn(request.profile, { counted: record.counted, billed: record.usage.input });
      }
      if (request.turnId !== undefined) {
        const pack = memory.lastPack;
        const manifest = pack && pack.documents === request.documents ? pack.manifest : undefined;
        const question = { request: toSentRequest(request), record, ...(manifest && { manifest }) };
        sent.save(request.turnId, question).catch((error: unknown) => {
          log.warn(`What was sent could not be kept: ${String(error)}`);
        });
      }
      ledger.append(record).catch((error: unknown) => {
        log.error(`The ledger could not be written: ${String(error)}`);
      });
    },
    clock,
  });
}

/** While the rules are not known nothing may leave. */
function currentPolicy(rules: IgnoreRules | undefined, window: WindowState): EgressPolicy {
  const policy = createEgressPolicy({ ...window, forbidden: rules ?? new IgnoreRules() });
  return rules ? policy : { ...policy, forbids: () => 'unreadable' };
}
