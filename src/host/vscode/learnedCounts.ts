// Keeps what bills have told of how services count, by address and model, outside the user's settings.

import type { Counting } from '../../core/model/counting.ts';
import type { CountedAnswer } from '../../core/model/fitCounting.ts';
import type { Profile } from '../../core/model/profile.ts';

const NAME = 'panorama.learnedCounts';

/** Services and models that are remembered; the one billed first goes first. */
const MOST_LEARNED = 100;

/** What was learned on this computer. */
export interface LearnedCounts {
  /** The profile with how its service counts, where that is known. */
  apply(profile: Profile): Profile;
  /** Takes note of a bill. Never rejects: what cannot be kept is learned again. */
  learn(profile: Profile, answer: CountedAnswer): Promise<void>;
}

/** A memory that outlasts the window, as the editor has one. */
export interface CountMemory {
  get(name: string): unknown;
  update(name: string, value: unknown): PromiseLike<void>;
}

/** Of one service and model: its last answers as our count and the bill, and what they come to. */
interface Known {
  readonly answers: readonly (readonly [number, number])[];
  readonly counting?: Counting;
}

/** The counts over a memory; what makes sense of bills is loaded with the first of them. */
export function createLearnedCounts(memory: CountMemory): LearnedCounts {
  let kept: ReadonlyMap<string, Known> | undefined;
  const read = (): ReadonlyMap<string, Known> => (kept ??= parseKept(memory.get(NAME)));
  return {
    apply: (profile) => {
      const counting = read().get(keyOf(profile))?.counting;
      return counting ? { ...profile, counting } : profile;
    },
    learn: async (profile, { counted, billed }) => {
      const { fitCounting, MOST_ANSWERS } = await import('../../core/model/fitCounting.ts');
      const key = keyOf(profile);
      const answers = [...(read().get(key)?.answers ?? []), [counted, billed] as const].slice(-MOST_ANSWERS);
      const counting = fitCounting(answers.map(([ours, theirs]) => ({ counted: ours, billed: theirs })));
      const others = [...read()].filter(([other]) => other !== key);
      const entries = [...others, [key, { answers, ...(counting && { counting }) }] as const].slice(-MOST_LEARNED);
      kept = new Map(entries);
      try {
        await memory.update(NAME, Object.fromEntries(entries));
      } catch {
        // This window knows it all the same.
      }
    },
  };
}

/** The place and the model; a path of the address may lead to another service. */
function keyOf({ baseUrl, model }: Profile): string {
  return `${baseUrl} ${model}`;
}

function parseKept(value: unknown): ReadonlyMap<string, Known> {
  const entries = isObject(value) ? Object.entries(value) : [];
  return new Map(entries.flatMap(([key, known]) => (isKnown(known) ? [[key, known] as const] : [])));
}

function isKnown(value: unknown): value is Known {
  return (
    isObject(value) &&
    isNumbers(value.answers, (pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isNumber)) &&
    (value.counting === undefined || isCounting(value.counting))
  );
}

function isCounting(value: unknown): value is Counting {
  return isObject(value) && isNumber(value.factor) && isNumber(value.hidden) && isNumbers(value.doubt, isNumber, 3);
}

function isNumbers(value: unknown, isItem: (item: unknown) => boolean, length?: number): boolean {
  return Array.isArray(value) && value.every(isItem) && (length === undefined || value.length === length);
}

function isNumber(value: unknown): boolean {
  return Number.isFinite(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
