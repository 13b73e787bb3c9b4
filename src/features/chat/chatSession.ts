// Owns the conversation: asks, stops, keeps, and tells every listener what changed.

import * as vscode from 'vscode';
import type { AskDeps, AskInput } from '../../core/chat/ask.ts';
import { confirmationMissing, needsConfirmation } from '../../core/chat/approval.ts';
import type { Failure } from '../../core/model/failure.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { Pack } from '../../core/pack/packTypes.ts';
import type { QuestionPrice } from '../../protocol/chatEvent.ts';
import { shownTurns } from '../../protocol/branches.ts';
import { reduce } from '../../protocol/reduce.ts';
import { toTurnEvent } from '../../protocol/summary.ts';
import type { Attachment, Scope, Thread, ThreadChange, Turn } from '../../protocol/thread.ts';
import type { Services } from '../../services.ts';
import { ChatKeeper } from './chatKeeper.ts';
import { shownPack } from './shownPack.ts';

/** One question as the session takes it. */
export interface Question {
  readonly question: string;
  readonly scope: Scope;
  readonly attachments: readonly Attachment[];
  readonly budget: 'focus' | 'wide' | 'whole' | number;
  /** The model, where it is not the one in use. */
  readonly profile?: Profile;
  /** Id of the turn that this one is asked in place of: it becomes another branch beside it. */
  readonly insteadOf?: string;
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
  private readonly keeper: ChatKeeper;

  readonly onDidChange = this.changed.event;
  readonly onDidReplace = this.replaced.event;
  /** Fires when the last running question has ended. */
  readonly onDidSettle = this.settled.event;

  constructor(services: Services) {
    this.services = services;
    this.thread = emptyThread(services.clock.now());
    this.keeper = new ChatKeeper({
      chats: services.chats,
      clock: services.clock,
      merge: (threadId, changes) => {
        this.merge(threadId, changes);
      },
      failed: (error) => {
        services.log.error(`The chat cannot be saved: ${String(error)}`);
        void tellUnsaved();
      },
    });
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

  /** The user changes the conversation itself: its name, the branch in view, a mark, a summary. */
  change(change: Exclude<ThreadChange, { kind: 'ask' | 'event' }>): void {
    void this.apply(this.thread, change);
  }

  /** Asks, and resolves with the finished turn. One question at a time: a running one is stopped. */
  async ask(question: Question): Promise<Turn> {
    this.stop();
    const turnId = crypto.randomUUID();
    const controller = new AbortController();
    const { profiles, clock } = this.services;
    const history = this.historyOf(question);
    const after = history.at(-1)?.id;
    this.running = { turnId, controller };
    const kept = this.apply(this.thread, {
      kind: 'ask',
      turn: {
        id: turnId,
        ...(after !== undefined && { after }),
        question: question.question,
        scope: question.scope,
        attachments: question.attachments,
        model: (question.profile ?? profiles.current()).label,
        startedAt: clock.now(),
      },
    });
    try {
      const { buildPackInput } = await import('./packInput.ts');
      const input = await buildPackInput(this.services, { ...question, history });
      await this.follow({ turnId, thread: this.thread, kept, input, question, signal: controller.signal });
    } finally {
      this.settle(turnId);
    }
    return this.turn(turnId) ?? missingTurn(turnId, question);
  }

  /** The turns before the question, on the branch in view. */
  private historyOf({ insteadOf }: Question): readonly Turn[] {
    const turns = shownTurns(this.thread);
    const at = turns.findIndex(({ id }) => id === insteadOf);
    return at < 0 ? turns : turns.slice(0, at);
  }

  dispose(): void {
    this.stop();
    this.keeper.dispose();
    this.changed.dispose();
    this.replaced.dispose();
    this.settled.dispose();
  }

  private async follow(asked: Asked): Promise<void> {
    // With the first question: the start of the editor does not wait for it.
    const { ask } = await import('../../core/chat/ask.ts');
    const { turnId, thread, input, signal } = asked;
    for await (const event of ask(input, this.dependencies(asked), signal)) {
      void this.apply(thread, { kind: 'event', turnId, event: toTurnEvent(event), at: this.services.clock.now() });
    }
  }

  private dependencies({ turnId, question, input, kept }: Asked): AskDeps {
    const { services } = this;
    return {
      turnId,
      pack: services.pack,
      send: services.send,
      approve: async (price, signal) => {
        // What the user has said is on the disk before anything leaves.
        await kept;
        return this.approve(price, question, signal);
      },
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

  /** Changes the conversation and keeps that; what comes of one that was left shows nowhere and is kept all the same. */
  private apply(thread: Thread, change: ThreadChange): Promise<void> {
    if (this.thread.id === thread.id) {
      this.thread = reduce(this.thread, change);
      this.changed.fire(change);
    }
    return this.keeper.keep(thread, change);
  }

  /** What another window asked is there to be gone to; the branch in view stays. */
  private merge(threadId: string, changes: readonly ThreadChange[]): void {
    if (this.thread.id === threadId) {
      const { leaf } = this.thread;
      this.thread = { ...changes.reduce(reduce, this.thread), ...(leaf !== undefined && { leaf }) };
      this.replaced.fire(this.thread);
    }
  }

  private turn(id: string): Turn | undefined {
    return this.thread.turns.find((turn) => turn.id === id);
  }
}

/** A question that is being answered. */
interface Asked {
  readonly turnId: string;
  readonly thread: Thread;
  /** Resolves when the question is kept, or cannot be. */
  readonly kept: Promise<void>;
  readonly input: AskInput;
  readonly question: Question;
  readonly signal: AbortSignal;
}

async function tellUnsaved(): Promise<void> {
  const exportChat = vscode.l10n.t('Export Chat');
  const message = vscode.l10n.t('The chat cannot be saved. It goes on in this window.');
  if ((await vscode.window.showWarningMessage(message, exportChat)) === exportChat) {
    await vscode.commands.executeCommand('panorama.chat.export');
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
