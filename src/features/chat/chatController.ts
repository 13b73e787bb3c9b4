// Joins the session to the panels: what the user does there, and what they show.

import * as vscode from 'vscode';
import { assertNever } from '../../core/assertNever.ts';
import type { Panel } from '../../host/vscode/webview.ts';
import type { QuestionPrice } from '../../protocol/chatEvent.ts';
import { shownTurns } from '../../protocol/branches.ts';
import type { BudgetName, FromPanel, PanelState, ToPanel } from '../../protocol/messages.ts';
import type { Attachment, PackSummary, Scope, Turn } from '../../protocol/thread.ts';
import type { Services } from '../../services.ts';
import type { ChatSession } from './chatSession.ts';
import { isComposerChange, type ComposerChange } from './composerChange.ts';
import type { AskedAgain } from './askedAgain.ts';
import { DraftEstimates } from './draftEstimates.ts';
import { insertAtCursor, openLink, runAction, setAnswering, showCitation } from './panelActions.ts';
import type { Draft } from './packInput.ts';
import { PanelConfirmation } from './panelConfirmation.ts';
import { PanelMentions } from './panelMentions.ts';
import { PanelStateReader } from './panelState.ts';
import { ScopeProposal } from './scopeProposal.ts';
import { isTurnMessage, receiveTurnMessage, type TurnMessage, type TurnParts } from './turnMessages.ts';

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
  private readonly estimates: DraftEstimates;
  private marksVersion = 0;
  private readonly proposal: ScopeProposal;
  private readonly turnParts: TurnParts;
  private readonly mentions = new PanelMentions();
  private readonly confirmation = new PanelConfirmation((price) => {
    this.post({ kind: 'confirm', price });
  });

  constructor(services: Services, session: ChatSession) {
    this.services = services;
    this.session = session;
    this.budget = services.settings.budget();
    this.proposal = new ScopeProposal(services.workspaceMemory);
    this.stateReader = new PanelStateReader(services);
    this.estimates = new DraftEstimates({
      services,
      draft: (question) => this.draft(question),
      packed: (pack) => this.propose(pack),
    });
    this.turnParts = { services, session, resend: (turn, change) => this.resend(turn, change) };
    this.scope = this.proposal.accepted() ?? { kind: 'workspace' };
    this.subscriptions = [
      session.onDidChange((change) => {
        this.post({ kind: 'change', change });
        void setAnswering(session.answering);
      }),
      session.onDidSettle(() => setAnswering(false)),
      session.onDidReplace(() => void this.refreshAll()),
      services.preview.connect((signal) => this.estimates.packDraft(signal)),
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
    this.estimates.take(question);
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
        return this.receiveQuestion(message);
      case 'stop':
        this.confirmation.settle(false);
        this.session.stop();
        return;
      case 'estimate':
        return this.estimates.estimate(message.id, message.question, panel);
      case 'stopEstimate':
        this.estimates.stop();
        return;
      default:
        return this.receiveOther(message, panel);
    }
  }

  dispose(): void {
    this.mentions.dispose();
    this.estimates.stop();
    this.confirmation.settle(false);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async receiveOther(
    message: Exclude<FromPanel, { kind: 'ready' | 'ask' | 'stop' | 'estimate' | 'stopEstimate' }>,
    panel: Panel,
  ): Promise<void> {
    if (isComposerChange(message)) {
      return this.change(message);
    }
    if (message.kind === 'findMentions') {
      return this.mentions.find(message.id, message.query, panel);
    }
    if (message.kind === 'addMention') {
      const attachment = await this.mentions.take(message.id, message.index);
      return attachment && this.addAttachment(attachment);
    }
    return isTurnMessage(message) ? receiveTurnMessage(message, this.turnParts) : this.receiveAction(message);
  }

  private async receiveAction(
    message: Exclude<
      FromPanel,
      | ComposerChange
      | TurnMessage
      | { kind: 'ready' | 'ask' | 'stop' | 'estimate' | 'stopEstimate' | 'findMentions' | 'addMention' }
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
      case 'useCode': {
        const { useCode } = await import('./useCode.ts');
        return useCode(message.target, message.text, message.language);
      }
      case 'openConversation':
        return this.session.openKept(message.id);
      case 'run':
        return runAction(message.action, this.services);
      default:
        return assertNever(message);
    }
  }

  private async receiveQuestion({
    question,
    confirmed,
    insteadOf,
  }: Extract<FromPanel, { kind: 'ask' }>): Promise<void> {
    if (this.confirmation.settle(confirmed) || question.trim() === '') {
      return;
    }
    const turn = insteadOf === undefined ? undefined : this.turn(insteadOf);
    if (turn) {
      await this.resend(turn, { question });
    } else {
      await this.ask(question, confirmed ? { confirm: () => Promise.resolve(true) } : {});
    }
  }

  /** Asks beside a turn that is there, with its scope and attachments unless told otherwise. */
  private async resend({ id, question, scope, attachments }: Turn, change: AskedAgain): Promise<void> {
    const { budget, search } = this;
    const confirm = (price: QuestionPrice, signal: AbortSignal) => this.confirmation.request(price, signal);
    await this.session.ask({ question, scope, attachments, ...change, insteadOf: id, budget, search, confirm });
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

  /** What would be sent with these words as things stand. */
  private draft(question: string): Draft {
    const { scope, attachments, budget, search } = this;
    return { question, scope, attachments, budget, search, history: shownTurns(this.session.current) };
  }

  private async propose(pack: PackSummary | undefined): Promise<void> {
    if (pack && (await this.proposal.consider(pack, this.scope))) {
      await this.postState();
    }
  }

  private turn(id: string): Turn | undefined {
    return this.session.current.turns.find((turn) => turn.id === id);
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
