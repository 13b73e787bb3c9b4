// Records what happens in a mocha run, one JSON object a line, so that another process can follow it.
import { appendFileSync } from 'node:fs';

/** One thing that happened in a run; `end` is the last and tells a whole run from a broken one. */
export type RunEvent =
  | { readonly kind: 'group'; readonly title: string }
  | { readonly kind: 'pass'; readonly title: string; readonly milliseconds: number }
  | { readonly kind: 'fail'; readonly title: string; readonly message: string }
  | { readonly kind: 'skip'; readonly title: string }
  | { readonly kind: 'end' };

/** Writes each event of a runner to the end of a file, at once. */
export function recordRun(runner: Mocha.Runner, file: string): void {
  const write = (event: RunEvent): void => {
    appendFileSync(file, `${JSON.stringify(event)}\n`);
  };
  runner.on('suite', (suite) => {
    if (suite.parent?.root === true) write({ kind: 'group', title: suite.title });
  });
  runner.on('pass', (test) => {
    write({ kind: 'pass', title: test.fullTitle(), milliseconds: test.duration ?? 0 });
  });
  runner.on('fail', (test, failure: unknown) => {
    write({ kind: 'fail', title: test.fullTitle(), message: describeFailure(failure) });
  });
  runner.on('pending', (test) => {
    write({ kind: 'skip', title: test.fullTitle() });
  });
  runner.on('end', () => {
    write({ kind: 'end' });
  });
}

/** The stack of a failure with the difference that an assertion found, or whatever was thrown. */
export function describeFailure(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  const stack = failure.stack ?? failure.message;
  return stack.includes(failure.message) ? stack : `${failure.message}\n${stack}`;
}
