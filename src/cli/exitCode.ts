// What the process says by its exit code.

import { assertNever } from '../core/assertNever.ts';
import type { FailureCode } from '../core/model/failure.ts';
import type { ChatEvent } from '../protocol/chatEvent.ts';

/** The exit codes of the command line; 70 is `EX_SOFTWARE` of sysexits, 130 is 128 plus the number of SIGINT. */
export const exitCodes = { done: 0, failed: 1, usage: 2, refused: 3, cut: 4, bug: 70, stopped: 130 } as const;

/** The code for the end of a turn. */
export function exitCodeOf(end: Extract<ChatEvent, { kind: 'end' }>): number {
  switch (end.outcome) {
    case 'complete':
      return exitCodes.done;
    case 'truncated':
    case 'filtered':
      return exitCodes.cut;
    case 'stopped':
      return exitCodes.stopped;
    case 'failed':
      return exitCodeOfFailure(end.failure?.code);
    default:
      return assertNever(end.outcome);
  }
}

const refused: readonly FailureCode[] = [
  'key-missing',
  'over-cap',
  'needs-confirmation',
  'egress-refused',
  'untrusted-workspace',
];
const usage: readonly FailureCode[] = ['configuration', 'needs-model'];
const bug: readonly FailureCode[] = ['internal', 'pack-failed'];

/** The code for a failure; a code that is not known here is the service's. */
export function exitCodeOfFailure(code: string | undefined): number {
  const isAmong = (codes: readonly string[]): boolean => code !== undefined && codes.includes(code);
  if (isAmong(refused)) {
    return exitCodes.refused;
  }
  if (isAmong(usage)) {
    return exitCodes.usage;
  }
  return isAmong(bug) ? exitCodes.bug : exitCodes.failed;
}
