// Judges a ledger that was read back: a damaged one is not used.

import type { Ledger, Segment } from './layoutTypes.ts';

/** Whether a value that was read is a ledger, as far as laying out relies on it. */
export function isLedger(value: unknown): value is Ledger {
  const ledger = value as Partial<Record<keyof Ledger, unknown>> | null;
  return (
    typeof ledger === 'object' &&
    typeof ledger?.ending === 'string' &&
    typeof ledger.head === 'string' &&
    isCount(ledger.headTokens) &&
    isCount(ledger.at) &&
    Array.isArray(ledger.listed) &&
    ledger.listed.every((name) => typeof name === 'string') &&
    Array.isArray(ledger.segments) &&
    ledger.segments.every(isSegment)
  );
}

const KINDS: readonly unknown[] = ['document', 'part', 'note', 'list'] satisfies readonly Segment['kind'][];
const LEVELS: readonly unknown[] = ['full', 'excerpt', 'outline'] satisfies readonly Segment['level'][];

function isSegment(value: unknown): value is Segment {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const { kind, level, path, hash, text, tokens, at, bridge, regret } = value as Partial<
    Record<keyof Segment, unknown>
  >;
  return (
    KINDS.includes(kind) &&
    LEVELS.includes(level) &&
    [path, hash, text].every((one) => typeof one === 'string') &&
    [tokens, at, bridge, regret].every(isCount)
  );
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
