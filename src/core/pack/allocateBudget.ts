// Spends the budget: all files in full when they fit, else whole files, excerpts and outlines by what each is worth.

import { weightedTerms, type WeightedTerm } from '../rank/question.ts';
import { planPortions, type Candidate, type Portion } from './allocatePlan.ts';
import { chooseExcerpt, type NamedLines } from './excerptChoice.ts';

/** A part of a text, the rest elided by marks. */
export interface TextPart {
  readonly text: string;
  /** Lines of the file that are in it, 1-based, inclusive, ascending, disjoint. */
  readonly lines: readonly (readonly [number, number])[];
}

/** A file that is sent. */
export interface AllocatedFile<Definition extends NamedLines> {
  readonly candidate: AskedFile<Definition>;
  readonly level: 'full' | 'excerpt' | 'outline';
  /** With the wrapper. */
  readonly tokens: number;
  /** Absent in full. */
  readonly part?: TextPart;
}

/** A text as it may leave. */
export interface ReadableText<Definition extends NamedLines> {
  readonly text: string;
  /** In order of their first line, an outer one before those in it. */
  readonly definitions: readonly Definition[];
}

/** A file to choose from, best first in a list of them. */
export interface AskedFile<Definition extends NamedLines> extends Candidate {
  /** Of the text as it may leave: parts that were cut before are known by it. */
  readonly hash: string;
  /** The lines that are all that was asked about. */
  readonly only?: readonly [number, number];
  /** Undefined when the file vanished. Called for files that are sent in part. */
  read(): Promise<ReadableText<Definition> | undefined>;
}

/** What allocating needs. */
export interface BudgetDeps<Definition extends NamedLines> {
  readonly question: string;
  /** Tokens of a text. */
  count(text: string): number;
  /** Tokens of a part's wrapper. */
  wrapper(path: string): number;
  excerptOf(path: string, source: ReadableText<Definition>, lines: readonly (readonly [number, number])[]): TextPart;
  outlineOf(path: string, source: ReadableText<Definition>): TextPart;
  readonly memo: PartMemo;
}

/** A part that was cut, with its price. */
export interface CutPart {
  readonly level: 'excerpt' | 'outline';
  readonly part: TextPart;
  /** Without the wrapper. */
  readonly tokens: number;
}

/** Keeps the parts that were cut, by file content, question and size; those used longest ago go first. One per resident packer. */
export class PartMemo {
  readonly #most: number;
  readonly #parts = new Map<string, CutPart | undefined>();
  #kept = 0;
  #question = '';
  #questions = 0;

  /** `most` bounds the texts kept, in UTF-16 code units. */
  constructor(most = 4_000_000) {
    this.#most = most;
  }

  /** What was kept for the question last asked under the key, else what `make` gives. */
  async recall(question: string, key: string, make: () => Promise<CutPart | undefined>): Promise<CutPart | undefined> {
    if (question !== this.#question) {
      this.#question = question;
      this.#questions += 1;
    }
    const full = `${this.#questions} ${key}`;
    const made = this.#parts.has(full) ? this.#parts.get(full) : await make();
    this.#forget(full);
    this.#parts.set(full, made);
    this.#kept += weightOf(made);
    for (const oldest of this.#parts.keys()) {
      if (this.#kept <= this.#most) {
        break;
      }
      this.#forget(oldest);
    }
    return made;
  }

  #forget(key: string): void {
    if (this.#parts.has(key)) {
      this.#kept -= weightOf(this.#parts.get(key));
      this.#parts.delete(key);
    }
  }
}

/** An entry weighs something even without a text. */
function weightOf(part: CutPart | undefined): number {
  return 500 + (part?.part.text.length ?? 0);
}

/** So many of the most telling words of a question are looked for in a text: a pasted log has thousands. */
const MOST_TERMS = 64;

/** Room that is not worth another file, as a share. */
const UNUSED_SHARE = 0.01;

/** So many files are tried for what is left in the end. */
const LAST_TRIES = 12;

/** A part may come out larger than it was planned by this factor: heads of containers and marks. */
const TOLERANCE = 1.15;

interface Spending<Definition extends NamedLines> {
  readonly files: readonly AskedFile<Definition>[];
  readonly terms: readonly WeightedTerm[];
  readonly deps: BudgetDeps<Definition>;
  readonly signal: AbortSignal;
  readonly chosen: Map<number, AllocatedFile<Definition>>;
  left: number;
}

/**
 * Chooses the files and their levels, best first; together they take at most `room` tokens. Deterministic.
 * Rejects with the signal's reason when stopped, and with what `read` rejects with.
 */
