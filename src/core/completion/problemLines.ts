// How far from the cursor problems are told to a model: a file of its own, so that whoever collects them loads nothing else.

/** Lines above and below the cursor's. */
export const PROBLEM_LINES = 8;
