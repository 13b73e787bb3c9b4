// Joins the session to the panels: what the user does there, and what they show.

import * as vscode from 'vscode';
import { assertNever } from '../../core/assertNever.ts';
import type { Panel } from '../../host/vscode/webview.ts';
import type { QuestionPrice } from '../../protocol/chatEvent.ts';
import type { BudgetName, FromPanel, PanelState, ToPanel } from '../../protocol/messages.ts';
import type { PreviewResult } from '../../host/vscode/packPreview.ts';
import type { Attachment, PackSummary, Scope, Turn } from '../../protocol/thread.ts';
import type { Services } from '../../services.ts';
import type { ChatSession } from './chatSession.ts';
import { isComposerChange, type ComposerChange } from './composerChange.ts';
import { estimateQuestion } from './estimateQuestion.ts';
import { insertAtCursor, openLink, runAction, setAnswering, showCitation } from './panelActions.ts';
import type { Draft } from './packInput.ts';
import { PanelConfirmation } from './panelConfirmation.ts';
import { PanelStateReader } from './panelState.ts';
import { ScopeProposal } from './scopeProposal.ts';

/** The composer's state and the panels of one window. */
export class ChatController implements vscode.Disposable {
  private readonly panels = new Set<Panel>();
  private readonly subscriptions: vscode.Disposable[];
  private readonly services: Services;
  private readonly session: ChatSession;
  private scope: Scope;
  private budget: BudgetName | number;
  private attachments: readonly Attachment[] = [];
  private search = false;
  private readonly stateReader: PanelStateReader;
  private estimating: AbortController | undefined;
  private estimated = '';
  private pricedFor: { readonly id: number; readonly panel: Panel } | undefined;
  private marksVersion = 0;
  private readonly proposal: ScopeProposal;
  private readonly confirmation = new PanelConfirmation((price) => {
    this.post({ kind: 'confirm', price });
  });

  constructor(services: Services, session: ChatSession) {
    this.services = services;
    this.session = session;
    this.budget = services.settings.budget();
    this.proposal = new ScopeProposal(services.workspaceMemory);
    this.stateReader = new PanelStateReader(services);
    this.scope = this.proposal.accepted() ?? { kind: 'workspace' };
    this.subscriptions = [
      session.onDidChange((change) => {
        this.post({ kind: 'change', change });
        void setAnswering(session.answering);
        this.keep();
      }),
      session.onDidSettle(() => setAnswering(false)),
      session.onDidReplace(() => void this.refreshAll()),
      services.preview.connect((signal) => this.packDraft(signal)),
      services.marks.onDidChange(() => {
        this.marksVersion += 1;
        void this.postState();
      }),
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

  /** Shows the composer with another scope. */
  async chooseScope(scope: Scope): Promise<void> {
    this.scope = scope;
    await this.proposal.withdraw();
    await this.postState();
    await this.focus();
  }

  /** Asks with the composer's scope and attachments unless told otherwise. */
  async ask(
    question: string,
    options: { readonly scope?: Scope; readonly confirm?: (price: QuestionPrice) => Promise<boolean> } = {},
  ): Promise<Turn> {
    const { attachments } = this;
    this.attachments = [];
    this.estimated = question;
    void this.postState();
    return this.session.ask({
      question,
      scope: options.scope ?? this.scope,
      attachments,
      budget: this.budget,
      search: this.search,
      confirm: options.confirm ?? ((price, signal) => this.confirmation.request(price, signal)),
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
        this.confirmation.settle(false);
        this.session.stop();
        return;
      case 'retry':
        return this.retry(message.turnId, message.pastCaps === true);
      case 'estimate':
        return this.estimate(message.id, message.question, panel);
      case 'stopEstimate':
        this.estimating?.abort();
        this.pricedFor = undefined;
        return;
      default:
        return isComposerChange(message) ? this.change(message) : this.receiveAction(message);
    }
  }

  dispose(): void {
    this.estimating?.abort();
    this.confirmation.settle(false);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async receiveAction(
    message: Exclude<
      FromPanel,
      ComposerChange | { kind: 'ready' | 'ask' | 'stop' | 'retry' | 'estimate' | 'stopEstimate' }
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
      case 'showSent':
        await vscode.commands.executeCommand('panorama.showSent', message);
        return;
      case 'openConversation':
        return this.session.openKept(message.id);
      case 'run':
        return runAction(message.action, this.services);
      default:
        return assertNever(message);
    }
  }

  private async receiveQuestion(question: string, confirmed: boolean): Promise<void> {
    if (!this.confirmation.settle(confirmed) && question.trim() !== '') {
      await this.ask(question, confirmed ? { confirm: () => Promise.resolve(true) } : {});
    }
  }

  private async retry(turnId: string, mayPassCaps: boolean): Promise<void> {
    const turn = this.turn(turnId);
    if (turn) {
      await this.session.ask({
        ...turn,
        budget: this.budget,
        search: this.search,
        mayPassCaps,
        confirm: (price, signal) => this.confirmation.request(price, signal),
      });
    }
  }

  private async change(message: ComposerChange): Promise<void> {
    switch (message.kind) {
      case 'setScope':
        this.scope = message.scope;
        await this.proposal.withdraw();
        break;
      case 'setBudget':
        this.budget = message.budget;
        break;
      case 'setSearch':
        this.search = message.on;
        break;
      case 'removeAttachment':
        this.attachments = this.attachments.filter((_, index) => index !== message.index);
        break;
      case 'unpin':
        return this.services.marks.set(message.path, 'pinned', false);
      case 'answerProposal':
        this.scope = (await this.proposal.answer(message.accepted)) ?? this.scope;
        break;
    }
    await this.postState();
  }

  /** A later estimate stops an earlier one. */
  private async estimate(id: number, question: string, panel: Panel): Promise<void> {
    this.estimating?.abort();
    const controller = new AbortController();
    this.estimating = controller;
    this.estimated = question;
    this.pricedFor = { id, panel };
    const { shown, ...result } = await estimateQuestion(this.services, this.draft(), controller.signal);
    if (controller.signal.aborted) {
      return;
    }
    panel.post({ kind: 'estimate', id, ...result });
    if (shown) {
      this.services.preview.show(shown);
    }
    await this.propose(result.estimate?.pack);
  }

  /** The draft as it stands, with the words that were last in the composer. */
  private draft(): Draft {
    const { estimated: question, scope, attachments, budget, search } = this;
    return { question, scope, attachments, budget, search, history: this.session.current.turns };
  }

  private async packDraft(signal: AbortSignal): Promise<PreviewResult> {
    const { pricedFor } = this;
    const { shown, ...result } = await estimateQuestion(this.services, this.draft(), signal);
    if (pricedFor !== undefined && pricedFor === this.pricedFor && !signal.aborted) {
      pricedFor.panel.post({ kind: 'estimate', id: pricedFor.id, ...result });
    }
    void this.propose(result.estimate?.pack);
    return { ...result, ...(shown && { shown }) };
  }

  private async propose(pack: PackSummary | undefined): Promise<void> {
    if (pack && (await this.proposal.consider(pack, this.scope))) {
      await this.postState();
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
    const { price } = this.confirmation;
    if (price) {
      panel.post({ kind: 'confirm', price });
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

  private state(): Promise<PanelState> {
    const { scope, budget, attachments, marksVersion, search } = this;
    const { scope: proposal } = this.proposal;
    return this.stateReader.read(
      { scope, budget, attachments, marksVersion, search, ...(proposal && { proposal }) },
      this.session.current.id,
    );
  }
}
