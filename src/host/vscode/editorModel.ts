// The models that VS Code itself offers, such as those of a Copilot plan: no key, no price, and consent by the editor's own dialogue.

import * as vscode from 'vscode';
import { isReleased } from '../../core/egress/gate.ts';
import { withFormat } from '../../core/model/answerFormat.ts';
import type { ChatMessage, ModelRequest, ReleasedRequest, ToolDefinition } from '../../core/model/request.ts';
import type { StreamPart } from '../../core/model/streamPart.ts';
import type { Clock, Log, Model } from '../../core/ports.ts';
import { editorFailure, endOfError, hasTooMany, SilenceError } from './editorFailure.ts';

/** A model of the editor may wait for a person's consent, and reads a long prompt for a minute or two; milliseconds. */
const FIRST_PART_MS = 300_000;

/** Between two parts; milliseconds. */
const IDLE_MS = 60_000;

const NO_IMAGE = '(An image was left out: it cannot go to the models of VS Code.)';

type EndPart = StreamPart & { readonly kind: 'end' };

/** What the adapter needs. */
export interface EditorModelDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Whether the user has already been asked about a model; only what a person starts may ask. */
  readonly access: Pick<vscode.LanguageModelAccessInformation, 'canSendRequest'>;
  /** Milliseconds of silence that end an answer. */
  readonly idleMs?: number;
}

/** Makes the model. Its streams never throw. */
export function createEditorModel(deps: EditorModelDeps): Model {
  return { stream: (request, signal) => stream(request, deps, signal) };
}

async function* stream(request: ModelRequest, deps: EditorModelDeps, signal: AbortSignal): AsyncGenerator<StreamPart> {
  if (!isReleased(request)) {
    deps.log.error('A request that did not pass the egress gate was refused.');
    yield { kind: 'end', outcome: 'failed', failure: editorFailure('internal', request.profile.model) };
    return;
  }
  const source = new vscode.CancellationTokenSource();
  const cancel = (): void => {
    source.cancel();
  };
  signal.addEventListener('abort', cancel, { once: true });
  let end: EndPart;
  try {
    end = signal.aborted ? { kind: 'end', outcome: 'stopped' } : yield* answer(request, deps, source.token, signal);
  } catch (error) {
    end = signal.aborted ? { kind: 'end', outcome: 'stopped' } : endOfError(error, request.profile.model);
  } finally {
    signal.removeEventListener('abort', cancel);
    source.cancel();
    source.dispose();
  }
  deps.log.info(`${request.purpose} with ${request.profile.label}: ${end.outcome}`);
  yield end;
}

async function* answer(
  request: ReleasedRequest,
  deps: EditorModelDeps,
  token: vscode.CancellationToken,
  signal: AbortSignal,
): AsyncGenerator<StreamPart, EndPart> {
  const { model: name } = request.profile;
  const model = await within(findModel(name), FIRST_PART_MS, deps, signal);
  if (!model) {
    return { kind: 'end', outcome: 'failed', failure: editorFailure('model-not-found', name) };
  }
  if (request.purpose === 'completion' && deps.access.canSendRequest(model) !== true) {
    return { kind: 'end', outcome: 'failed', failure: editorFailure('forbidden', name) };
  }
  const messages = withFormat(request.messages, request.format, 'words').map(toMessage);
  if (await within(isTooLong(messages, model, token), FIRST_PART_MS, deps, signal)) {
    return { kind: 'end', outcome: 'failed', failure: hasTooMany(name, model.maxInputTokens) };
  }
  const response = await within(model.sendRequest(messages, optionsOf(request), token), FIRST_PART_MS, deps, signal);
  const hasTools = offeredTools(request).length > 0;
  return yield* parts(response.stream, { name, idleMs: deps.idleMs ?? IDLE_MS, hasTools }, deps, signal);
}

