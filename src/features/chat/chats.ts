// The chats of a window: the one in the view, and those in editor tabs. Commands go to the one that was used last.

import * as vscode from 'vscode';
import { attachPanel } from '../../host/vscode/webview.ts';
import type { Services } from '../../services.ts';
import type { Chat } from './chat.ts';
import { ChatController } from './chatController.ts';
import { ChatSession } from './chatSession.ts';
import type { ChatTab } from './chatTab.ts';
import { setAnswering } from './panelActions.ts';

/** A webview that shows one chat at a time; dispose it when it closes. */
interface ShownChat extends vscode.Disposable {
  /** Shows what is now its chat, in place of the one before. */
  readonly change: () => void;
}

/** Owns the chats; dispose it with the window. */
export class Chats implements vscode.Disposable {
  readonly #services: Services;
  readonly #tabs = new Set<ChatTab>();
  #inView: Chat;
  #used: Chat;
  #shownInView: ShownChat | undefined;

  constructor(services: Services) {
    this.#services = services;
    this.#inView = this.#create();
    this.#used = this.#inView;
  }

  /** The chat that the user used last. */
  get active(): Chat {
    return this.#used;
  }

  /** Shows a chat in the view: the one that it showed before the window was loaded anew, where that is known. */
  async showInView(view: vscode.WebviewView, threadId: string | undefined): Promise<void> {
    const { preview } = this.#services;
    const { session } = this.#inView;
    if (threadId !== undefined && session.current.turns.length === 0 && !this.showing(threadId)) {
      await session.openKept(threadId);
    }
    const shown = this.#attach(view.webview, () => this.#inView);
    this.#shownInView = shown;
    const viewer = preview.addViewer(() => view.visible, view.onDidChangeVisibility);
    view.onDidDispose(() => {
      this.#shownInView = undefined;
      vscode.Disposable.from(viewer, shown).dispose();
    });
  }

  /** Opens an empty chat in an editor tab, or goes on with a kept one in a tab that the editor has restored. */
  async openTab(restored?: {
    readonly panel: vscode.WebviewPanel;
    readonly threadId: string | undefined;
  }): Promise<void> {
    const chat = this.#create();
    if (restored?.threadId !== undefined) {
      await chat.session.openKept(restored.threadId);
    }
    await this.#showInTab(chat, restored?.panel);
  }

  /** Takes the chat of the view into an editor tab as it is, an answer under way with it; the view begins an empty one. */
  async moveToTab(): Promise<void> {
    const chat = this.#inView;
    this.#inView = this.#create();
    this.#shownInView?.change();
    await this.#showInTab(chat);
  }

  /** The chat that shows the conversation with this id. */
  showing(id: string): Chat | undefined {
    const all = [this.#inView, ...[...this.#tabs].map(({ chat }) => chat)];
    return all.find(({ session }) => session.current.id === id);
  }

  /** Opens a kept conversation in the chat that is in use, or shows where it is open. */
  async openKept(id: string): Promise<void> {
    const open = this.showing(id);
    if (open) {
      this.#use(open);
    } else {
      await this.active.session.openKept(id);
    }
    await this.active.controller.focus();
  }

  dispose(): void {
    for (const { panel } of this.#tabs) {
      panel.dispose();
    }
    disposeChat(this.#inView);
  }

  #create(): Chat {
    const session = new ChatSession(this.#services);
    const controller = new ChatController(this.#services, session, {
      reveal: () => this.#reveal(session),
      openKept: (id) => this.openKept(id),
      answering: () => {
        void setAnswering(this.active.session.answering);
      },
    });
    return { session, controller };
  }

  async #showInTab(chat: Chat, restored?: vscode.WebviewPanel): Promise<void> {
    const { makeTab } = await import('./chatTab.ts');
    const { preview, extensionUri } = this.#services;
    const tab = makeTab(chat, extensionUri, restored);
    const { panel } = tab;
    const shown = this.#attach(panel.webview, () => chat);
    const viewer = preview.addViewer(() => panel.visible, panel.onDidChangeViewState);
    const follow = panel.onDidChangeViewState(() => {
      this.#use(panel.active ? chat : this.#used);
    });
    this.#tabs.add(tab);
    this.#use(chat);
    panel.onDidDispose(() => {
      this.#tabs.delete(tab);
      this.#use(this.#used === chat ? this.#inView : this.#used);
      vscode.Disposable.from(shown, viewer, follow, tab).dispose();
      disposeChat(chat);
    });
  }

  /** Joins a webview to the chat that it shows; what comes from it says that this chat is in use. */
  #attach(webview: vscode.Webview, chat: () => Chat): ShownChat {
    const { extensionUri, log } = this.#services;
    const panel = attachPanel(webview, extensionUri, {
      received: (message) => {
        if (message.kind !== 'ready') {
          this.#use(chat());
        }
        chat()
          .controller.receive(message, panel)
          .catch((error: unknown) => {
            log.error(`The chat panel's ${message.kind} failed: ${String(error)}`);
          });
      },
      rejected: () => {
        log.warn('The chat panel sent a message that does not fit the protocol; it was dropped.');
      },
    });
    let attached = chat().controller.attach(panel);
    return {
      change: () => {
        attached.dispose();
        attached = chat().controller.attach(panel);
        void chat().controller.refresh(panel);
      },
      dispose: () => {
        vscode.Disposable.from(panel, attached).dispose();
      },
    };
  }

  #use(chat: Chat): void {
    if (this.#used !== chat) {
      this.#used = chat;
      chat.controller.use();
      void setAnswering(chat.session.answering);
    }
  }

  async #reveal(session: ChatSession): Promise<void> {
    const tab = [...this.#tabs].find(({ chat }) => chat.session === session);
    if (tab) {
      tab.panel.reveal();
    } else {
      await vscode.commands.executeCommand('panorama.chat.focus');
    }
  }
}

function disposeChat({ session, controller }: Chat): void {
  vscode.Disposable.from(session, controller).dispose();
}
