// The facts of a workspace as the bytes of a file. Numbers are used where they lie, so that reading costs little more than the hash.

import type { ExclusionReason } from '../../protocol/manifest.ts';
import type { ContentNames } from '../tokens/countFile.ts';
import type { Classified } from './classify.ts';
import type { FileFacts } from './fileFacts.ts';
import type { KeptFacts, KeptFile } from './keptFacts.ts';
import { joinSections, sectionBytes, splitSections } from './sectionFile.ts';

/** Version of the file's shape. */
const VERSION = 1;

/** Bytes of the largest file: about 200 MB of source. A larger workspace is read anew. */
export const MOST_FACTS_BYTES = 67_108_864;

/** Numbers of one file in the column of the files. */
const ROW = 4;

/** What is said of a file in one number. */
const flags = { isNamed: 1, isText: 2, hasSketch: 4, isPast: 8 } as const;

/** Numbers of a sketch. */
const SKETCH = 64;

/** What cannot be written as UTF-8. */
const HALF_PAIR = /\p{Cs}/u;

/** A file, or a content that it had before. */
type Row = KeptFile & { readonly isPast: boolean };

/** A file whose text has facts. */
type TextRow = Row & { readonly outcome: FileFacts };

/**
 * The facts as bytes; undefined when they are too many to be kept. `key` names the workspace and the program, whose rules the
 * facts follow. Sketches have 64 numbers, counts 16 bits; a file with half a surrogate pair in its path or imports is not kept.
 */
export function encodeFacts(key: string, facts: KeptFacts, names: ContentNames): Uint8Array | undefined {
  const past = facts.past.map((outcome): Row => ({ ...keptAs(outcome), isPast: true }));
  const rows = [...facts.files.map((file): Row => ({ ...file, isPast: false })), ...past].filter(isSayable);
  const texts = rows.filter(isText);
  const sketches = texts.flatMap(({ outcome }) => (outcome.sketch ? [outcome.sketch] : []));
  const words = [key, ...facts.terms, ...rows.flatMap(wordsOf)];
  const sections = [
    Float64Array.from(rows.flatMap(({ modified, size }) => [modified ?? NaN, size ?? NaN])),
    Uint32Array.from(rows.flatMap(numbersOf)),
    joinNumbers(
      texts.map(({ outcome }) => outcome.terms),
      Uint32Array,
    ),
    joinNumbers(sketches, Uint32Array),
    joinNumbers(
      texts.map(({ outcome }) => outcome.counts),
      Uint16Array,
    ),
    Uint32Array.from(words, ({ length }) => length),
    Uint32Array.of(facts.terms.length),
    new TextEncoder().encode(words.join('')),
  ];
  return sectionBytes(sections) > MOST_FACTS_BYTES - 1024 ? undefined : joinSections(VERSION, sections, names);
}

function keptAs(outcome: FileFacts): KeptFile {
  return { path: outcome.path, size: undefined, modified: undefined, isNamed: false, encoding: undefined, outcome };
}

function isSayable({ path, outcome }: Row): boolean {
  const words = 'terms' in outcome ? outcome.imports : [outcome.rule];
  return !HALF_PAIR.test(path) && !words.some((word) => HALF_PAIR.test(word));
}

function isText(row: Row): row is TextRow {
  return 'terms' in row.outcome;
}

function wordsOf({ path, encoding = '', outcome }: Row): readonly string[] {
  return 'terms' in outcome
    ? [path, encoding, outcome.hash, ...outcome.imports]
    : [path, encoding, outcome.reason, outcome.rule];
}

function numbersOf({ outcome, isNamed, isPast }: Row): readonly number[] {
  const flag = (isNamed ? flags.isNamed : 0) | (isPast ? flags.isPast : 0);
  if (!('terms' in outcome)) {
    return [flag, 0, 0, 0];
  }
  const { tokens, terms, imports, sketch } = outcome;
  return [flag | flags.isText | (sketch ? flags.hasSketch : 0), tokens, terms.length, imports.length];
}

