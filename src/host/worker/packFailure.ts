// Turns what packing throws into a failure that can be shown.

import type { Failure } from '../../core/model/failure.ts';
import { PackRefusal } from '../../core/pack/packRefusal.ts';

/** A refusal keeps its own words; anything else is a pack that failed, with the error's words at its end. */
export function packFailure(error: unknown): Failure {
  if (error instanceof PackRefusal) {
    return { code: 'configuration', message: error.message, retryable: false };
  }
  const words = error instanceof Error ? error.message : String(error);
  return { code: 'pack-failed', message: `The workspace could not be packed: ${words}`, retryable: true };
}
