// Judges a ledger that was read back: a damaged one is not used.

import type { Ledger, Segment } from './layoutTypes.ts';

/** Whether a value that was read is a ledger, as far as laying out relies on it. */
export function isLedger(value: unknown): value is Ledger {
  const ledger = value as Partial<Record<keyof Ledger, unknown>> | null;
  if (typeof ledger !== 'object' || ledger === null) {
    return false;
  }
  const { ending, head, headTokens, listTokens, at, listed, asked, segments } = ledger;
  return (
    [ending, head].every((one) => typeof one === 'string') &&
    [headTokens, listTokens, at].every(isCount) &&
    isListOf(listed, (name) => typeof name === 'string') &&
    typeof asked === 'object' &&
    Object.values(asked ?? { none: asked }).every(isCount) &&
    isListOf(segments, isSegment)
  );
}

function isListOf(value: unknown, isOne: (value: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
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
    [tokens, at, bridge].every(isCount) &&
    Number.isFinite(regret)
  );
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
