// How a service counts tokens against how we do, and what follows for a request.

/** What the service counts for `n` tokens of ours: `factor` × n + `hidden`. */
export interface Counting {
  readonly factor: number;
  /** Tokens that the service adds to every request. */
  readonly hidden: number;
  /** The variance of the factor, what both vary together, and the variance of the hidden tokens. */
  readonly doubt: readonly [number, number, number];
}

/** Standard deviations to the safe side. */
const SAFE = 3;

/** Tokens that the service is expected to bill for `counted` tokens of ours. */
export function expectedTokens(counting: Counting | undefined, counted: number): number {
  return counting ? Math.max(0, Math.round(counting.factor * counted + counting.hidden)) : counted;
}

/** Tokens that the service bills at the most, as far as its answers tell. */
export function mostTokens(counting: Counting | undefined, counted: number): number {
  if (!counting) {
    return counted;
  }
  const [factor, both, hidden] = counting.doubt;
  const variance = factor * counted * counted + 2 * both * counted + hidden;
  return Math.ceil(expectedTokens(counting, counted) + SAFE * Math.sqrt(Math.max(0, variance)));
}

/** The most tokens of ours that the service counts as no more than `room`. */
export function tokensWithin(counting: Counting | undefined, room: number): number {
  let [least, most] = [0, Math.max(0, 2 * room)];
  if (!counting) {
    return room;
  }
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (mostTokens(counting, middle) <= room) {
      least = middle;
    } else {
      most = middle - 1;
    }
  }
  return least;
}
