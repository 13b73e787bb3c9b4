// Plans what must follow a kept beginning so that the prompt reads right and holds what the question wants.

import { chainsOf, covers, linesIn, type Chain } from './layoutChains.ts';
import { findRenames, type Rename } from './layoutRenames.ts';
import { freshOrder } from './layoutOrder.ts';
import {
  joinSegments,
  writeDocumentSegment,
  writeListSegment,
  writePartSegment,
  writeRenameNote,
  writeStateNote,
  type SegmentWriter,
} from './layoutSegments.ts';
import type { LaidDocument, LayoutInput, Segment } from './layoutTypes.ts';
import { worthOf } from './layoutWorth.ts';
import { linesOf, regionsOf } from './supersede.ts';

/** Parts of a changed file that take this share of the whole file are not sent as parts. */
const MOSTLY_CHANGED = 0.75;

/** The beginning that stays. */
export interface KeptPrompt {
  /** Everything before the first segment. */
  readonly head: string;
  readonly segments: readonly Segment[];
  /** Paths that the list of files names, without its later changes. */
  readonly listed: readonly string[];
}

/** What follows, and the documents that found no room. */
export interface Tail {
  readonly segments: readonly Segment[];
  readonly tokens: number;
  readonly dropped: readonly string[];
  readonly renames: readonly Rename[];
}

interface Item {
  readonly segment: Segment;
  /** Whether it must stand, room or no room. */
  readonly isNeeded?: true;
  /** What must stand in its place when it is dropped. */
  readonly otherwise?: Segment;
}

/** Plans the tail. `room` is the tokens that it may take. */
export function planTail(kept: KeptPrompt, input: LayoutInput, writer: SegmentWriter, room: number): Tail {
  const chains = new Map(chainsOf(kept.segments));
  const renames = findRenames(chains, input, { segments: kept.segments, ending: writer.ending });
  const notes = renames.map((rename) => noteRename(rename, chains, writer));
  for (const chain of chains.values()) {
    if (chain.hash !== '' && !input.known.has(chain.path)) {
      notes.push(writeStateNote(chain.path, 'deleted', writer));
    }
  }
  const told = new Set(renames.map(({ from }) => from));
  const list = planList(kept, (path) => told.has(path) || chains.has(path), input, writer);
  const planner: Planner = { kept, chains, writer };
  const changed = [...chains.values()].filter(({ path, hash }) => hash !== '' && input.known.get(path) !== hash);
  const wanted = new Set(changed.length === 0 ? [] : input.wanted.map(({ path }) => path));
  const stale = changed.flatMap((chain) => (wanted.has(chain.path) ? [] : planStale(chain, input, planner)));
  const missing = input.wanted.filter((document) => !isHeld(chains.get(document.path), document));
  const documents = freshOrder(missing, input.wanted, writer.asked).flatMap((document) =>
    planWanted(document, planner),
  );
  const must = [...notes, ...list].map((segment): Item => ({ segment, isNeeded: true }));
  return { ...fitRoom([...must, ...stale, ...documents], room, input.wanted), renames };
}

interface Planner {
  readonly kept: KeptPrompt;
  readonly chains: ReadonlyMap<string, Chain>;
  readonly writer: SegmentWriter;
}

function noteRename({ from, to }: Rename, chains: Map<string, Chain>, writer: SegmentWriter): Segment {
  const chain = chains.get(from);
  chains.delete(from);
  if (chain) {
    chains.set(to, { ...chain, path: to });
  }
  return writeRenameNote({ path: to, from, hash: chain?.hash ?? '' }, writer);
}

/** A document that is in the prompt, is not wanted and has changed: told as it reads now, or withdrawn when that is cheaper. */
function planStale(chain: Chain, { known, textOf }: LayoutInput, planner: Planner): readonly Item[] {
  const { path } = chain;
  const hash = known.get(path);
  if (chain.hash === '' || hash === undefined || hash === chain.hash) {
    return [];
  }
  const note = writeStateNote(path, 'outdated', planner.writer);
  const part = chain.level === 'full' ? planPart(chain, { path, hash, text: textOf(path) }, planner) : undefined;
  return [part ? { segment: part, otherwise: note } : { segment: note, isNeeded: true }];
}

function isHeld(chain: Chain | undefined, document: LaidDocument): boolean {
  return chain !== undefined && covers(chain, document);
}

