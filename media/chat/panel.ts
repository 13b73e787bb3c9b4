// The panel: takes messages, keeps the thread by the same reducer as the host, and shows it once a frame at most.

import type { PanelState, ToPanel } from '../../src/protocol/messages.ts';
import { reduce } from '../../src/protocol/reduce.ts';
import type { Thread, ThreadChange } from '../../src/protocol/thread.ts';
import { makeElement } from '../shared/element.ts';
import { Announcer } from './announcer.ts';
import { BranchFollower } from './branch.ts';
import { Composer } from './composer.ts';
import { makeEmptyState } from './emptyState.ts';
import { FindBar } from './findBar.ts';
import type { Host } from './host.ts';
import { confirmationSentence } from './priceLine.ts';
import { Transcript } from './transcript.ts';
import { words } from './words.ts';

/** The whole panel. Its thread and state are copies: the host can send them anew at any time. */
export class Panel {
  readonly element: HTMLElement;
  private readonly host: Host;
  private readonly transcript: Transcript;
  private readonly find: FindBar;
  private readonly composer: Composer;
  private readonly announcer = new Announcer();
  private readonly welcome = makeElement('div', { className: 'welcome' });
  private thread: Thread = { id: '', title: '', createdAt: 0, turns: [] };
  private readonly branches = new BranchFollower();
  private branchVersion = 0;
  private isAsking = false;
  /** Whether answers are found without a model, and whether the last one was. */
  private isOffline = false;
  private isFound = false;
  private isDue = false;

  constructor(host: Host) {
    this.host = host;
    this.transcript = new Transcript(host.post);
    this.transcript.element.hidden = true;
    this.find = new FindBar(this.transcript);
    this.transcript.onArranged = () => {
      this.find.update(this.branches.read(this.thread));
    };
    this.composer = new Composer(host);
    this.element = makeElement(
      'main',
      { className: 'panel' },
      makeElement('h1', { className: 'forScreenReader', text: words.conversation }),
      this.welcome,
      this.find.element,
      this.transcript.element,
      this.composer.element,
      this.announcer.element,
    );
    // Of the whole page: what was clicked last may be nothing that takes the focus.
    document.addEventListener('keydown', (event) => {
      this.onKey(event);
    });
  }

  /** Takes one message of the host. */
  receive(message: ToPanel): void {
    switch (message.kind) {
      case 'thread':
        this.thread = message.thread;
        this.host.keepThread(message.thread.id);
        this.isAsking = false;
        this.isFound = false;
        this.setState(message.state);
        break;
      case 'state':
        this.setState(message.state);
        break;
      case 'change':
        this.change(message.change);
        break;
      case 'confirm':
        this.isAsking = true;
        this.composer.requestConfirmation(message.price, this.branches.read(this.thread).turns.at(-1)?.question ?? '');
        this.announcer.say(confirmationSentence(message.price));
        break;
      default:
        this.composer.receive(message);
        return;
    }
    this.show();
  }

  private setState(state: PanelState): void {
    this.composer.setState(state);
    this.isOffline = state.model.offline;
    this.welcome.replaceChildren(
      makeEmptyState(state, this.host.post, (question) => {
        this.composer.focus(question);
      }),
    );
  }

  private change(change: ThreadChange): void {
    const before = this.thread;
    this.thread = reduce(before, change);
    if (this.thread === before) {
      return;
    }
    if (change.kind === 'ask') {
      this.isFound = this.isOffline;
      this.composer.questionTaken(change.turn.question);
      return;
    }
    if (change.kind === 'event') {
      this.followTurn(change);
    }
  }

  private followTurn(change: Extract<ThreadChange, { kind: 'event' }>): void {
    const turn = this.thread.turns.find(({ id }) => id === change.turnId);
    this.isAsking &&= change.event.kind === 'pack';
    if (turn?.outcome !== undefined && turn.outcome !== 'complete') {
      this.composer.turnFailed(turn.answer === '' ? turn.question : '');
    }
  }

  /** Shows the thread in the next frame; a hundred pieces of text between two frames are shown at once. */
  private show(): void {
    const branch = this.branches.read(this.thread);
    const running = branch.turns.at(-1);
    if (branch.version !== this.branchVersion) {
      this.branchVersion = branch.version;
      this.composer.setHistory(branch.turns.map(({ question }) => question));
    }
    this.composer.setRunning(running !== undefined && running.outcome === undefined);
    if (this.isDue) {
      return;
    }
    this.isDue = true;
    requestAnimationFrame(() => {
      this.isDue = false;
      this.draw();
    });
  }

  private draw(): void {
    const isEmpty = this.thread.turns.length === 0;
    const branch = this.branches.read(this.thread);
    if (isEmpty !== this.transcript.element.hidden) {
      this.welcome.hidden = !isEmpty;
      this.transcript.element.hidden = isEmpty;
    }
    const { isAsking, isFound } = this;
    this.transcript.update(branch, { threadId: this.thread.id, isAsking, isFound });
    this.find.update(branch);
    this.announcer.update(this.thread.id, branch.turns.at(-1));
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.isComposing && this.composer.escape()) {
      event.preventDefault();
    }
    if (isFind(event)) {
      event.preventDefault();
      event.stopPropagation();
      this.find.open();
    }
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      this.transcript.moveFocus(event.key === 'ArrowUp' ? -1 : 1);
    }
  }
}

function isFind({ ctrlKey, metaKey, altKey, key }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'f';
}
