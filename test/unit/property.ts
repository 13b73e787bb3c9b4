// Runs a property with the number of runs and the seed of the house.

import fc from 'fast-check';

/** Checks the property: 500 runs, or as many as `PROPERTY_RUNS` says, from a fixed seed. Throws with the smallest counterexample. */
export function property<Values>(check: fc.IProperty<Values>): void {
  fc.assert(check, { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 500), seed: 20261120 });
}

/** Checks a property that waits, as `property` does; rejects with the smallest counterexample. */
export async function eventualProperty<Values>(check: fc.IAsyncProperty<Values>): Promise<void> {
  await fc.assert(check, { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 500), seed: 20261120 });
}
