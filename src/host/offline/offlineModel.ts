// The engine without a model: quotes the best passages, continues lines that are nearly certain, and says what it cannot do.

import { setImmediate as nextTurn } from 'node:timers/promises';
import { MARKS, readQuery } from '../../core/completion/prompt.ts';
import { isReleased } from '../../core/egress/gate.ts';
import type { ChatMessage, ModelRequest } from '../../core/model/request.ts';
import type { StreamPart } from '../../core/model/streamPart.ts';
import { parseDocuments, splitQuestion } from '../../core/pack/parseMessages.ts';
import type { Model } from '../../core/ports.ts';
import type { TermDocument } from '../../core/search/bm25.ts';
import { continueLine } from '../../core/search/continueLine.ts';
import { findPassages, toSearchTerms, type SearchedText } from '../../core/search/passages.ts';
import { queryTermsOf } from '../../core/search/terms.ts';
import { writeFindings } from '../../core/search/writeFindings.ts';

const MOST_PASSAGES = 5;

/** After so much text the event loop gets a turn; UTF-16 code units, some milliseconds of work. */
const TURN_CHARACTERS = 200_000;

/** A selection as it stands before the question. */
const SELECTION = /^Selected in "[^\n]*:\n(`{3,})\n[\s\S]*?\n\1$/gm;

type EndPart = StreamPart & { readonly kind: 'end' };

/** Makes the offline engine. Nothing leaves the computer; the same request gives the same answer. */
export function createOfflineModel(): Model {
  return { stream };
}

async function* stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<StreamPart> {
  if (!isReleased(request)) {
    yield failed('internal', 'Something went wrong inside Panorama. The log tells more.');
    return;
  }
  switch (request.purpose) {
    case 'chat':
      yield* search(request.messages, signal);
      return;
    case 'completion':
      yield { kind: 'text', text: `${MARKS.open}${continuation(request.messages)}${MARKS.close}` };
      yield whole;
      return;
    case 'refactor':
    case 'probe':
      yield failed('needs-model', 'A model is needed for this. Connect one to go on.');
      return;
  }
}

/** The engine's own finish reason: it is never taken for a model's. */
const whole: EndPart = { kind: 'end', outcome: 'complete', finishReason: 'search' };

function failed(code: 'internal' | 'needs-model', message: string): EndPart {
  return { kind: 'end', outcome: 'failed', failure: { code, message, retryable: false } };
}

async function* search(messages: readonly ChatMessage[], signal: AbortSignal): AsyncGenerator<StreamPart> {
  const documents = parseDocuments(messages);
  const terms = await countTerms(documents, signal);
  const passages = findPassages(documents, terms, queryTermsOf(questionIn(messages)), MOST_PASSAGES);
  const files = new Set(documents.map(({ path }) => path)).size;
  for (const text of writeFindings(passages, files)) {
    await nextTurn();
    if (signal.aborted) {
      yield { kind: 'end', outcome: 'stopped' };
      return;
    }
    yield { kind: 'text', text };
  }
  yield whole;
}

/** Counts the terms without holding the event loop for long; what is left when the user stops is not counted. */
async function countTerms(documents: readonly SearchedText[], signal: AbortSignal): Promise<readonly TermDocument[]> {
  const counted: TermDocument[] = [];
  let characters = 0;
  for (const document of documents) {
    if (signal.aborted) {
      break;
    }
    counted.push(toSearchTerms(document));
    characters += document.text.length;
    if (characters > TURN_CHARACTERS) {
      characters = 0;
      await nextTurn();
    }
  }
  return counted;
}

/** The question without the selections before it, unless there is nothing else. */
function questionIn(messages: readonly ChatMessage[]): string {
  const question = splitQuestion(messages);
  const words = question.replace(SELECTION, '').trim();
  return words === '' ? question : words;
}

/** The rest of the line at the hole, where nothing but closing signs stands behind it. */
function continuation(messages: readonly ChatMessage[]): string {
  const query = readQuery(messages);
  const rest = /^[^\n]*/.exec(query?.suffix ?? '')?.[0] ?? '';
  if (!query || rest.trim() !== '') {
    return '';
  }
  const beginning = query.prefix.slice(query.prefix.lastIndexOf('\n') + 1);
  const lines = (messages.at(-1)?.content ?? '').split(/\r?\n/);
  return continueLine(
    beginning,
    lines.filter((line) => !line.includes(MARKS.hole)),
  );
}
