// Makes the compiler prove that a union is handled whole.

/** Call it in the default branch; it throws when a value from outside the types slips through. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
