// Lays the prompt out for the provider's cache: what was sent keeps its place and its bytes, what changed follows, and what is wasted is carried until that costs more than laying out afresh.

import { chooseEnding } from './documents.ts';
import { bridgeChanges } from './layoutBridges.ts';
import { chainsOf } from './layoutChains.ts';
import { chooseCut, cutCosts, payRent, type CutCosts } from './layoutCut.ts';
import { forecastLayout } from './layoutForecast.ts';
import { planTail, type KeptPrompt, type Tail } from './layoutPlan.ts';
import { imitates, type SegmentWriter } from './layoutSegments.ts';
import type { LaidFile, Layout, LayoutInput, Ledger, Segment } from './layoutTypes.ts';

/** Lays out the documents that a question wants. */
export function layOut(input: LayoutInput): Layout {
  const { ledger } = input;
  const why = whyAfresh(input);
  if (!ledger || why !== undefined) {
    return layAfresh(input, why ?? 'nothing was sent before');
  }
  const writer: SegmentWriter = { ...input, ending: ledger.ending };
  const segments = bridgeChanges(ledger.segments, input, ledger.ending);
  const kept = { segments, listed: ledger.listed };
  const tail = planTail(kept, input, writer, Infinity);
  if (breaksOut(tail, input, writer.ending)) {
    return layAfresh(input, 'a file imitates the tags around the documents');
  }
  const room = roomFor(input, ledger);
  const costs = costsOf(segments, tail, input);
  const cut = chooseCut(segments, costs, { prices: input.prices, room });
  if (cut === undefined) {
    const paid = { ...kept, segments: payRent(segments, costs, input.prices.cached) };
    const fitting = fitted(paid, tail, { input, writer, room });
    return finish(input, { ledger, kept: paid, tail: fitting, why: whyContinued(tail) });
  }
  const shorter = { ...kept, segments: segments.slice(0, cut.at) };
  const end = planTail(shorter, input, writer, room - tokensOf(shorter.segments));
  return cut.at === 0 || end.dropped.length > 0 || tokensOf(shorter.segments) + end.tokens > room
    ? layAfresh(input, whyCut(cut.saved, 'all'))
    : finish(input, { ledger, kept: shorter, tail: end, why: whyCut(cut.saved, 'the end'), rebuilt: true });
}

function whyAfresh({ ledger, afreshBecause, now, cacheMinutes, frame }: LayoutInput): string | undefined {
  if (afreshBecause !== undefined || !ledger) {
    return afreshBecause;
  }
  if (now - ledger.at > cacheMinutes * 60_000) {
    return 'the provider has forgotten the last pack';
  }
  return ledger.head.startsWith(frame.instructions) ? undefined : 'the instructions have changed';
}

function layAfresh(input: LayoutInput, why: string): Layout {
  const { list, frame, count, wanted, textOf } = input;
  const ending = chooseEnding(wanted.map(({ cut, path }) => cut ?? textOf(path)));
  const head = `${frame.instructions}\n\n<files>\n${list.text}\n</files>\n\n<documents${ending}>\n`;
  const ledger = { ending, head, headTokens: count(head), listed: list.listed, segments: [], at: input.now };
  const kept = { segments: [], listed: list.listed };
  const tail = planTail(kept, input, { ...input, ending }, roomFor(input, ledger));
  return finish(input, { ledger, kept, tail, why, rebuilt: true });
}

/** Tokens for segments. */
function roomFor({ budget, frame, count }: LayoutInput, { ending, headTokens }: Ledger): number {
  return budget - frame.otherTokens - headTokens - count(tailOf(ending, frame.reminder));
}

function tailOf(ending: string, reminder: string): string {
  return `</documents${ending}>\n\n${reminder}`;
}

/** Whether a text that would be appended holds a tag with the ending in use. */
function breaksOut({ segments }: Tail, { wanted, textOf }: LayoutInput, ending: string): boolean {
  const cuts = new Map(wanted.map(({ path, cut }) => [path, cut]));
  return segments.some(
    ({ kind, path }) => (kind === 'document' || kind === 'part') && imitates(cuts.get(path) ?? textOf(path), ending),
  );
}

function costsOf(segments: readonly Segment[], tail: Tail, { wanted, known }: LayoutInput): CutCosts {
  const appended = new Map<string, number>();
  for (const { path, tokens } of tail.segments) {
    appended.set(path, (appended.get(path) ?? 0) + tokens);
  }
  return cutCosts({
    segments,
    chains: chainsOf(segments),
    wanted: new Map(wanted.map((document) => [document.path, document])),
    known,
    renamed: new Map(tail.renames.map(({ from, to }) => [from, to])),
    appended,
  });
}

function fitted(
  kept: KeptPrompt,
  tail: Tail,
  { input, writer, room }: { readonly input: LayoutInput; readonly writer: SegmentWriter; readonly room: number },
): Tail {
  const left = room - tokensOf(kept.segments);
  return tail.tokens <= left ? tail : planTail(kept, input, writer, left);
}

function tokensOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { tokens }) => sum + tokens, 0);
}

function whyContinued({ segments }: Tail): string {
  return segments.length === 0
    ? 'nothing has changed since the last pack'
    : 'the beginning is the same as in the last pack';
}

function whyCut(saved: number, what: string): string {
  return `${what} was laid out afresh: carrying ${Math.round(saved).toLocaleString('en-US')} outdated tokens on would cost more`;
}

interface Finished {
  readonly ledger: Ledger;
  readonly kept: KeptPrompt;
  readonly tail: Tail;
  readonly why: string;
  readonly rebuilt?: boolean;
}

function finish(input: LayoutInput, { ledger, kept, tail, why, rebuilt = false }: Finished): Layout {
  const segments = [...kept.segments, ...tail.segments];
  const text = tailOf(ledger.ending, input.frame.reminder);
  const documents = tokensOf(segments);
  const total = input.frame.otherTokens + ledger.headTokens + documents + input.count(text);
  return {
    ledger: { ...ledger, segments, at: input.now },
    tail: text,
    files: filesIn(segments, input),
    tokens: { total, tree: 0, documents },
    forecast: forecastLayout(
      { segments: kept.segments, headTokens: ledger.headTokens },
      { total, why, rebuilt },
      input,
    ),
  };
}

function filesIn(segments: readonly Segment[], { known }: LayoutInput): ReadonlyMap<string, LaidFile> {
  const files = new Map<string, LaidFile>();
  for (const { path, hash, level, lines } of chainsOf(segments).values()) {
    if (hash !== '' && known.get(path) === hash) {
      files.set(path, { level, ...(lines && { lines }) });
    }
  }
  return files;
}
