// Joins the session to the panels: what the user does there, and what they show.

import * as vscode from 'vscode';
import { assertNever } from '../../core/assertNever.ts';
import type { Panel } from '../../host/vscode/webview.ts';
import type { QuestionPrice } from '../../protocol/chatEvent.ts';
import type { BudgetName, FromPanel, PanelState, ToPanel } from '../../protocol/messages.ts';
import type { Attachment, Scope, Turn } from '../../protocol/thread.ts';
import type { Services } from '../../services.ts';
import type { ChatSession } from './chatSession.ts';
import { estimateQuestion } from './estimateQuestion.ts';
import { insertAtCursor, openLink, runAction, showCitation } from './panelActions.ts';
import { suggestQuestions } from './suggestedQuestions.ts';

/** The composer's state and the panels of one window. */
export class ChatController implements vscode.Disposable {
  private readonly panels = new Set<Panel>();
  private readonly subscriptions: vscode.Disposable[];
  private readonly services: Services;
  private readonly session: ChatSession;
  private scope: Scope = { kind: 'workspace' };
  private budget: BudgetName | number;
  private attachments: readonly Attachment[] = [];
  private suggestions: readonly string[] = [];
  private estimating: AbortController | undefined;
  private confirming: { readonly price: QuestionPrice; readonly settle: (confirmed: boolean) => void } | undefined;

  constructor(services: Services, session: ChatSession) {
    this.services = services;
    this.session = session;
    this.budget = services.settings.budget();
    this.subscriptions = [
      session.onDidChange((change) => {
        this.post({ kind: 'change', change });
        void setAnswering(session.answering);
        this.keep();
      }),
      session.onDidSettle(() => setAnswering(false)),
      session.onDidReplace(() => void this.refreshAll()),
      services.profiles.onDidChange(() => void this.postState()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.postState()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.postState()),
    ];
  }

  /** Adds a panel; dispose the result when it closes. */
  attach(panel: Panel): vscode.Disposable {
    this.panels.add(panel);
    return new vscode.Disposable(() => this.panels.delete(panel));
  }

  /** Adds something to the next question and shows the composer. */
  async addAttachment(attachment: Attachment): Promise<void> {
    const same = JSON.stringify(attachment);
    this.attachments = [...this.attachments.filter((other) => JSON.stringify(other) !== same), attachment];
    await this.postState();
    await this.focus();
  }

  /** Shows the composer, with a text in it where one is given. */
  async focus(text?: string): Promise<void> {
    await vscode.commands.executeCommand('panorama.chat.focus');
    this.post({ kind: 'focus', ...(text !== undefined && { text }) });
  }

  /** Asks with the composer's scope and attachments unless told otherwise. */
  async ask(
    question: string,
    options: { readonly scope?: Scope; readonly confirm?: (price: QuestionPrice) => Promise<boolean> } = {},
  ): Promise<Turn> {
    const { attachments } = this;
    this.attachments = [];
    void this.postState();
    return this.session.ask({
      question,
      scope: options.scope ?? this.scope,
      attachments,
      budget: this.budget,
      confirm: options.confirm ?? ((price, signal) => this.confirmInPanel(price, signal)),
    });
  }

  /** Handles one checked message of a panel. */
  async receive(message: FromPanel, panel: Panel): Promise<void> {
    switch (message.kind) {
      case 'ready':
        return this.refresh(panel);
      case 'ask':
        return this.receiveQuestion(message.question, message.confirmed);
      case 'stop':
        this.confirming?.settle(false);
        this.session.stop();
        return;
      case 'retry':
        return this.retry(message.turnId);
      case 'estimate':
        return this.estimate(message.id, message.question, panel);
      case 'setScope':
      case 'setBudget':
      case 'removeAttachment':
        return this.change(message);
      default:
        return this.receiveAction(message);
    }
  }

