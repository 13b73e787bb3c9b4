// Waits for a condition by asking again and again, the way for tests to wait without a fixed pause.

/** The longest wait if none is given, in milliseconds. */
const usualLimit = 20_000;

/** The pause between two questions, in milliseconds. */
const pause = 50;

/** Resolves as soon as the condition holds; rejects with its description when it does not hold in time. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  description: string,
  limit: number = usualLimit,
): Promise<void> {
  const end = Date.now() + limit;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Waited ${limit} ms in vain until ${description}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
