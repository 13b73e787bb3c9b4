// Services of a refactor whose model gives scripted answers and whose review keeps what it is shown.

import type { Send } from '../../../src/core/egress/sender.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import { noMarks } from '../../../src/core/pack/fileMarks.ts';
import type { Proposal } from '../../../src/core/refactor/proposal.ts';
import { Findings } from '../../../src/features/refactor/findings.ts';
import type { RefactorServices } from '../../../src/features/refactor/refactorServices.ts';
import { createSystemClock } from '../../../src/host/clock/systemClock.ts';
import { sampleProfile } from '../../unit/sampleProfile.ts';

/** What a review was shown. */
export interface Shown {
  readonly proposal: Proposal;
  readonly paths: readonly string[];
}

/** The services, what was shown, and what was asked. An answer that is undefined fails. */
export function rehearse(answers: readonly (string | undefined)[]): {
  readonly services: RefactorServices;
  readonly shown: Shown[];
  readonly requests: ModelRequest[];
} {
  const requests: ModelRequest[] = [];
  const shown: Shown[] = [];
  const send: Send = async function* (request) {
    requests.push(request);
    const text = answers[requests.length - 1];
    if (text === undefined) {
      yield { kind: 'end', outcome: 'failed', failure: { code: 'overloaded', message: 'Busy.', retryable: true } };
    } else {
      yield { kind: 'text', text };
      yield { kind: 'end', outcome: 'complete', finishReason: 'stop' };
    }
  };
  const quiet = (): void => undefined;
  const services: RefactorServices = {
    globalState: { get: () => undefined, update: () => Promise.resolve(), keys: () => [] },
    settings: { confirmAbove: () => 1, exclude: () => [], include: () => [], refactorCommands: () => undefined },
    spend: { check: () => Promise.resolve(undefined) },
    profiles: { current: () => sampleProfile },
    status: { show: quiet },
    clock: createSystemClock(),
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet, show: quiet, dispose: quiet },
    forbids: (path) => (path.endsWith('.env') ? 'secret' : undefined),
    rulesReady: () => Promise.resolve(),
    packDraft: () => Promise.resolve({ kind: 'stopped' }),
    marks: { current: noMarks },
    findings: () => Promise.resolve(new Findings()),
    send,
    review: {
      receive: () => Promise.reject(new Error('An answer that comes at once is shown when it is whole.')),
      show: (proposal, uris) => {
        shown.push({ proposal, paths: [...uris.keys()] });
        return Promise.resolve();
      },
    },
  };
  return { services, shown, requests };
}