  dispose(): void {
    this.estimating?.abort();
    this.confirming?.settle(false);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async receiveAction(
    message: Exclude<
      FromPanel,
      { kind: 'ready' | 'ask' | 'stop' | 'retry' | 'estimate' | 'setScope' | 'setBudget' | 'removeAttachment' }
    >,
  ): Promise<void> {
    switch (message.kind) {
      case 'openCitation':
        return showCitation(this.turn(message.turnId), message, this.services);
      case 'openLink':
        return openLink(message.url);
      case 'copy':
        return vscode.env.clipboard.writeText(message.text);
      case 'insert':
        return insertAtCursor(message.text, this.services);
      case 'openConversation':
        return this.openConversation(message.id);
      case 'run':
        return runAction(message.action, this.services);
      default:
        return assertNever(message);
    }
  }

  private async receiveQuestion(question: string, confirmed: boolean): Promise<void> {
    if (this.confirming) {
      this.confirming.settle(confirmed);
      return;
    }
    if (question.trim() !== '') {
      await this.ask(question, confirmed ? { confirm: () => Promise.resolve(true) } : {});
    }
  }

  /** Asks for a second Enter in the panel; Stop answers no. */
  private confirmInPanel(price: QuestionPrice, signal: AbortSignal): Promise<boolean> {
    this.post({ kind: 'confirm', price });
    return new Promise((resolve) => {
      const settle = (confirmed: boolean) => {
        this.confirming = undefined;
        resolve(confirmed);
      };
      this.confirming = { price, settle };
      signal.addEventListener(
        'abort',
        () => {
          settle(false);
        },
        { once: true },
      );
    });
  }

  private async retry(turnId: string): Promise<void> {
    const turn = this.turn(turnId);
    if (turn) {
      await this.session.ask({
        ...turn,
        budget: this.budget,
        confirm: (price, signal) => this.confirmInPanel(price, signal),
      });
    }
  }

  private async change(
    message: Extract<FromPanel, { kind: 'setScope' | 'setBudget' | 'removeAttachment' }>,
  ): Promise<void> {
    if (message.kind === 'setScope') {
      this.scope = message.scope;
    } else if (message.kind === 'setBudget') {
      this.budget = message.budget;
    } else {
      this.attachments = this.attachments.filter((_, index) => index !== message.index);
    }
    await this.postState();
  }

  /** A later estimate stops an earlier one. */
  private async estimate(id: number, question: string, panel: Panel): Promise<void> {
    this.estimating?.abort();
    const controller = new AbortController();
    this.estimating = controller;
    const { scope, attachments, budget } = this;
    const history = this.session.current.turns;
    const result = await estimateQuestion(
      this.services,
      { question, scope, attachments, budget, history },
      controller.signal,
    );
    if (!controller.signal.aborted) {
      panel.post({ kind: 'estimate', id, ...result });
    }
  }

  private async openConversation(id: string): Promise<void> {
    const thread = await this.services.chats.load(id);
    if (thread) {
      this.session.open(thread);
    }
  }

  private turn(id: string): Turn | undefined {
    return this.session.current.turns.find((turn) => turn.id === id);
  }

  private keep(): void {
    const { current } = this.session;
    this.services.chats.save(current).catch((error: unknown) => {
      this.services.log.error(`The chat could not be saved: ${String(error)}`);
    });
  }

  private async refreshAll(): Promise<void> {
    await Promise.all([...this.panels].map((panel) => this.refresh(panel)));
  }

  private async refresh(panel: Panel): Promise<void> {
    panel.post({ kind: 'thread', thread: this.session.current, state: await this.state() });
    // A panel that was thrown away has forgotten that a question waits for its second Enter.
    if (this.confirming) {
      panel.post({ kind: 'confirm', price: this.confirming.price });
    }
  }

  private async postState(): Promise<void> {
    this.post({ kind: 'state', state: await this.state() });
  }

  private post(message: ToPanel): void {
    for (const panel of this.panels) {
      panel.post(message);
    }
  }

  private async state(): Promise<PanelState> {
    const profile = this.services.profiles.current();
    if (this.suggestions.length === 0) {
      this.suggestions = await suggestQuestions();
    }
    const chats = await this.services.chats.list();
    return {
      model: { label: profile.label, offline: profile.api === 'offline' },
      scope: this.scope,
      budget: this.budget,
      attachments: this.attachments,
      workspace: { name: vscode.workspace.name ?? vscode.l10n.t('No folder'), trusted: vscode.workspace.isTrusted },
      suggestions: this.suggestions,
      recent: chats.filter((chat) => chat.id !== this.session.current.id).slice(0, 3),
    };
  }
}

async function setAnswering(answering: boolean): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'panorama.answering', answering);
}