function planWanted(document: LaidDocument, planner: Planner): readonly Item[] {
  const { path, hash, tokens } = document;
  const chain = planner.chains.get(path);
  const { writer } = planner;
  if (!chain || chain.hash === '' || (chain.level !== 'full' && chain.hash === hash)) {
    return [{ segment: writeDocumentSegment(document, writer) }];
  }
  const otherwise = writeStateNote(path, 'outdated', writer);
  if (chain.level !== 'full') {
    const segment = joinSegments(otherwise, writeDocumentSegment(document, writer));
    return [{ segment, otherwise }];
  }
  const part = planPart(chain, { path, hash, text: writer.textOf(path), tokens }, planner);
  const segment = part ?? joinIfCut(otherwise, writeDocumentSegment(document, writer));
  return [{ segment, otherwise }];
}

/** A document in full replaces what stands before; a cut does not, so that the note says it. */
function joinIfCut(note: Segment, document: Segment): Segment {
  return document.level === 'full' ? document : joinSegments(note, document);
}

/** How the file's changes since the prompt was sent read now; undefined when most of it changed. */
function planPart(
  chain: Chain,
  present: { readonly path: string; readonly hash: string; readonly text: string; readonly tokens?: number },
  { kept, writer }: Planner,
): Segment | undefined {
  const before = linesIn(kept.segments, chain.positions, writer.ending);
  const lines = present.text.split('\n');
  const regions = regionsOf(before, lines);

  if (linesOf(regions) > lines.length * MOSTLY_CHANGED) {
    return undefined;
  }
  return writePartSegment(present, { lines, regions }, writer);
}

function planList(
  kept: KeptPrompt,
  isTold: (path: string) => boolean,
  { list, wanted }: LayoutInput,
  writer: SegmentWriter,
): readonly Segment[] {
  if (!kept.segments.some(({ kind }) => kind === 'list') && kept.head.endsWith(headEnd(list.text, writer.ending))) {
    return [];
  }
  const before = namesIn(kept);
  const now = new Set(list.listed);
  // Where files compete for room a wanted one may be left out: it is listed even so.
  const sent = new Set(writer.asked ? [] : wanted.map(({ path }) => path));
  const added = list.listed.filter((path) => !before.has(path) && !sent.has(path));
  const removed = [...before].filter((path) => !now.has(path) && !isTold(path)).toSorted();
  return added.length + removed.length === 0 ? [] : [writeListSegment({ added, removed }, writer)];
}

/** What a list of files stands in, up to the first document. */
export function headEnd(list: string, ending: string): string {
  return `<files>\n${list}\n</files>\n\n<documents${ending}>\n`;
}

/** The paths that the list names after its changes. */
function namesIn({ listed, segments }: KeptPrompt): ReadonlySet<string> {
  const names = new Set(listed);
  for (const { names: changes } of segments) {
    changes?.added.forEach((path) => names.add(path));
    changes?.removed.forEach((path) => names.delete(path));
  }
  return names;
}

/** Drops the least useful for its tokens while all does not fit, and takes back what fits in the end. */
function fitRoom(items: readonly Item[], room: number, wanted: readonly LaidDocument[]): Omit<Tail, 'renames'> {
  let tokens = items.reduce((sum, { segment }) => sum + segment.tokens, 0);
  const dropped = new Set<Item>();
  if (tokens > room) {
    const costOf = ({ segment, otherwise }: Item) => segment.tokens - (otherwise?.tokens ?? 0);
    const bargains = byBargain(items, wanted);
    for (const item of bargains.filter(({ isNeeded }) => !isNeeded)) {
      if (tokens > room) {
        dropped.add(item);
        tokens -= costOf(item);
      }
    }
    for (const item of [...dropped].toReversed()) {
      if (tokens + costOf(item) <= room) {
        dropped.delete(item);
        tokens += costOf(item);
      }
    }
  }
  const segments = items.flatMap((item) => (dropped.has(item) ? (item.otherwise ?? []) : item.segment));
  return { segments, tokens, dropped: [...dropped].map(({ segment }) => segment.path) };
}

/** What is worth least for its tokens first. */
function byBargain(items: readonly Item[], wanted: readonly LaidDocument[]): readonly Item[] {
  const worth = worthOf(wanted);
  const bargain = ({ segment: { path, tokens } }: Item) => (worth.get(path) ?? 0) / tokens;
  return items.toSorted((one, other) => bargain(one) - bargain(other));
}
