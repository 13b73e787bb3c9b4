// Waits for a condition by asking again and again, the way for tests to wait without a fixed pause.

/** The longest wait if none is given, in milliseconds. */
const usualLimit = 20_000;

/** The pause between two questions, in milliseconds. */
const pause = 50;

/** How to wait; what is absent is as usual. */
export type Patience = {
  /** The longest wait, in milliseconds. */
  readonly limit?: number;
  /** Tells what was there instead, for the reader of a wait in vain; asked once, at its end. */
  readonly seen?: () => string | Promise<string>;
};

/** Resolves as soon as the condition holds; rejects with its description, and with what was seen, when it does not hold in time. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  description: string,
  { limit = usualLimit, seen }: Patience = {},
): Promise<void> {
  const end = Date.now() + limit;
  while (!(await condition())) {
    if (Date.now() > end) {
      const last = seen === undefined ? '' : `; seen at last:\n${await seen()}`;
      throw new Error(`Waited ${limit} ms in vain until ${description}${last}`);
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