function joinNumbers<Numbers extends Uint16Array | Uint32Array>(
  parts: readonly (Uint16Array | Uint32Array)[],
  Kind: new (length: number) => Numbers,
): Numbers {
  const joined = new Kind(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** The facts in the bytes; undefined when they are of another key or version, or a bit of them is not as it was written. */
export function decodeFacts(key: string, bytes: Uint8Array, names: ContentNames): KeptFacts | undefined {
  const sections = splitSections(VERSION, bytes, names);
  return sections && new FactsReader(sections).read(key);
}

/** Reads the columns from their beginning to their end, once. */
class FactsReader {
  readonly #states: Float64Array;
  readonly #rows: Uint32Array;
  readonly #terms: Uint32Array;
  readonly #sketches: Uint32Array;
  readonly #counts: Uint16Array;
  readonly #lengths: Uint32Array;
  readonly #known: number;
  readonly #text: string;
  #nextTerm = 0;
  #nextSketch = 0;
  #nextWord = 0;
  #nextUnit = 0;

  constructor([states, rows, terms, sketches, counts, lengths, known, text]: readonly Uint8Array<ArrayBuffer>[]) {
    this.#states = numbers(states, Float64Array);
    this.#rows = numbers(rows, Uint32Array);
    this.#terms = numbers(terms, Uint32Array);
    this.#sketches = numbers(sketches, Uint32Array);
    this.#counts = numbers(counts, Uint16Array);
    this.#lengths = numbers(lengths, Uint32Array);
    this.#known = numbers(known, Uint32Array)[0] ?? 0;
    this.#text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(text);
  }

  read(key: string): KeptFacts | undefined {
    if (this.#word() !== key) {
      return undefined;
    }
    const files: KeptFile[] = [];
    const past: FileFacts[] = [];
    const terms = this.#words(this.#known);
    for (let row = 0; ROW * row < this.#rows.length; row += 1) {
      const flag = this.#rows[ROW * row] ?? 0;
      const path = this.#word();
      const encoding = this.#word() || undefined;
      const outcome = (flag & flags.isText) === 0 ? this.#reason() : this.#facts(path, row);
      if ((flag & flags.isPast) === 0) {
        const modified = known(this.#states[2 * row]);
        const size = known(this.#states[2 * row + 1]);
        files.push({ path, size, modified, isNamed: (flag & flags.isNamed) !== 0, encoding, outcome });
      } else if ('terms' in outcome) {
        past.push(outcome);
      }
    }
    return { terms, files, past };
  }

  #reason(): Classified {
    return { reason: this.#word() as ExclusionReason, rule: this.#word() };
  }

  #facts(path: string, row: number): FileFacts {
    const at = ROW * row;
    const from = this.#nextTerm;
    const to = from + (this.#rows[at + 2] ?? 0);
    this.#nextTerm = to;
    return {
      path,
      hash: this.#word(),
      terms: this.#terms.subarray(from, to),
      counts: this.#counts.subarray(from, to),
      imports: this.#words(this.#rows[at + 3] ?? 0),
      tokens: this.#rows[at + 1] ?? 0,
      sketch: ((this.#rows[at] ?? 0) & flags.hasSketch) === 0 ? undefined : this.#sketch(),
    };
  }

  #sketch(): Uint32Array {
    this.#nextSketch += SKETCH;
    return this.#sketches.subarray(this.#nextSketch - SKETCH, this.#nextSketch);
  }

  #words(count: number): readonly string[] {
    const words: string[] = [];
    for (let index = 0; index < count; index += 1) {
      words.push(this.#word());
    }
    return words;
  }

  #word(): string {
    const from = this.#nextUnit;
    this.#nextUnit += this.#lengths[this.#nextWord] ?? 0;
    this.#nextWord += 1;
    return this.#text.slice(from, this.#nextUnit);
  }
}

function known(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

function numbers<Numbers>(
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(),
  Kind: { new (buffer: ArrayBuffer, offset: number, length: number): Numbers; readonly BYTES_PER_ELEMENT: number },
): Numbers {
  return new Kind(bytes.buffer, bytes.byteOffset, bytes.byteLength / Kind.BYTES_PER_ELEMENT);
}
