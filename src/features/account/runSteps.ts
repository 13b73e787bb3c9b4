// Runs the steps of a dialogue in order, with a way back to the last one that asked something.

/** What a step came to. */
export type StepOutcome<Draft> =
  | { readonly kind: 'next'; readonly draft: Draft }
  /** There is nothing to ask here. */
  | { readonly kind: 'skip'; readonly draft: Draft }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancelled' };

/** One step: reads what was answered so far and adds to it. */
export type Step<Draft> = (draft: Draft, isFirst: boolean) => Promise<StepOutcome<Draft>>;

/** The answers of all steps, or undefined when the person went away. Back on the first step goes away too. */
export async function runSteps<Draft>(steps: readonly Step<Draft>[], first: Draft): Promise<Draft | undefined> {
  const trail: { readonly index: number; readonly draft: Draft }[] = [];
  let index = 0;
  let draft = first;
  for (let step = steps[index]; step; step = steps[index]) {
    const outcome = await step(draft, trail.length === 0);
    if (outcome.kind === 'next' || outcome.kind === 'skip') {
      if (outcome.kind === 'next') {
        trail.push({ index, draft });
      }
      draft = outcome.draft;
      index += 1;
      continue;
    }
    const previous = outcome.kind === 'back' ? trail.pop() : undefined;
    if (!previous) {
      return undefined;
    }
    ({ index, draft } = previous);
  }
  return draft;
}
