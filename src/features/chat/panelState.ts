// Puts together all that the panel shows beside the thread.

import * as vscode from 'vscode';
import { canSearch } from '../../core/model/calledOut.ts';
import type { PanelState } from '../../protocol/messages.ts';
import type { Services } from '../../services.ts';
import { suggestQuestions } from './suggestedQuestions.ts';

/** As many as the empty state has room for. */
const RECENT_CHATS = 3;

/** What the composer itself holds. */
export type ComposerState = Pick<PanelState, 'scope' | 'budget' | 'attachments' | 'marksVersion' | 'proposal'> & {
  /** Whether answers are to search the web where they can. */
  readonly search: boolean;
};

/** Reads the state; the suggested questions are looked for until there are some. */
export class PanelStateReader {
  readonly #services: Services;
  #suggestions: readonly string[] = [];

  constructor(services: Services) {
    this.#services = services;
  }

  /** The state of a panel that shows the thread with this id. */
  async read({ search, ...composer }: ComposerState, threadId: string): Promise<PanelState> {
    const { profiles, chats, marks } = this.#services;
    const profile = profiles.current();
    if (this.#suggestions.length === 0) {
      this.#suggestions = await suggestQuestions();
    }
    const kept = await chats.list();
    const { offeredBudgets } = await import('./offeredBudgets.ts');
    return {
      ...composer,
      budgets: offeredBudgets(profile),
      ...(canSearch(profile) && { search }),
      model: { label: profile.label, offline: profile.api === 'offline' },
      pinned: marks.current.pinned,
      workspace: { name: vscode.workspace.name ?? vscode.l10n.t('No folder'), trusted: vscode.workspace.isTrusted },
      suggestions: this.#suggestions,
      recent: kept
        .filter((chat) => chat.isHere && chat.id !== threadId)
        .slice(0, RECENT_CHATS)
        .map(({ id, title, at }) => ({ id, title, at })),
    };
  }
}
