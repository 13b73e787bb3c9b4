// The state of suggestions in this window: snoozed, resting, what was kept. The one owner of it.

import * as vscode from 'vscode';
import { isOver, restAfter, type Rest } from '../../core/completion/backOff.ts';
import type { SuggestDesk } from '../../core/completion/suggestDesk.ts';
import { suggestModeOf, type ModeFacts, type SuggestMode } from '../../core/completion/suggestMode.ts';
import type { Failure } from '../../core/model/failure.ts';
import type { Services } from '../../services.ts';
import { ImportedDefinitions } from './importedDefinitions.ts';
import { findOtherProvider } from './otherProviders.ts';
import { RecentEdits } from './recentEdits.ts';
import type { SuggestionWatch, WatchServices } from './suggestionWatch.ts';

/** What the session needs. */
export type SessionServices = WatchServices & Pick<Services, 'settings' | 'profiles'>;

/** State and its changes; dispose it with the window. */
export class CompletionSession implements vscode.Disposable {
  readonly definitions = new ImportedDefinitions();
  readonly edits: RecentEdits;
  /** The next edit at a place, while next edits are on. */
  nextEditAt:
    ((document: vscode.TextDocument, position: vscode.Position) => vscode.InlineCompletionItem | undefined) | undefined;
  /** Refuses the next edit that stands as grey text; gives whether there is one. */
  refuseNextEdit: (() => boolean) | undefined;
  private readonly services: SessionServices;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly stopping = new AbortController();
  private snoozedUntilMs = 0;
  private failuresInRow = 0;
  private currentRest: Rest | undefined;
  private watching: Promise<SuggestionWatch> | undefined;
  private ownDesk: SuggestDesk | undefined;
  readonly onDidChange = this.changed.event;

  constructor(services: SessionServices) {
    this.services = services;
    this.edits = new RecentEdits(() => services.clock.now());
  }

  /** What is known between suggestions; it comes with the first one, so that the start of the editor does not wait for it. */
  async openDesk(): Promise<SuggestDesk> {
    const { SuggestDesk } = await import('../../core/completion/suggestDesk.ts');
    this.ownDesk ??= new SuggestDesk();
    return this.ownDesk;
  }

  /** Undefined before the first suggestion: nothing is there that the user's doings could change. */
  desk(): SuggestDesk | undefined {
    return this.ownDesk;
  }

  /** What decides when suggestions come, as it is now. */
  facts(): ModeFacts {
    return {
      setting: this.services.settings.completionMode(),
      offline: this.services.profiles.current().api === 'offline',
      otherProvider: findOtherProvider() !== undefined,
    };
  }

  mode(): SuggestMode {
    return suggestModeOf(this.facts());
  }

  /** The rest that holds now, after a failure. */
  rest(): Rest | undefined {
    return this.currentRest && !isOver(this.currentRest, this.services.clock.now()) ? this.currentRest : undefined;
  }

  /** Milliseconds since 1970; undefined while suggestions are awake. */
  snoozedUntil(): number | undefined {
    return this.snoozedUntilMs > this.services.clock.now() ? this.snoozedUntilMs : undefined;
  }

  /** What becomes of suggestions; its code is loaded with the first of them. */
  watch(): Promise<SuggestionWatch> {
    this.watching ??= import('./suggestionWatch.ts').then(({ watchSuggestions }) => watchSuggestions(this.services));
    return this.watching;
  }

  snooze(milliseconds: number): void {
    this.snoozedUntilMs = this.services.clock.now() + milliseconds;
    this.tellAfter(milliseconds);
    this.changed.fire();
  }

  /** A suggestion was taken. */
  countKept(): void {
    this.ownDesk?.note({ kind: 'accepted', at: this.services.clock.now() });
    void this.watch().then((watch) => {
      watch.accept();
    });
  }

  /** Escape has put grey text away. Whose it was is not told: where it was a next edit's, that place is refused. */
  reject(): void {
    if (!this.refuseNextEdit?.()) {
      this.ownDesk?.note({ kind: 'rejected', at: this.services.clock.now() });
    }
  }

  succeed(): void {
    this.failuresInRow = 0;
    this.endRest();
  }

  fail(failure: Failure): void {
    this.failuresInRow += 1;
    const now = this.services.clock.now();
    this.currentRest = restAfter(failure, this.failuresInRow, now);
    if (this.currentRest?.until !== undefined) {
      this.tellAfter(this.currentRest.until - now);
    }
    this.changed.fire();
  }

  /** The user has changed something: what failed may work now. */
  endRest(): void {
    if (this.currentRest) {
      this.currentRest = undefined;
      this.changed.fire();
    }
  }

  dispose(): void {
    this.stopping.abort();
    void this.watching?.then((watch) => {
      watch.dispose();
    });
    this.ownDesk?.clear();
    this.edits.dispose();
    this.changed.dispose();
  }

  private tellAfter(milliseconds: number): void {
    this.services.clock.sleep(milliseconds, this.stopping.signal).then(
      () => {
        this.changed.fire();
      },
      () => undefined,
    );
  }
}
