// Turns what packing throws into a failure that can be shown.

import type { Failure } from '../../core/model/failure.ts';

/** A failure that says that nothing was sent; the error's own words go into the details. */
export function packFailure(error: unknown): Failure {
  const words = error instanceof Error ? error.message : String(error);
  return {
    code: 'pack-failed',
    message: `The workspace could not be packed: ${words}`,
    retryable: true,
  };
}
