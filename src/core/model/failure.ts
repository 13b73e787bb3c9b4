// Why a request failed: one union for every service and every feature.

import type { ShownFailure } from '../../protocol/chatEvent.ts';

/** The kinds of failure that the product tells apart; each has words and one primary action in the panel. */
export type FailureCode =
  | 'key-missing'
  | 'key-wrong'
  | 'forbidden'
  | 'model-not-found'
  | 'rate-limited'
  | 'no-credit'
  | 'context-too-long'
  | 'request-too-large'
  | 'parameter-refused'
  | 'service-error'
  | 'overloaded'
  | 'unreachable'
  | 'certificate'
  | 'proxy'
  | 'timeout'
  | 'stalled'
  | 'interrupted'
  | 'redirected'
  | 'not-a-stream'
  | 'malformed'
  | 'configuration'
  | 'untrusted-workspace'
  | 'egress-refused'
  | 'needs-confirmation'
  | 'over-cap'
  | 'needs-model'
  | 'pack-failed'
  | 'internal';

/** A failure with its code narrowed to the codes of the core. */
export interface Failure extends ShownFailure {
  readonly code: FailureCode;
}
