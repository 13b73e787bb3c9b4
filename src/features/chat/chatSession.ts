// Owns the conversation: asks, stops, keeps, and tells every listener what changed.

import * as vscode from 'vscode';
import type { AskDeps, AskInput } from '../../core/chat/ask.ts';
import { confirmationMissing, needsConfirmation } from '../../core/chat/approval.ts';
import type { Failure } from '../../core/model/failure.ts';
import type { Pack } from '../../core/pack/packTypes.ts';
import type { QuestionPrice } from '../../protocol/chatEvent.ts';
import { reduce } from '../../protocol/reduce.ts';
import { toTurnEvent } from '../../protocol/summary.ts';
import type { Attachment, Scope, Thread, ThreadChange, Turn } from '../../protocol/thread.ts';
import type { Services } from '../../services.ts';
import { shownPack } from './shownPack.ts';
import { buildPackInput } from './packInput.ts';

/** One question as the session takes it. */
export interface Question {
  readonly question: string;
  readonly scope: Scope;
  readonly attachments: readonly Attachment[];
  readonly budget: 'focus' | 'wide' | 'whole' | number;
  /** Whether the answer may search the web, where the model can. */
  readonly search?: boolean;
  /** Whether the user has allowed it to pass the caps on money: then there is nothing left to confirm. */
  readonly mayPassCaps?: boolean;
  /** How to get a confirmation for a price above the user's limit; resolves to whether it was given. */
  readonly confirm: (price: QuestionPrice, signal: AbortSignal) => Promise<boolean>;
}

/** The conversation of one window. */
export class ChatSession implements vscode.Disposable {
  private thread: Thread;
  private running: { readonly turnId: string; readonly controller: AbortController } | undefined;
  private readonly changed = new vscode.EventEmitter<ThreadChange>();
  private readonly replaced = new vscode.EventEmitter<Thread>();
  private readonly settled = new vscode.EventEmitter<void>();
  private readonly packs = new Map<string, Pack>();
  private readonly services: Services;

  readonly onDidChange = this.changed.event;
  readonly onDidReplace = this.replaced.event;
  /** Fires when the last running question has ended. */
  readonly onDidSettle = this.settled.event;

  constructor(services: Services) {
    this.services = services;
    this.thread = emptyThread(services.clock.now());
  }

  get current(): Thread {
    return this.thread;
  }

  get answering(): boolean {
    return this.running !== undefined;
  }

  /** The pack that a turn was answered from, while this window lives. */
  packOf(turnId: string): Pack | undefined {
    return this.packs.get(turnId);
  }

  /** Shows another conversation; a running answer is stopped first and kept. */
  open(thread: Thread): void {
    this.stop();
    this.thread = thread;
    this.packs.clear();
    this.replaced.fire(thread);
  }

  /** Shows a kept conversation; one that is gone changes nothing. */
  async openKept(id: string): Promise<void> {
    const thread = await this.services.chats.load(id);
    if (thread) {
      this.open(thread);
    }
  }

  /** Begins an empty conversation. */
  startAfresh(): void {
    this.open(emptyThread(this.services.clock.now()));
  }

  stop(): void {
    this.running?.controller.abort();
  }

  /** Asks, and resolves with the finished turn. One question at a time: a running one is stopped. */
  async ask(question: Question): Promise<Turn> {
    this.stop();
    const turnId = crypto.randomUUID();
    const controller = new AbortController();
    const { profiles, clock } = this.services;
    const history = this.thread.turns;
    this.running = { turnId, controller };
    this.apply({
      kind: 'ask',
      turn: {
        id: turnId,
        question: question.question,
        scope: question.scope,
        attachments: question.attachments,
        model: profiles.current().label,
        startedAt: clock.now(),
      },
    });
    const threadId = this.thread.id;
    try {
      const input = buildPackInput(this.services, { ...question, history });
      await this.follow(turnId, threadId, input, question, controller.signal);
    } finally {
      this.settle(turnId);
    }
    return this.turn(turnId) ?? missingTurn(turnId, question);
  }

  dispose(): void {
    this.stop();
    this.changed.dispose();
    this.replaced.dispose();
    this.settled.dispose();
  }

  private async follow(
    turnId: string,
    threadId: string,
    input: AskInput,
    question: Question,
    signal: AbortSignal,
  ): Promise<void> {
    // With the first question: the start of the editor does not wait for it.
    const { ask } = await import('../../core/chat/ask.ts');
    for await (const event of ask(input, this.dependencies(turnId, question, input), signal)) {
      // Text of a conversation that was left goes nowhere else.
      if (this.thread.id === threadId) {
        this.apply({ kind: 'event', turnId, event: toTurnEvent(event), at: this.services.clock.now() });
      }
    }
  }

  private dependencies(turnId: string, question: Question, input: AskInput): AskDeps {
    const { services } = this;
    return {
      turnId,
      pack: services.pack,
      send: services.send,
      approve: async (price, signal) => this.approve(price, question, signal),
      learned: (context) => void services.profiles.learn(input.profile, context),
      packed: (pack) => {
        this.packs.set(turnId, pack);
        services.tellPack(pack);
        services.preview.show(shownPack(input, pack, true));
      },
    };
  }

  private async approve(price: QuestionPrice, question: Question, signal: AbortSignal): Promise<Failure | undefined> {
    const { spend, settings } = this.services;
    const isAllowed = question.mayPassCaps === true;
    const refused = await spend.check({ pot: 'questions', amount: price.atMost, isAllowed });
    const confirmAbove = settings.confirmAbove();
    if (refused || isAllowed || !needsConfirmation(price, confirmAbove)) {
      return refused?.failure;
    }
    const isConfirmed = (await question.confirm(price, signal)) || signal.aborted;
    return isConfirmed ? undefined : confirmationMissing(price, confirmAbove);
  }

  /** A question that was overtaken by another one leaves that one running. */
  private settle(turnId: string): void {
    if (this.running?.turnId === turnId) {
      this.running = undefined;
      this.settled.fire();
    }
  }

  private apply(change: ThreadChange): void {
    this.thread = reduce(this.thread, change);
    this.changed.fire(change);
  }

  private turn(id: string): Turn | undefined {
    return this.thread.turns.find((turn) => turn.id === id);
  }
}

function emptyThread(now: number): Thread {
  return { id: crypto.randomUUID(), title: '', createdAt: now, turns: [] };
}

/** A turn whose conversation was left while it ran. */
function missingTurn(id: string, question: Question): Turn {
  return {
    id,
    question: question.question,
    scope: question.scope,
    attachments: question.attachments,
    model: '',
    startedAt: 0,
    answer: '',
    citations: [],
    outcome: 'stopped',
  };
}
