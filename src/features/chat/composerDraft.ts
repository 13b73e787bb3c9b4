// Owns what the composer holds beside its words: where to look, how much to read, what was added, whether to search the web.

import { shownTurns } from '../../protocol/branches.ts';
import type { BudgetName } from '../../protocol/messages.ts';
import type { Attachment, PackSummary, Scope, Thread } from '../../protocol/thread.ts';
import type { Services } from '../../services.ts';
import type { ComposerChange } from './composerChange.ts';
import type { Draft } from './packInput.ts';
import type { ComposerState } from './panelState.ts';
import { ScopeProposal } from './scopeProposal.ts';

/** The composer of one window. */
export class ComposerDraft {
  readonly #services: Pick<Services, 'marks'>;
  readonly #proposal: ScopeProposal;
  #scope: Scope;
  #budget: BudgetName | number;
  #attachments: readonly Attachment[] = [];
  #search = false;

  constructor(services: Pick<Services, 'marks' | 'settings' | 'workspaceMemory'>) {
    this.#services = services;
    this.#proposal = new ScopeProposal(services.workspaceMemory);
    this.#budget = services.settings.budget();
    this.#scope = this.#proposal.accepted() ?? { kind: 'workspace' };
  }

  /** Adds to the next question; what is there already moves to the end. */
  add(attachments: readonly Attachment[]): void {
    const added = new Set(attachments.map((one) => JSON.stringify(one)));
    const others = this.#attachments.filter((one) => !added.has(JSON.stringify(one)));
    this.#attachments = [...others, ...attachments];
  }

  /** Where it looks. */
  get scope(): Scope {
    return this.#scope;
  }

  /** Takes another scope, which the user has chosen. */
  async choose(scope: Scope): Promise<void> {
    this.#scope = scope;
    await this.#proposal.withdraw();
  }

  /** What a question with these words is asked with; what was added goes with it and is taken from the composer. */
  take(question: string): Omit<Draft, 'history'> {
    const asked = this.#parts(question);
    this.#attachments = [];
    return asked;
  }

  /** What a question that is asked once more takes from the composer. */
  again(): Pick<Draft, 'budget' | 'search'> {
    return { budget: this.#budget, search: this.#search };
  }

  /** What would be sent with these words as things stand. */
  draft(question: string, thread: Thread): Draft {
    return { ...this.#parts(question), history: shownTurns(thread) };
  }

  /** Does what the panel says. */
  async change(message: ComposerChange): Promise<void> {
    switch (message.kind) {
      case 'setScope':
        return this.choose(message.scope);
      case 'setBudget':
        this.#budget = message.budget;
        return;
      case 'setSearch':
        this.#search = message.on;
        return;
      case 'removeAttachment':
        this.#attachments = this.#attachments.filter((_, index) => index !== message.index);
        return;
      case 'unpin':
        return this.#services.marks.set(message.path, 'pinned', false);
      case 'answerProposal':
        this.#scope = (await this.#proposal.answer(message.accepted)) ?? this.#scope;
    }
  }

  /** Looks whether a pack asks for a smaller scope; resolves to whether what is proposed has changed. */
  async consider(pack: PackSummary): Promise<boolean> {
    return this.#proposal.consider(pack, this.#scope);
  }

  /** What the panel shows of it. */
  state(): Omit<ComposerState, 'marksVersion'> {
    const { scope: proposal } = this.#proposal;
    return {
      ...{ scope: this.#scope, budget: this.#budget, attachments: this.#attachments, search: this.#search },
      ...(proposal && { proposal }),
    };
  }

  #parts(question: string): Omit<Draft, 'history'> {
    return {
      ...{ question, scope: this.#scope, attachments: this.#attachments },
      ...{ budget: this.#budget, search: this.#search },
    };
  }
}
