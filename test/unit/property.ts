// Runs a property with the number of runs and the seed of the house.

import fc from 'fast-check';

/** Checks the property: 500 runs, or as many as `PROPERTY_RUNS` says, from a fixed seed. Throws with the smallest counterexample. */
export function property<Values>(check: fc.IProperty<Values>): void {
  fc.assert(check, { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 500), seed: 20261120 });
}
