// Gives every term a small number, so that files keep numbers and no words: pieces of text are folded once each.

import { stem } from '../search/terms.ts';

/** The parts of a word as `fetchUserName2` has them; numbers in groups of three digits, as the tokeniser splits them. */
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+|\p{Lt}|\p{N}{1,3}/gu;

/** Scripts that write no blanks between words: their runs are cut into pairs of characters. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]+$/u;

/** Longer pieces are data (hashes, encoded bytes) and not searched for; UTF-16 code units. */
const LONGEST_PIECE = 64;

const FIRST_BEYOND_ASCII = 128;

/** Letters and digits of ASCII that stand alone say nothing. */
const SINGLE = /^[a-z0-9]$/;

/** The words of a workspace. Terms are never forgotten: there are as many as distinct words, and 22,000 in 5 MB of source. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #hashes: number[] = [];
  /** What was folded before: the parts of names and pieces come again. */
  readonly #parts = new Map<string, readonly number[]>();

  /** How many terms have a number; the numbers are 0 to this, exclusive. */
  get size(): number {
    return this.#ids.size;
  }

  /** The terms in the order of their numbers. */
  terms(): readonly string[] {
    return [...this.#ids.keys()];
  }

  /** The number of a folded term, given now if it has none. */
  idOf(term: string): number {
    const known = this.#ids.get(term);
    if (known !== undefined) {
      return known;
    }
    const id = this.#ids.size;
    this.#ids.set(term, id);
    this.#hashes.push(hashOf(term));
    return id;
  }

  /** A 32-bit hash of each of the terms themselves, which is the same in every process. */
  hashes(ids: Uint32Array): Uint32Array {
    const hashes = new Uint32Array(ids.length);
    for (let index = 0; index < ids.length; index += 1) {
      hashes[index] = this.#hashes[ids[index] ?? 0] ?? 0;
    }
    return hashes;
  }

  /** The terms of a piece of text, in order; none for blanks, signs and data. */
  idsOf(piece: string): readonly number[] {
    const word = plainWord(piece);
    if (word !== undefined) {
      return this.#idsOfPart(word);
    }
    return partsOf(piece).flatMap((part) => this.#idsOfPart(part));
  }

  #idsOfPart(part: string): readonly number[] {
    const known = this.#parts.get(part);
    if (known) {
      return known;
    }
    const ids = foldPart(part).map((term) => this.idOf(term));
    this.#parts.set(part, ids);
    return ids;
  }
}

/** The word of a piece that is one word of small letters, perhaps after a blank or with a capital: most pieces of code are. */
function plainWord(piece: string): string | undefined {
  const first = piece.charCodeAt(0);
  const start = isCapital(first) || isSmall(first) ? 0 : 1;
  if (start === 1 && first !== 32) {
    return undefined;
  }
  const head = piece.charCodeAt(start);
  if (!(isCapital(head) || isSmall(head)) || piece.length > LONGEST_PIECE) {
    return undefined;
  }
  for (let at = start + 1; at < piece.length; at += 1) {
    if (!isSmall(piece.charCodeAt(at))) {
      return undefined;
    }
  }
  return piece.slice(start);
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isSmall(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** FNV-1a over UTF-16 code units. */
function hashOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) {
    hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** The terms of a word, identifier or short text in their light stems, in order. */
export function foldWords(text: string): readonly string[] {
  return partsOf(text).flatMap(foldPart);
}

function partsOf(text: string): readonly string[] {
  if (text.length <= LONGEST_PIECE) {
    return text.match(PART) ?? [];
  }
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).flatMap((word) => (word.length > LONGEST_PIECE ? [] : partsOf(word)));
}

function foldPart(part: string): readonly string[] {
  const lower = part.toLowerCase();
  if (lower.length === 1 && SINGLE.test(lower)) {
    return [];
  }
  return lower.charCodeAt(0) >= FIRST_BEYOND_ASCII && UNSPACED.test(lower) ? pairsOf(lower) : [stem(lower)];
}

function pairsOf(run: string): readonly string[] {
  const characters = Array.from(run);
  return characters.length < 2
    ? characters
    : characters.slice(1).map((one, index) => `${characters[index] ?? ''}${one}`);
}
