// Lays the prompt out for the provider's cache: what was sent keeps its place and its bytes, what changed follows, and what is wasted is carried until that costs more than laying out afresh.

import { chooseEnding } from './documents.ts';
import { bridgeChanges } from './layoutBridges.ts';
import { chainsOf } from './layoutChains.ts';
import { chooseCut, cutCosts, payRent, type CutCosts } from './layoutCut.ts';
import { finishLayout, tailOf, tokensOf } from './layoutFinish.ts';
import { countAsked, type Asked } from './layoutOrder.ts';
import { headEnd, planTail, type Tail } from './layoutPlan.ts';
import { keptWhenFull } from './layoutRoom.ts';
import { imitates, type SegmentWriter } from './layoutSegments.ts';
import type { Layout, LayoutInput, Ledger, Segment } from './layoutTypes.ts';

/** Lays out the documents that a question wants. */
export function layOut(input: LayoutInput): Layout {
  const { ledger, wanted } = input;
  const before = ledger?.asked ?? {};
  const asked = isChoice(input) ? countAsked(before, wanted) : before;
  const why = whyAfresh(input);
  return ledger && why === undefined
    ? goOnFrom(ledger, input, asked)
    : layAfresh(input, asked, why ?? 'nothing was sent before');
}

function goOnFrom(ledger: Ledger, input: LayoutInput, asked: Asked): Layout {
  const writer = { ...input, ending: ledger.ending, ...competing(input, asked) };
  const segments = bridgeChanges(ledger.segments, input, ledger.ending);
  const tail = planTail({ ...ledger, segments }, input, writer, Infinity);
  if (breaksOut(tail, input, writer.ending)) {
    return layAfresh(input, asked, 'a file imitates the tags around the documents');
  }
  const plan = { input, ledger: { ...ledger, segments, asked }, writer, tail };
  const room = roomFor(input, ledger);
  const isFull = tokensOf(segments) + tail.tokens > room;
  return isFull && writer.asked ? makeRoom(plan, room) : continueOrCut(plan, room);
}

/** What is decided about. */
interface Plan {
  readonly input: LayoutInput;
  /** What was sent last, with the bridges of what has changed. */
  readonly ledger: Ledger;
  readonly writer: SegmentWriter;
  /** What would be appended. */
  readonly tail: Tail;
}

function continueOrCut(plan: Plan, room: number): Layout {
  const { input, ledger, tail } = plan;
  const costs = costsOf(plan);
  const cut = chooseCut(ledger.segments, costs, { prices: input.prices, room });
  if (cut !== undefined) {
    const saved = Math.round(cut.saved).toLocaleString('en-US');
    return cutAt(plan, cut.at, { room, why: `carrying ${saved} outdated tokens on would cost more` });
  }
  const segments = payRent(ledger.segments, costs, input.prices.cached);
  const why =
    tail.segments.length === 0
      ? 'nothing has changed since the last pack'
      : 'the beginning is the same as in the last pack';
  return finishLayout(input, { ledger, kept: segments, added: tail.segments, why, rebuilt: false });
}

function makeRoom(plan: Plan, room: number): Layout {
  const { input, ledger } = plan;
  const at = keptWhenFull({
    ...input,
    ...ledger,
    chains: chainsOf(ledger.segments),
    appended: appendedBy(plan.tail),
    room,
  });
  return cutAt(plan, at, { room, why: 'the question wants other files, and the window is full' });
}

/** Keeps the segments before the cut and lays out the rest afresh; all of it when that does not fit. */
function cutAt(
  { input, ledger, writer }: Plan,
  at: number,
  { room, why }: { readonly room: number; readonly why: string },
): Layout {
  const kept = ledger.segments.slice(0, at);
  const tail = planTail({ ...ledger, segments: kept }, input, writer, room - tokensOf(kept));
  const fits = tokensOf(kept) + tail.tokens <= room && (writer.asked !== undefined || tail.dropped.length === 0);
  if (at === 0 || !fits) {
    return layAfresh(input, ledger.asked, why);
  }
  const rebuilt = at < ledger.segments.length;
  return finishLayout(input, { ledger, kept, added: tail.segments, why, rebuilt });
}

function whyAfresh({ ledger, afreshBecause, now, cacheMinutes, frame }: LayoutInput): string | undefined {
  if (afreshBecause !== undefined || !ledger) {
    return afreshBecause;
  }
  if (now - ledger.at > cacheMinutes * 60_000) {
    return 'the provider has forgotten the last pack';
  }
  return ledger.head.startsWith(`${frame.instructions}\n\n<files>`) ? undefined : 'the instructions have changed';
}

function layAfresh(input: LayoutInput, asked: Asked, why: string): Layout {
  const { list, frame, count, wanted, textOf, now } = input;
  const ending = chooseEnding(wanted.map(({ cut, path }) => cut ?? textOf(path)));
  const head = `${frame.instructions}\n\n${headEnd(list.text, ending)}`;
  const counts = { headTokens: count(head), listTokens: count(`<files>\n${list.text}\n</files>`) };
  const ledger = { ending, head, ...counts, listed: list.listed, segments: [], asked, at: now };
  const writer = { ...input, ending, ...competing(input, asked) };
  const { segments } = planTail(ledger, input, writer, roomFor(input, ledger));
  return finishLayout(input, { ledger, kept: [], added: segments, why, rebuilt: true });
}

/** Files compete for room when not all of them are wanted. */
function competing(input: LayoutInput, asked: Asked): { readonly asked?: Asked } {
  return isChoice(input) ? { asked } : {};
}

function isChoice({ wanted, known }: LayoutInput): boolean {
  return wanted.length < known.size || wanted.some(({ level }) => level !== 'full');
}

/** Tokens for segments. */
function roomFor({ budget, frame, count }: LayoutInput, { ending, headTokens }: Ledger): number {
  return budget - frame.otherTokens - headTokens - count(tailOf(ending, frame.reminder));
}

/** Whether a text that would be appended holds a tag with the ending in use. */
function breaksOut({ segments }: Tail, { wanted, textOf }: LayoutInput, ending: string): boolean {
  const cuts = new Map(wanted.map(({ path, cut }) => [path, cut]));
  return segments.some(
    ({ kind, path }) => (kind === 'document' || kind === 'part') && imitates(cuts.get(path) ?? textOf(path), ending),
  );
}

function costsOf({ input: { wanted, known }, ledger: { segments }, tail }: Plan): CutCosts {
  return cutCosts({
    segments,
    chains: chainsOf(segments),
    wanted: new Map(wanted.map((document) => [document.path, document])),
    known,
    renamed: new Map(tail.renames.map(({ from, to }) => [from, to])),
    appended: appendedBy(tail),
  });
}

function appendedBy({ segments }: { readonly segments: readonly Segment[] }): ReadonlyMap<string, number> {
  const appended = new Map<string, number>();
  for (const { path, tokens } of segments) {
    appended.set(path, (appended.get(path) ?? 0) + tokens);
  }
  return appended;
}
