// Joins the session to the panels: what the user does there, and what they show.

import * as vscode from 'vscode';
import { assertNever } from '../../core/assertNever.ts';
import type { Panel } from '../../host/vscode/webview.ts';
import type { QuestionPrice } from '../../protocol/chatEvent.ts';
import type { FromPanel, PanelState, ToPanel } from '../../protocol/messages.ts';
import type { Attachment, PackSummary, Scope, Turn } from '../../protocol/thread.ts';
import type { Services } from '../../services.ts';
import type { ChatPlace } from './chatPlace.ts';
import type { ChatSession } from './chatSession.ts';
import type { AskOptions } from './askOptions.ts';
import { isComposerChange, type ComposerChange } from './composerChange.ts';
import { ComposerDraft } from './composerDraft.ts';
import type { AskedAgain } from './askedAgain.ts';
import { DraftEstimates } from './draftEstimates.ts';
import { insertAtCursor, openLink, runAction, showCitation } from './panelActions.ts';
import type { Draft } from './packInput.ts';
import { PanelCommands } from './panelCommands.ts';
import { PanelConfirmation } from './panelConfirmation.ts';
import { PanelMentions } from './panelMentions.ts';
import { PanelStateReader } from './panelState.ts';
import type { SlashQuestion } from './slashReading.ts';
import { isTurnMessage, receiveTurnMessage, type TurnMessage, type TurnParts } from './turnMessages.ts';

/** The panels of one chat, and what they share. */
export class ChatController implements vscode.Disposable {
  private readonly panels = new Set<Panel>();
  private readonly subscriptions: vscode.Disposable[];
  private readonly services: Services;
  private readonly session: ChatSession;
  private readonly place: ChatPlace;
  private readonly composer: ComposerDraft;
  private readonly stateReader: PanelStateReader;
  private readonly estimates: DraftEstimates;
  private previewed: vscode.Disposable | undefined;
  private marksVersion = 0;
  private readonly turnParts: TurnParts;
  private readonly mentions: PanelMentions;
  private readonly commands: PanelCommands;
  private readonly confirmation = new PanelConfirmation((price) => {
    this.post({ kind: 'confirm', price });
  });

  constructor(services: Services, session: ChatSession, place: ChatPlace) {
    this.services = services;
    this.session = session;
    this.place = place;
    this.composer = new ComposerDraft(services);
    this.mentions = new PanelMentions(services);
    this.commands = new PanelCommands(() => ({ services, scope: this.composer.scope }));
    this.stateReader = new PanelStateReader(services);
    this.estimates = new DraftEstimates({
      services,
      draft: (question) => this.draft(question),
      packed: (pack) => this.propose(pack),
    });
    this.turnParts = { services, session, resend: (turn, change) => this.resend(turn, change) };
    this.subscriptions = [
      session.onDidChange((change) => {
        this.post({ kind: 'change', change });
        place.answering();
      }),
      session.onDidSettle(place.answering),
      session.onDidReplace(() => void this.refreshAll()),
      services.marks.onDidChange(() => {
        this.marksVersion += 1;
        void this.postState();
      }),
      services.profiles.onDidChange(() => void this.postState()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.postState()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.postState()),
    ];
    this.use();
  }

  /** Makes its composer the one whose draft is packed for those who look at the pack. */
  use(): void {
    this.previewed?.dispose();
    this.previewed = this.services.preview.connect((signal) => this.estimates.packDraft(signal));
  }

  /** Adds a panel; dispose the result when it closes. */
  attach(panel: Panel): vscode.Disposable {
    this.panels.add(panel);
    return new vscode.Disposable(() => this.panels.delete(panel));
  }

  /** Adds something to the next question and shows the composer. */
  async addAttachment(...attachments: readonly Attachment[]): Promise<void> {
    this.composer.add(attachments);
    await this.postState();
    await this.focus();
  }

  /** Shows the composer, with a text in it where one is given. */
  async focus(text?: string): Promise<void> {
    await this.place.reveal();
    this.post({ kind: 'focus', ...(text !== undefined && { text }) });
  }

