// The smallest change, in whole lines, that turns one list of lines into another (Myers' greedy algorithm, 1986).

/** Lines `[oldStart, oldEnd)` become lines `[newStart, newEnd)`; numbers from 0. */
export interface LineHunk {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Line insertions and deletions beyond which one hunk covers all that differs: bounds memory to about 4 MB. */
const MAX_DISTANCE = 1000;

/**
 * The hunks in order, never touching each other. Where equal lines allow several places, a change lies as late as it can.
 * Texts that differ by more than 1,000 lines give one hunk.
 */
export function diffLines(before: readonly string[], after: readonly string[]): readonly LineHunk[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) {
    head += 1;
  }
  let oldEnd = before.length;
  let newEnd = after.length;
  while (oldEnd > head && newEnd > head && before[oldEnd - 1] === after[newEnd - 1]) {
    oldEnd -= 1;
    newEnd -= 1;
  }
  if (head === oldEnd && head === newEnd) {
    return [];
  }
  const middle = greedy(before.slice(head, oldEnd), after.slice(head, newEnd));
  return middle.map((hunk) => ({
    oldStart: hunk.oldStart + head,
    oldEnd: hunk.oldEnd + head,
    newStart: hunk.newStart + head,
    newEnd: hunk.newEnd + head,
  }));
}

/** The same change with each hunk as early as it can lie. */
export function diffLinesEarly(before: readonly string[], after: readonly string[]): readonly LineHunk[] {
  return diffLines(before.toReversed(), after.toReversed())
    .map((hunk) => ({
      oldStart: before.length - hunk.oldEnd,
      oldEnd: before.length - hunk.oldStart,
      newStart: after.length - hunk.newEnd,
      newEnd: after.length - hunk.newStart,
    }))
    .toReversed();
}

/** Furthest reach in `before` by diagonal, one array for each number of changes. */
type Trace = readonly Int32Array[];

function greedy(before: readonly string[], after: readonly string[]): readonly LineHunk[] {
  const trace = search(before, after);
  if (!trace) {
    return [{ oldStart: 0, oldEnd: before.length, newStart: 0, newEnd: after.length }];
  }
  return hunksOf(kept(trace, before.length, after.length), before.length, after.length);
}

function search(before: readonly string[], after: readonly string[]): Trace | undefined {
  const most = Math.min(before.length + after.length, MAX_DISTANCE);
  const trace: Int32Array[] = [];
  let reach = new Int32Array(3);
  for (let distance = 0; distance <= most; distance += 1) {
    const next = new Int32Array(2 * distance + 3);
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      const start = distance === 0 ? 0 : step(reach, distance, diagonal).x;
      const end = follow(before, after, diagonal, start);
      next[diagonal + distance + 1] = end;
      if (end >= before.length && end - diagonal >= after.length) {
        return [...trace, next];
      }
    }
    trace.push(next);
    reach = next;
  }
  return undefined;
}

/** The last change of the furthest path of `distance` changes to a diagonal. */
interface Step {
  readonly isInsertion: boolean;
  /** Lines of `before` that lie behind when the change is made. */
  readonly x: number;
}

/** `reach` is that of the paths with one change less. */
function step(reach: Int32Array, distance: number, diagonal: number): Step {
  const above = reach[diagonal + 1 + distance] ?? 0;
  const left = reach[diagonal - 1 + distance] ?? 0;
  const isInsertion = diagonal === -distance || (diagonal !== distance && left < above);
  return { isInsertion, x: isInsertion ? above : left + 1 };
}

function follow(before: readonly string[], after: readonly string[], diagonal: number, from: number): number {
  let x = from;
  while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) {
    x += 1;
  }
  return x;
}

/** Pairs of equal lines on the path, from the last to the first. */
function kept(trace: Trace, oldLength: number, newLength: number): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let x = oldLength;
  let y = newLength;
  for (let distance = trace.length - 1; distance > 0; distance -= 1) {
    const last = step(trace[distance - 1] ?? new Int32Array(3), distance, x - y);
    for (; x > last.x; x -= 1, y -= 1) {
      pairs.push([x - 1, y - 1]);
    }
    x -= last.isInsertion ? 0 : 1;
    y -= last.isInsertion ? 1 : 0;
  }
  for (; x > 0; x -= 1) {
    pairs.push([x - 1, x - 1]);
  }
  return pairs.reverse();
}

function hunksOf(
  pairs: readonly (readonly [number, number])[],
  oldLength: number,
  newLength: number,
): readonly LineHunk[] {
  const hunks: LineHunk[] = [];
  let oldStart = 0;
  let newStart = 0;
  for (const [x, y] of [...pairs, [oldLength, newLength] as const]) {
    if (x > oldStart || y > newStart) {
      hunks.push({ oldStart, oldEnd: x, newStart, newEnd: y });
    }
    oldStart = x + 1;
    newStart = y + 1;
  }
  return hunks;
}
