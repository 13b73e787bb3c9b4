// Small guards that check a value of unknown origin against a contract, completely and without copying it.

/** Says whether a value has a type. */
export type Guard<T> = (value: unknown) => value is T;

type OptionalKeys<T> = { [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K> ? K : never }[keyof T];
type RequiredFields<T> = { readonly [K in Exclude<keyof T, OptionalKeys<T>>]-?: Guard<T[K]> };
type OptionalFields<T> = { readonly [K in OptionalKeys<T>]-?: Guard<Exclude<T[K], undefined>> };

/** Any string. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** True or false. */
export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/** A finite number; NaN and the infinities are none. */
export function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

/** A whole number from zero to 2^53 - 1: counts, ids and times. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** A string of at most `most` UTF-16 units. */
export function textUpTo(most: number): Guard<string> {
  return (value): value is string => isText(value) && value.length <= most;
}

/** One of the strings given. */
export function oneOf<const T extends string>(...allowed: readonly T[]): Guard<T> {
  return (value): value is T => isText(value) && allowed.some((one) => one === value);
}

/** A value that satisfies either guard. */
export function either<A, B>(first: Guard<A>, second: Guard<B>): Guard<A | B> {
  return (value): value is A | B => first(value) || second(value);
}

/** An array whose items all satisfy the guard. */
export function listOf<T>(item: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every((one) => item(one));
}

/** Two numbers: a first and a last line. */
export function isRange(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every(isCount);
}

/**
 * An object with exactly these fields: one missing, one of another type and one too many are all refused.
 * The compiler demands a guard for every field of T, so a contract and its check cannot drift apart.
 */
export function record<T extends object>(required: RequiredFields<T>, optional: OptionalFields<T>): Guard<T> {
  const fields = new Map<string, { readonly guard: Guard<unknown>; readonly needed: boolean }>([
    ...Object.entries<Guard<unknown>>(required).map(([name, guard]) => [name, { guard, needed: true }] as const),
    ...Object.entries<Guard<unknown>>(optional).map(([name, guard]) => [name, { guard, needed: false }] as const),
  ]);
  return (value): value is T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return false;
    }
    const present = new Map<string, unknown>(Object.entries(value));
    return (
      [...present.keys()].every((name) => fields.has(name)) &&
      [...fields].every(([name, { guard, needed }]) => (present.has(name) ? guard(present.get(name)) : !needed))
    );
  };
}

/** A union told apart by `kind`; the compiler demands a guard for every member. */
export function union<T extends { readonly kind: string }>(members: {
  readonly [K in T['kind']]: Guard<Extract<T, { readonly kind: K }>>;
}): Guard<T> {
  const byKind = new Map<string, Guard<unknown>>(Object.entries<Guard<unknown>>(members));
  return (value): value is T => {
    const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
    return isText(kind) && (byKind.get(kind)?.(value) ?? false);
  };
}