  /** Shows the composer with another scope. */
  async chooseScope(scope: Scope): Promise<void> {
    await this.composer.choose(scope);
    await this.postState();
    await this.focus();
  }

  /** Asks with the composer's scope and attachments unless told otherwise. */
  async ask(question: string, options: AskOptions = {}): Promise<Turn> {
    const asked = this.composer.take(question);
    this.estimates.take(question);
    void this.postState();
    return this.session.ask({
      ...asked,
      ...options,
      attachments: [...asked.attachments, ...(options.attachments ?? [])],
      confirm: options.confirm ?? ((price, signal) => this.confirmation.request(price, signal)),
    });
  }

  /** Does what a command behind a `/` says; resolves to the question that is left to be asked, if there is one. */
  async runCommand(question: string): Promise<SlashQuestion | undefined> {
    const left = await this.commands.run(question);
    return typeof left === 'string' ? undefined : left;
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

  /** Shows the chat in a panel as it is now. */
  async refresh(panel: Panel): Promise<void> {
    panel.post({ kind: 'thread', thread: this.session.current, state: await this.state() });
    // A panel that was thrown away has forgotten that a question waits for its second Enter.
    const { price } = this.confirmation;
    if (price) {
      panel.post({ kind: 'confirm', price });
    }
  }

  dispose(): void {
    this.mentions.dispose();
    this.estimates.stop();
    this.confirmation.settle(false);
    this.previewed?.dispose();
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
    if (message.kind === 'findCommands') {
      return this.commands.find(message.id, message.query, panel);
    }
    if (message.kind === 'addMention') {
      return this.addAttachment(...(await this.mentions.take(message.id, message.index)));
    }
    return isTurnMessage(message) ? receiveTurnMessage(message, this.turnParts) : this.receiveAction(message);
  }

  private async receiveAction(
    message: Exclude<
      FromPanel,
      | ComposerChange
      | TurnMessage
      | {
          kind: 'ready' | 'ask' | 'stop' | 'estimate' | 'stopEstimate' | 'findMentions' | 'findCommands' | 'addMention';
        }
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
        return useCode(message, this.services);
      }
      case 'openConversation':
        return this.place.openKept(message.id);
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
    const left = await this.commands.run(question);
    if (typeof left === 'string' || left.question !== question) {
      this.post({ kind: 'settled', question, isDone: left !== 'left' });
    }
    if (typeof left === 'string') {
      return;
    }
    if (turn) {
      await this.resend(turn, left);
    } else {
      const { question: words, ...options } = left;
      await this.ask(words, { ...options, ...(confirmed && { confirm: () => Promise.resolve(true) }) });
    }
  }

  /** Asks beside a turn that is there, with its scope and attachments unless told otherwise. */
  private async resend({ id, question, scope, attachments }: Turn, change: AskedAgain): Promise<void> {
    const confirm = (price: QuestionPrice, signal: AbortSignal) => this.confirmation.request(price, signal);
    const asked = { question, scope, attachments, ...this.composer.again() };
    await this.session.ask({ ...asked, ...change, insteadOf: id, confirm });
  }

  private async change(message: ComposerChange): Promise<void> {
    await this.composer.change(message);
    if (message.kind !== 'unpin') {
      await this.postState();
    }
  }

  private async draft(question: string): Promise<Draft | { readonly words: string }> {
    const priced = await this.commands.price(question);
    return 'words' in priced ? priced : { ...this.composer.draft(question, this.session.current), ...priced };
  }

  private async propose(pack: PackSummary | undefined): Promise<void> {
    if (pack && (await this.composer.consider(pack))) {
      await this.postState();
    }
  }

  private turn(id: string): Turn | undefined {
    return this.session.current.turns.find((turn) => turn.id === id);
  }

  private async refreshAll(): Promise<void> {
    await Promise.all([...this.panels].map((panel) => this.refresh(panel)));
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
    const { marksVersion } = this;
    return this.stateReader.read({ ...this.composer.state(), marksVersion }, this.session.current.id);
  }
}
