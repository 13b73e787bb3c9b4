// The guards of conversations: for messages, and for what a store reads back.

import type { Citation, QuestionPrice, ShownFailure, TurnUsage, WebSource } from './chatEvent.ts';
import type { ModelWindow } from './manifest.ts';
import { isBoolean, isCount, isFiniteNumber, isRange, isText, listOf, oneOf, record, union } from './shape.ts';
import type { Guard } from './shape.ts';
import { isWebAddress } from './webAddress.ts';
import type { Attachment, PackSummary, Scope, Thread, ThreadChange, Turn, TurnEvent, WindowPart } from './thread.ts';

type Change<K extends ThreadChange['kind']> = Extract<ThreadChange, { kind: K }>;
type Event<K extends TurnEvent['kind']> = Extract<TurnEvent, { kind: K }>;

/** A Scope over a package. */
export const isPackageScope = record<Extract<Scope, { kind: 'package' }>>(
  { kind: oneOf('package'), path: isText, folders: listOf(isText) },
  {},
);

/** A Scope. */
export const isScope: Guard<Scope> = union<Scope>({
  selection: record<Extract<Scope, { kind: 'selection' }>>({ kind: oneOf('selection') }, {}),
  file: record<Extract<Scope, { kind: 'file' }>>({ kind: oneOf('file') }, { path: isText }),
  editors: record<Extract<Scope, { kind: 'editors' }>>({ kind: oneOf('editors') }, {}),
  folder: record<Extract<Scope, { kind: 'folder' }>>({ kind: oneOf('folder'), path: isText }, {}),
  package: isPackageScope,
  workspace: record<Extract<Scope, { kind: 'workspace' }>>({ kind: oneOf('workspace') }, {}),
});

/** An Attachment. */
export const isAttachment: Guard<Attachment> = union<Attachment>({
  selection: record<Extract<Attachment, { kind: 'selection' }>>(
    { kind: oneOf('selection'), path: isText, lines: isRange, text: isText },
    {},
  ),
  file: record<Extract<Attachment, { kind: 'file' }>>({ kind: oneOf('file'), path: isText }, {}),
  folder: record<Extract<Attachment, { kind: 'folder' }>>({ kind: oneOf('folder'), path: isText }, {}),
  text: record<Extract<Attachment, { kind: 'text' }>>({ kind: oneOf('text'), name: isText, text: isText }, {}),
});

/** A QuestionPrice. */
export const isPrice: Guard<QuestionPrice> = record<QuestionPrice>(
  {},
  { expected: isFiniteNumber, atMost: isFiniteNumber, plan: isBoolean },
);

/** A PackSummary. */
export const isPack: Guard<PackSummary> = record<PackSummary>(
  {
    full: isCount,
    excerpts: isCount,
    outlines: isCount,
    listed: isCount,
    folded: isCount,
    excluded: isCount,
    hiddenValues: isCount,
    invisibleFiles: isCount,
    tokens: isFiniteNumber,
    budget: isFiniteNumber,
    cachedShare: isFiniteNumber,
  },
  {
    parts: listOf(
      record<WindowPart>(
        { kind: oneOf('rules', 'instructions', 'list', 'files', 'conversation', 'question'), tokens: isFiniteNumber },
        { name: isText },
      ),
    ),
    window: record<ModelWindow>({ context: isFiniteNumber, answer: isFiniteNumber }, {}),
  },
);

const isCitation = record<Citation>(
  { quote: isText, path: isText, lines: isRange, state: oneOf('holds', 'moved', 'missing') },
  {},
);

const isFailure = record<ShownFailure>({ code: isText, message: isText, retryable: isBoolean }, { details: isText });

const isOutcome = oneOf('complete', 'truncated', 'filtered', 'stopped', 'failed');

const usageFields = {
  input: isFiniteNumber,
  cached: isFiniteNumber,
  output: isFiniteNumber,
  estimated: isBoolean,
} as const;

const askedExtras = { after: isText } as const;

const usageExtras = { cost: isFiniteNumber, searches: isFiniteNumber } as const;

const retryFields = { attempt: isFiniteNumber, waitMs: isFiniteNumber, reason: isText } as const;

const askedFields = {
  id: isText,
  question: isText,
  scope: isScope,
  attachments: listOf(isAttachment),
  model: isText,
  startedAt: isFiniteNumber,
} as const;

const isEvent: Guard<TurnEvent> = union<TurnEvent>({
  pack: record<Event<'pack'>>({ kind: oneOf('pack'), pack: isPack, price: isPrice }, {}),
  delta: record<Event<'delta'>>({ kind: oneOf('delta'), text: isText }, {}),
  retry: record<Event<'retry'>>({ kind: oneOf('retry'), ...retryFields }, {}),
  usage: record<Event<'usage'>>({ kind: oneOf('usage'), ...usageFields }, usageExtras),
  citations: record<Event<'citations'>>({ kind: oneOf('citations'), items: listOf(isCitation) }, {}),
  source: record<Event<'source'>>({ kind: oneOf('source'), url: isWebAddress, title: isText }, {}),
  end: record<Event<'end'>>({ kind: oneOf('end'), outcome: isOutcome }, { finishReason: isText, failure: isFailure }),
});

const isTurn = record<Turn>(
  { ...askedFields, answer: isText, citations: listOf(isCitation) },
  {
    ...askedExtras,
    pack: isPack,
    price: isPrice,
    usage: record<TurnUsage>(usageFields, usageExtras),
    webSources: listOf(record<WebSource>({ url: isWebAddress, title: isText }, {})),
    retry: record<NonNullable<Turn['retry']>>(retryFields, {}),
    outcome: isOutcome,
    finishReason: isText,
    failure: isFailure,
    tookMs: isFiniteNumber,
    pinned: isBoolean,
    summary: isText,
  },
);

/** A Thread. */
export const isThread: Guard<Thread> = record<Thread>(
  { id: isText, title: isText, createdAt: isFiniteNumber, turns: listOf(isTurn) },
  { leaf: isText },
);

/** A ThreadChange. */
export const isChange: Guard<ThreadChange> = union<ThreadChange>({
  ask: record<Change<'ask'>>({ kind: oneOf('ask'), turn: record<Change<'ask'>['turn']>(askedFields, askedExtras) }, {}),
  event: record<Change<'event'>>({ kind: oneOf('event'), turnId: isText, event: isEvent, at: isFiniteNumber }, {}),
  show: record<Change<'show'>>({ kind: oneOf('show'), turnId: isText }, {}),
  rename: record<Change<'rename'>>({ kind: oneOf('rename'), title: isText }, {}),
  pin: record<Change<'pin'>>({ kind: oneOf('pin'), turnId: isText, pinned: isBoolean }, {}),
  summarise: record<Change<'summarise'>>({ kind: oneOf('summarise'), turnId: isText, text: isText }, {}),
});
