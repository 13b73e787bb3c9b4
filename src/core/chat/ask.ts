// One question from packing to the last event: the outline of the chat.

import type { ChatEvent, QuestionPrice } from '../../protocol/chatEvent.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { isWebAddress } from '../../protocol/webAddress.ts';
import type { Send } from '../egress/sender.ts';
import { addUsage } from '../model/addUsage.ts';
import type { Failure } from '../model/failure.ts';
import { isFim, onlyCompletes } from '../model/fim.ts';
import { billed } from '../model/price.ts';
import { canCallServers } from '../model/calledOut.ts';
import type { Tier } from '../model/profile.ts';
import type { ModelRequest } from '../model/request.ts';
import type { StreamPart, Usage } from '../model/streamPart.ts';
import { tierOf } from '../model/tierOf.ts';
import type { Pack, PackInput } from '../pack/packTypes.ts';
import { questionPrice } from '../spend/questionPrice.ts';
import { resolveCitations } from './citations.ts';
import { canShrink, describeShrinking, droppedFiles, smallerBudget } from './shrink.ts';

/** Characters of English and code per token, for services that send no usage. */
const CHARACTERS_PER_TOKEN = 4;

/** How packing ended. */
export type PackResult =
  | { readonly kind: 'packed'; readonly pack: Pack }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** A question and all that it may see. */
export interface AskInput extends PackInput {
  /** Tokens of answer at most. */
  readonly maxOutput: number;
  /** Whether the user has allowed this question to pass the caps on money. */
  readonly mayPassCaps?: boolean;
  /** Whether the answer may search the web; only where the model can. */
  readonly search?: boolean;
}

/** What a question needs of the world. */
export interface AskDeps {
  readonly pack: (input: PackInput, signal: AbortSignal) => Promise<PackResult>;
  readonly send: Send;
  /** Asked when the price is known and nothing has left; answers with a failure to keep the question from being sent. */
  readonly approve: (price: QuestionPrice, signal: AbortSignal) => Promise<Failure | undefined>;
  /** Told of the window in tokens that the service has named when it refused a question as too long. */
  readonly learned?: (context: number) => void;
  /** Under which the request is kept, so that its answer can show it later. */
  readonly turnId?: string;
  /** Told of the pack that is about to be sent. */
  readonly packed?: (pack: Pack) => void;
}

/** Answers a question as a stream of events; never throws, and the last event is `end`. */
export async function* ask(input: AskInput, deps: AskDeps, signal: AbortSignal): AsyncGenerator<ChatEvent> {
  if (isFim(input.profile.api)) {
    yield { kind: 'end', outcome: 'failed', failure: onlyCompletes(input.profile.label) };
    return;
  }
  const first = yield* attempt(input, deps, { signal, mayShrink: true });
  if (first === undefined) {
    return;
  }
  const { pack, failure } = first;
  const smaller = smallerBudget(input, pack.manifest, failure);
  if (smaller.learned !== undefined) {
    deps.learned?.(smaller.learned);
  }
  const explain = (manifest: Manifest): string =>
    describeShrinking(input.profile, smaller, droppedFiles(pack.manifest, manifest));
  const { budget, tooMuch } = smaller;
  const afreshBecause = tooMuch === 'size' ? 'the service takes less' : 'the model takes less';
  yield* attempt({ ...input, budget, afreshBecause }, deps, {
    signal,
    mayShrink: false,
    explain,
  });
}

/** The service has said that the question is too long or too large, before a word of an answer. */
interface TooMuch {
  readonly pack: Pack;
  readonly failure: Failure;
}

interface AttemptOptions {
  readonly signal: AbortSignal;
  /** Whether a question that is too long or too large is given back, and not ended. */
  readonly mayShrink: boolean;
  /** Says of a further attempt why it is made. */
  readonly explain?: (manifest: Manifest) => string;
}

async function* attempt(
  input: AskInput,
  deps: AskDeps,
  { signal, mayShrink, explain }: AttemptOptions,
): AsyncGenerator<ChatEvent, TooMuch | undefined> {
  const packing = await deps.pack(input, signal);
  if (packing.kind !== 'packed') {
    yield packing.kind === 'stopped'
      ? { kind: 'end', outcome: 'stopped' }
      : { kind: 'end', outcome: 'failed', failure: packing.failure };
    return undefined;
  }
  const { pack } = packing;
  const price = priceOf(input, pack);
  if (explain) {
    yield { kind: 'retry', attempt: 1, waitMs: 0, reason: explain(pack.manifest) };
  }
  const window = { context: input.profile.limits.context, answer: input.maxOutput };
  yield { kind: 'pack', manifest: pack.manifest, price, window };
  const refusal = await deps.approve(price, signal);
  if (refusal || signal.aborted) {
    yield refusal ? { kind: 'end', outcome: 'failed', failure: refusal } : { kind: 'end', outcome: 'stopped' };
    return undefined;
  }
  deps.packed?.(pack);
  const { turnId } = deps;
  const request = { ...toRequest(input, pack, price), ...(turnId !== undefined && { turnId }) };
  const failure = yield* answer(input, pack, deps.send(request, signal), mayShrink);
  return failure && { pack, failure };
}

