// Plans how much of each file is sent: what is likely to be wanted against what it costs, the best bargain first.

/** A file that can be sent, best first in a list of them. */
export interface Candidate {
  readonly path: string;
  /** 0 to 1; 1 is what the user named, above `MOST_UNNAMED` the files of a folder that the user named. */
  readonly score: number;
  /** Of the text with its wrapper. */
  readonly tokens: number;
}

/** How much of a file is sent: all, or about so many tokens of it. */
export type Portion = { readonly kind: 'full' } | { readonly kind: 'part'; readonly tokens: number };

/** The best score of a file that the user did not name. */
const MOST_UNNAMED = 0.8;

/** How fast the chance to be wanted falls with the score, and with the place (docs/decisions/0008-ranking-by-a-sum.md). */
const SCORE_DECAY = 7;
const PLACE_DECAY = 0.75;

/** What the user named goes before all that is likely, whatever it costs. */
const NAMED_CHANCE = 100_000;
const IN_NAMED_FOLDER_CHANCE = 1_000;

/** Parts of a file that are planned, as shares of its tokens. */
const SHARES = [0.03, 0.05, 0.08, 0.12, 0.16, 0.2, 0.3, 0.4, 0.5, 0.7] as const;

/** Shorter files are sent whole or not at all; parts smaller than this say too little, larger ones leave others no room. */
const SHORTEST_PARTED = 2_500;
const SMALLEST_PART = 250;
const LARGEST_PART_SHARE = 0.15;

/** A whole file saves the model a question: what remains must be worth leaving out. */
const LEAST_SAVED = 200;

/** Wrapper and marks of a part, in tokens. */
const PART_COST = 40;

/** What a further document costs beside its tokens: it distracts. */
const DISTRACTION = 50;

/** So many files are considered in part: their texts are read. */
const MOST_PARTED = 150;

/** The best few are wanted in full: their whole text counts double, unless it takes more than this share of the room. */
const FAVOURITES = 3;
const FAVOURITE_SHARE = 0.2;
const FAVOURITE_BONUS = 2;

interface Option {
  readonly cost: number;
  readonly value: number;
  readonly portion: Portion;
}

interface Step {
  readonly candidate: number;
  readonly cost: number;
  /** Value by token, beyond the candidate's step before. */
  readonly gain: number;
  readonly portion: Portion;
}

/** How much of which candidate, by its place; those that get nothing are absent. The whole costs at most `room`. */
export function planPortions(candidates: readonly Candidate[], room: number): ReadonlyMap<number, Portion> {
  const planned = new Map<number, Portion>();
  if (candidates.reduce((sum, { tokens }) => sum + tokens, 0) <= room) {
    candidates.forEach((_, index) => planned.set(index, { kind: 'full' }));
    return planned;
  }
  const chances = chancesOf(candidates);
  const steps = candidates.flatMap((candidate, index) =>
    stepsOf(optionsOf(candidate, { index, room, chance: chances[index] ?? 0 }), index),
  );
  const blocked = new Set<number>();
  let left = room;
  for (const { candidate, cost, portion } of steps.sort((one, other) => other.gain - one.gain)) {
    if (!blocked.has(candidate) && cost <= left) {
      planned.set(candidate, portion);
      left -= cost;
    } else {
      blocked.add(candidate);
    }
  }
  return planned;
}

/** How likely each candidate is wanted, up to a common factor: 1 is the best that the user did not name. */
function chancesOf(candidates: readonly Candidate[]): readonly number[] {
  const best = candidates.find(({ score }) => score <= MOST_UNNAMED)?.score ?? MOST_UNNAMED;
  let place = 0;
  return candidates.map(({ score }) => {
    if (score > MOST_UNNAMED) {
      return score >= 1 ? NAMED_CHANCE : IN_NAMED_FOLDER_CHANCE * score;
    }
    place += 1;
    return Math.exp(-SCORE_DECAY * (1 - score / Math.max(best, Number.MIN_VALUE))) / place ** PLACE_DECAY;
  });
}

interface Standing {
  readonly index: number;
  readonly room: number;
  readonly chance: number;
}

function optionsOf({ tokens }: Candidate, { index, room, chance }: Standing): readonly Option[] {
  const isFavourite = index < FAVOURITES && tokens <= FAVOURITE_SHARE * room;
  const value = chance * (isFavourite ? FAVOURITE_BONUS : 1);
  const full: Option = { cost: Math.max(1, tokens), value, portion: { kind: 'full' } };
  if (tokens < SHORTEST_PARTED || index >= MOST_PARTED) {
    return [full];
  }
  const parts = SHARES.filter((share) => {
    const part = share * tokens;
    return part >= SMALLEST_PART && tokens - part > LEAST_SAVED && part <= LARGEST_PART_SHARE * room;
  }).map((share): Option => {
    const part = Math.floor(share * tokens);
    return { cost: part + PART_COST, value: chance * coverage(share, tokens), portion: { kind: 'part', tokens: part } };
  });
  return [...parts, full];
}

/** Files from here on change in one place, so that a small part can hold all of it. */
const LARGE_FILE = 4_000;

/** The chance that what is wanted of a file is in a part of it, as measured on the cases of `bench:recall`. */
function coverage(share: number, tokens: number): number {
  return tokens >= LARGE_FILE ? 0.88 * share ** 0.42 : 0.9 * share ** 0.75;
}

/** The steps from nothing to all in falling order of gain: options that are a worse bargain than a larger one are skipped. */
function stepsOf(options: readonly Option[], candidate: number): readonly Step[] {
  const steps: Step[] = [];
  let from = { cost: -DISTRACTION, value: 0 };
  for (let rest = options; rest.length > 0;) {
    const start = from;
    const gain = ({ cost, value }: Option) => (value - start.value) / (cost - start.cost);
    const next = rest.reduce((best, option) => (gain(option) > gain(best) ? option : best));
    if (gain(next) <= 0) {
      break;
    }
    steps.push({ candidate, cost: next.cost - Math.max(0, from.cost), gain: gain(next), portion: next.portion });
    from = next;
    rest = rest.filter(({ cost }) => cost > next.cost);
  }
  return steps;
}