export async function allocateBudget<Definition extends NamedLines>(
  files: readonly AskedFile<Definition>[],
  room: number,
  deps: BudgetDeps<Definition>,
  signal: AbortSignal,
): Promise<readonly AllocatedFile<Definition>[]> {
  const terms = weightedTerms(deps.question)
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, MOST_TERMS);
  const spending: Spending<Definition> = { files, terms, deps, signal, chosen: new Map(), left: room };
  const planned = planPortions(files, room);
  for (const [index, portion] of planned) {
    if (portion.kind === 'full' && files[index]?.only === undefined) {
      take(spending, index, fullOf(files[index]));
    }
  }
  for (const [index, portion] of planned) {
    if (!spending.chosen.has(index)) {
      take(spending, index, await cut(spending, index, portionTokens(portion, files[index])));
    }
  }
  fillWithWhole(spending);
  await fillWithParts(spending, room * UNUSED_SHARE);
  return [...spending.chosen].sort(([one], [other]) => one - other).map(([, file]) => file);
}

function portionTokens(portion: Portion, file: Candidate | undefined): number {
  return portion.kind === 'part' ? portion.tokens : (file?.tokens ?? 0);
}

function fullOf<Definition extends NamedLines>(
  candidate: AskedFile<Definition> | undefined,
): AllocatedFile<Definition> | undefined {
  return candidate && { candidate, level: 'full', tokens: candidate.tokens };
}

/** Takes a file, or a larger portion of it, when it fits. */
function take<Definition extends NamedLines>(
  spending: Spending<Definition>,
  index: number,
  file: AllocatedFile<Definition> | undefined,
): void {
  const before = spending.chosen.get(index)?.tokens ?? 0;
  if (file && file.tokens > before && file.tokens - before <= spending.left) {
    spending.chosen.set(index, file);
    spending.left -= file.tokens - before;
  }
}

function fillWithWhole<Definition extends NamedLines>(spending: Spending<Definition>): void {
  spending.files.forEach((file, index) => {
    if (file.only === undefined && spending.chosen.get(index)?.level !== 'full') {
      take(spending, index, fullOf(file));
    }
  });
}

/** Larger parts of the best files that are not in full, until little is left. */
async function fillWithParts<Definition extends NamedLines>(
  spending: Spending<Definition>,
  unused: number,
): Promise<void> {
  let tries = 0;
  for (let index = 0; index < spending.files.length && tries < LAST_TRIES && spending.left > unused; index += 1) {
    const chosen = spending.chosen.get(index);
    if (chosen?.level !== 'full' && spending.files[index]?.only === undefined) {
      tries += 1;
      take(spending, index, await cut(spending, index, (chosen?.tokens ?? 0) + spending.left));
    }
  }
}

/** A part of a file in about so many tokens with the wrapper; undefined when there is nothing to send. */
async function cut<Definition extends NamedLines>(
  { files, terms, deps, signal }: Spending<Definition>,
  index: number,
  most: number,
): Promise<AllocatedFile<Definition> | undefined> {
  signal.throwIfAborted();
  const candidate = files[index];
  if (candidate === undefined) {
    return undefined;
  }
  const { path, hash, only } = candidate;
  const wrapper = deps.wrapper(path);
  const size = Math.floor(most - wrapper);
  const key = JSON.stringify([path, hash, only ?? size]);
  const made = await deps.memo.recall(deps.question, key, async () => {
    const source = await candidate.read();
    return source && makePart({ path, only, source, tokens: candidate.tokens }, { terms, deps, size });
  });
  return made && { candidate, level: made.level, tokens: made.tokens + wrapper, part: made.part };
}

interface PartWish<Definition extends NamedLines> {
  readonly terms: readonly WeightedTerm[];
  readonly deps: BudgetDeps<Definition>;
  readonly size: number;
}

interface PartSource<Definition extends NamedLines> {
  readonly path: string;
  readonly only: readonly [number, number] | undefined;
  readonly source: ReadableText<Definition>;
  readonly tokens: number;
}

/** The lines that the question is about; the outline where no line speaks of it and the outline fits. */
function makePart<Definition extends NamedLines>(
  { path, only, source, tokens }: PartSource<Definition>,
  { terms, deps, size }: PartWish<Definition>,
): CutPart | undefined {
  const priced = (level: CutPart['level'], part: TextPart): CutPart => ({ level, part, tokens: deps.count(part.text) });
  if (only) {
    return priced('excerpt', linesOf(source.text, only));
  }
  for (let target = size; target >= 1; target = Math.floor(target * 0.8) - 1) {
    const choice = chooseExcerpt({ ...source, tokens }, terms, target);
    const outline = choice.matches ? undefined : priced('outline', deps.outlineOf(path, source));
    if (outline && outline.part.lines.length > 0 && outline.tokens <= size) {
      return outline;
    }
    if (choice.ranges.length === 0) {
      return undefined;
    }
    const excerpt = priced('excerpt', deps.excerptOf(path, source, choice.ranges));
    if (excerpt.tokens <= size * TOLERANCE) {
      return excerpt;
    }
  }
  return undefined;
}

/** The lines as they stand, as far as the text has them. */
function linesOf(text: string, [from, to]: readonly [number, number]): TextPart {
  const lines = text.split('\n');
  const first = Math.min(Math.max(1, from), lines.length);
  const last = Math.min(Math.max(first, to), lines.length);
  return { text: lines.slice(first - 1, last).join('\n'), lines: [[first, last]] };
}