function priceOf(input: AskInput, pack: Pack): QuestionPrice {
  const { tokens, cache } = pack.manifest;
  const counted = {
    input: tokens.total,
    cached: Math.round(cache.cachedShare * tokens.total),
    maxOutput: input.maxOutput,
  };
  const { profile, ...called } = calledOut(input);
  return questionPrice(profile, counted, { ...called, tier: tierOf(profile, 'chat') });
}

function toRequest(input: AskInput, pack: Pack, { expected }: QuestionPrice): ModelRequest {
  return {
    purpose: 'chat',
    ...calledOut(input),
    messages: pack.messages,
    inputTokens: pack.manifest.tokens.total,
    maxOutput: input.maxOutput,
    ...(input.mayPassCaps === true && { mayPassCaps: true }),
    temperature: 0.2,
    sources: sourcesOf(input, pack),
    documents: pack.documents,
    ...(expected !== undefined && { predicted: expected }),
  };
}

/** Every file whose text goes: the gate is asked about each. */
function sourcesOf({ instructions = [] }: AskInput, { documents }: Pack): readonly string[] {
  const paths = [...instructions.flatMap(({ path }) => path ?? []), ...documents.map(({ path }) => path)];
  return [...new Set(paths)];
}

/** A search and the tools of remote servers need the API that knows them; the service is the same. */
function calledOut({ profile, search = false }: AskInput): Pick<ModelRequest, 'profile' | 'search' | 'mcpServers'> {
  const mcpServers = canCallServers(profile) ? (profile.mcpServers ?? []) : [];
  if (!search && mcpServers.length === 0) {
    return { profile };
  }
  return { profile: { ...profile, api: 'responses' }, search, ...(mcpServers.length > 0 && { mcpServers }) };
}

/** The answer up to its end; gives the failure back, and no end, where less could be sent. */
async function* answer(
  input: AskInput,
  pack: Pack,
  parts: AsyncIterable<StreamPart>,
  mayShrink: boolean,
): AsyncGenerator<ChatEvent, Failure | undefined> {
  let text = '';
  let bill: Bill = { usage: undefined, cost: 0 };
  let tier: Tier | undefined = tierOf(input.profile, 'chat');
  for await (const part of parts) {
    switch (part.kind) {
      case 'text':
        text += part.text;
        yield { kind: 'delta', text: part.text };
        break;
      case 'usage':
        bill = addBill(bill, part.usage, billed(input.profile, part.usage, tier));
        break;
      case 'retry':
        tier = tierAfter(part, tier);
        yield toWait(part);
        break;
      case 'end':
        if (mayShrink && text === '' && canShrink(part.failure, pack.manifest)) {
          return part.failure;
        }
        yield* closing(input, pack, text, bill);
        yield part;
        return undefined;
      default:
        yield* cited(part);
    }
  }
  yield {
    kind: 'end',
    outcome: 'failed',
    failure: { code: 'internal', message: 'The answer ended without a word why.', retryable: true },
  };
  return undefined;
}

/** Pages of the web that may be opened; no tools are offered that the model could call. */
function cited(part: StreamPart): readonly ChatEvent[] {
  return part.kind === 'source' && isWebAddress(part.url) ? [part] : [];
}

function toWait({ attempt, waitMs, reason }: Extract<StreamPart, { kind: 'retry' }>): ChatEvent {
  return { kind: 'retry', attempt, waitMs, reason };
}

/** A tier that the service refuses is asked for no more. */
function tierAfter({ dropped }: Extract<StreamPart, { kind: 'retry' }>, tier: Tier | undefined): Tier | undefined {
  return dropped === 'service_tier' ? undefined : tier;
}

/** What the requests of an answer were billed together; each has a price by itself. */
interface Bill {
  readonly usage: Usage | undefined;
  /** US dollars; undefined when the price is not known. */
  readonly cost: number | undefined;
}

function addBill({ usage, cost }: Bill, further: Usage, added: number | undefined): Bill {
  return {
    usage: addUsage(usage, further),
    cost: cost === undefined || added === undefined ? undefined : cost + added,
  };
}

function* closing(input: AskInput, pack: Pack, text: string, bill: Bill): Generator<ChatEvent> {
  const { usage } = bill;
  if (usage || (text !== '' && input.profile.api !== 'offline')) {
    const counted = usage ?? {
      input: pack.manifest.tokens.total,
      cached: 0,
      output: Math.ceil(text.length / CHARACTERS_PER_TOKEN),
    };
    const cost = usage ? bill.cost : billed(input.profile, counted, tierOf(input.profile, 'chat'));
    yield { kind: 'usage', ...counted, ...(cost !== undefined && { cost }), estimated: usage === undefined };
  }
  const items = resolveCitations(text, pack.documents);
  if (items.length > 0) {
    yield { kind: 'citations', items };
  }
}