/** The stream to its end, which means that the answer is whole: the editor tells every other end as an error. */
async function* parts(
  stream: AsyncIterable<unknown>,
  { name, idleMs, hasTools }: { readonly name: string; readonly idleMs: number; readonly hasTools: boolean },
  deps: EditorModelDeps,
  signal: AbortSignal,
): AsyncGenerator<StreamPart, EndPart> {
  const iterator = stream[Symbol.asyncIterator]();
  let limitMs = Math.max(FIRST_PART_MS, idleMs);
  let received = false;
  let isAstray = false;
  try {
    for (;;) {
      const next = await within(iterator.next(), limitMs, deps, signal);
      if (next.done) {
        return endOfStream(isAstray && !received);
      }
      const part = toPart(next.value);
      limitMs = idleMs;
      if (part?.kind === 'tool-call' && !hasTools) {
        isAstray = true;
      } else if (part) {
        received = true;
        yield part;
      }
    }
  } catch (error) {
    return signal.aborted ? { kind: 'end', outcome: 'stopped' } : endOfError(error, name, received);
  }
}

/** A call of a tool that nobody has offered is no answer. */
function endOfStream(isAstray: boolean): EndPart {
  return { kind: 'end', outcome: isAstray ? 'truncated' : 'complete', finishReason: 'end' };
}

function toPart(part: unknown): StreamPart | undefined {
  if (part instanceof vscode.LanguageModelTextPart && part.value !== '') {
    return { kind: 'text', text: part.value };
  }
  return part instanceof vscode.LanguageModelToolCallPart
    ? { kind: 'tool-call', id: part.callId, name: part.name, input: JSON.stringify(part.input) }
    : undefined;
}

/** By vendor and id, as profiles name it: `copilot/gpt-4.1`. */
async function findModel(name: string): Promise<vscode.LanguageModelChat | undefined> {
  const cut = name.indexOf('/');
  const [model] = await vscode.lm.selectChatModels({ vendor: name.slice(0, cut), id: name.slice(cut + 1) });
  return model;
}

/** There is no system role: instructions come first, as the user's. */
function toMessage({ role, content, images = [] }: ChatMessage): vscode.LanguageModelChatMessage {
  const text = [content, ...images.map(() => NO_IMAGE)].join('\n');
  return role === 'assistant'
    ? vscode.LanguageModelChatMessage.Assistant(text)
    : vscode.LanguageModelChatMessage.User(text);
}

function offeredTools({ profile, tools = [] }: ReleasedRequest): readonly ToolDefinition[] {
  return profile.features.includes('tools') ? tools : [];
}

function optionsOf(request: ReleasedRequest): vscode.LanguageModelChatRequestOptions {
  const { profile } = request;
  const offered = offeredTools(request);
  return {
    justification: vscode.l10n.t('Panorama asks it your questions about this workspace.'),
    ...(Object.keys(profile.body).length > 0 && { modelOptions: { ...profile.body } }),
    ...(offered.length > 0 && {
      tools: offered.map(({ name, description = '', parameters }) => ({
        name,
        description,
        ...(parameters && { inputSchema: { ...parameters } }),
      })),
    }),
  };
}

/** Counted as the model counts. Providers say in their own words that a prompt is too long, or cut it. */
async function isTooLong(
  messages: readonly vscode.LanguageModelChatMessage[],
  model: vscode.LanguageModelChat,
  token: vscode.CancellationToken,
): Promise<boolean> {
  const bytes = messages.reduce((sum, { content }) => sum + Buffer.byteLength(JSON.stringify(content)), 0);
  if (bytes <= model.maxInputTokens) {
    // No token is shorter than a byte.
    return false;
  }
  let tokens = 0;
  for (const message of messages) {
    tokens += await model.countTokens(message, token);
  }
  return tokens > model.maxInputTokens;
}

/** What is awaited, unless the user stops or the model stays silent so long: then it rejects. */
async function within<Value>(
  awaited: Thenable<Value>,
  milliseconds: number,
  { clock }: Pick<EditorModelDeps, 'clock'>,
  signal: AbortSignal,
): Promise<Value> {
  const enough = new AbortController();
  const late = clock.sleep(milliseconds, AbortSignal.any([signal, enough.signal])).then(() => {
    throw new SilenceError();
  });
  try {
    return await Promise.race([awaited, late]);
  } finally {
    late.catch(() => undefined);
    enough.abort();
  }
}
