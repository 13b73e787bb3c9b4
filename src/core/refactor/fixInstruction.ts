// Says to the model which problems of a file it is to fix.

/** A problem that the editor shows. */
export interface ShownProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
  /** Who says so, such as `ts 2322`; perhaps empty. */
  readonly source: string;
}

/** Problems that are told at once. */
const MOST_PROBLEMS = 40;

/** The instruction with the problems under it; what is beyond forty is fixed in a second go. */
export function fixInstruction(instruction: string, problems: readonly ShownProblem[]): string {
  const listed = problems
    .slice(0, MOST_PROBLEMS)
    .map(
      ({ line, message, source }) =>
        `- line ${line}: ${message.replaceAll(/\s+/g, ' ')}${source === '' ? '' : ` (${source})`}`,
    );
  return [instruction, 'The problems:', ...listed].join('\n');
}
