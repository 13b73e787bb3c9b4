// The one way in which a conversation changes, run alike by the session and by the panel.

import type { TurnUsage, WebSource } from './chatEvent.ts';
import { newestLeaf } from './branches.ts';
import type { Thread, ThreadChange, Turn, TurnEvent } from './thread.ts';

/** UTF-16 units of the first question that a thread's title takes at most. */
const TITLE_LENGTH = 60;

/**
 * The thread after a change. Total: a change that does not apply (of an unknown turn, any event after the turn's `end`, a second
 * `ask` with the same id) gives back the very same object.
 */
export function reduce(thread: Thread, change: ThreadChange): Thread {
  switch (change.kind) {
    case 'ask':
      return thread.turns.some((turn) => turn.id === change.turn.id) ? thread : appendTurn(thread, change.turn);
    case 'rename':
      return change.title === thread.title ? thread : { ...thread, title: change.title };
    case 'show':
      return showBranch(thread, change.turnId);
    case 'event':
    case 'pin':
    case 'summarise':
      return changeTurn(thread, change);
  }
}

function appendTurn(thread: Thread, asked: Extract<ThreadChange, { kind: 'ask' }>['turn']): Thread {
  const turn: Turn = { ...asked, answer: '', citations: [] };
  return { ...thread, title: thread.title || titleOf(asked.question), turns: [...thread.turns, turn], leaf: asked.id };
}

function showBranch(thread: Thread, turnId: string): Thread {
  const leaf = newestLeaf(thread, turnId);
  return leaf === undefined || leaf === thread.leaf ? thread : { ...thread, leaf };
}

type TurnChange = Extract<ThreadChange, { kind: 'event' | 'pin' | 'summarise' }>;

function changeTurn(thread: Thread, change: TurnChange): Thread {
  const index = thread.turns.findLastIndex((turn) => turn.id === change.turnId);
  const turn = thread.turns[index];
  const changed = turn && turnAfter(turn, change);
  return changed === undefined || changed === turn ? thread : { ...thread, turns: thread.turns.with(index, changed) };
}

function turnAfter(turn: Turn, change: TurnChange): Turn {
  switch (change.kind) {
    case 'event':
      return turn.outcome === undefined ? applyEvent(turn, change.event, change.at) : turn;
    case 'pin': {
      const { pinned, ...rest } = turn;
      return change.pinned === (pinned === true) ? turn : { ...rest, ...(change.pinned && { pinned: true }) };
    }
    case 'summarise': {
      const { summary, ...rest } = turn;
      return change.text === (summary ?? '') ? turn : { ...rest, ...(change.text !== '' && { summary: change.text }) };
    }
  }
}

/** The first line of a question that says anything, cut to the length of a title. */
export function titleOf(question: string): string {
  const line = question.trim().split(/\r?\n/u, 1)[0] ?? '';
  return line.length <= TITLE_LENGTH ? line : `${line.slice(0, TITLE_LENGTH - 1).trimEnd()}…`;
}

function applyEvent(turn: Turn, event: TurnEvent, at: number): Turn {
  switch (event.kind) {
    case 'pack':
      return { ...turn, pack: event.pack, price: event.price };
    case 'delta':
      return { ...withoutRetry(turn), answer: turn.answer + event.text };
    case 'retry':
      return { ...turn, retry: { attempt: event.attempt, waitMs: event.waitMs, reason: event.reason } };
    case 'usage':
      return { ...turn, usage: toUsage(event) };
    case 'citations':
      return { ...turn, citations: event.items };
    case 'source':
      return withSource(turn, { url: event.url, title: event.title });
    case 'end':
      return { ...withoutRetry(turn), ...toEnding(event), tookMs: Math.max(0, at - turn.startedAt) };
  }
}

function withSource(turn: Turn, source: WebSource): Turn {
  const { webSources = [] } = turn;
  return webSources.some(({ url }) => url === source.url) ? turn : { ...turn, webSources: [...webSources, source] };
}

function toUsage({ input, cached, output, cost, searches, estimated }: TurnUsage): TurnUsage {
  return {
    ...{ input, cached, output, estimated },
    ...(cost !== undefined && { cost }),
    ...(searches !== undefined && { searches }),
  };
}

function toEnding(end: Extract<TurnEvent, { kind: 'end' }>): Pick<Turn, 'outcome' | 'finishReason' | 'failure'> {
  const { outcome, finishReason, failure } = end;
  return { outcome, ...(finishReason !== undefined && { finishReason }), ...(failure && { failure }) };
}

function withoutRetry(turn: Turn): Turn {
  const { retry, ...rest } = turn;
  return retry ? rest : turn;
}
