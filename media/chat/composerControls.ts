// The row under the text: where to look, how much to send, which model, and Send or Stop.

import type { BudgetName, OfferedBudget, PanelState } from '../../src/protocol/messages.ts';
import { formatMoney, formatTokens } from '../../src/protocol/format.ts';
import { fill } from '../../src/protocol/strings.ts';
import type { Scope } from '../../src/protocol/thread.ts';
import { makeButton, makeElement, setText } from '../shared/element.ts';
import { baseName } from './citationLabel.ts';
import type { Post } from './host.ts';
import { MenuButton, type MenuOption } from './menuButton.ts';
import { words } from './words.ts';

const budgets: readonly { readonly name: BudgetName; readonly label: string; readonly hint: string }[] = [
  { name: 'focus', label: words.budgetFocus, hint: words.budgetFocusHint },
  { name: 'wide', label: words.budgetWide, hint: words.budgetWideHint },
  { name: 'whole', label: words.budgetWhole, hint: words.budgetWholeHint },
];

const scopes: readonly Scope[] = [{ kind: 'workspace' }, { kind: 'editors' }, { kind: 'file' }, { kind: 'selection' }];

/** The row of controls. */
export class ComposerControls {
  readonly element: HTMLElement;
  /** The lists of the dropdowns, to be placed where they may be as wide as the composer. */
  readonly menus: readonly HTMLElement[];
  private readonly scope: MenuButton;
  private readonly budget: MenuButton;
  private readonly model: HTMLButtonElement;
  private readonly search: HTMLButtonElement;
  private readonly send: HTMLButtonElement;
  private readonly stop: HTMLButtonElement;
  private readonly post: Post;
  private state: PanelState | undefined;
  private allFit = false;

  constructor(post: Post, actions: { readonly send: () => void; readonly stop: () => void }) {
    this.post = post;
    this.scope = new MenuButton(words.scope, () => this.scopeOptions());
    this.budget = new MenuButton(words.budget, () => this.budgetOptions());
    this.model = makeButton({
      label: '',
      className: 'menuButton modelButton',
      press: () => {
        post({ kind: 'run', action: 'chooseProfile' });
      },
    });
    this.search = makeButton({
      label: words.searchOff,
      icon: 'globe',
      className: 'iconButton search',
      press: () => {
        post({ kind: 'setSearch', on: this.state?.search !== true });
      },
    });
    this.send = makeButton({ label: words.send, icon: 'send', className: 'iconButton send', press: actions.send });
    this.stop = makeButton({
      label: words.stop,
      icon: 'stopCircle',
      className: 'iconButton stop',
      press: actions.stop,
    });
    this.stop.hidden = true;
    const spacer = makeElement('span', { className: 'spacer' });
    this.element = makeElement(
      'div',
      { className: 'controls' },
      ...[this.scope.button, this.budget.button, this.search, this.model, spacer, this.send, this.stop],
    );
    this.menus = [this.scope.list, this.budget.list];
  }

  update(state: PanelState): void {
    this.state = state;
    this.scope.setLabel(scopeLabel(state.scope));
    this.showBudget();
    this.showSearch(state.search);
    setText(this.model, state.model.label);
    this.model.title = fill(words.model, state.model.label);
    this.model.setAttribute('aria-label', this.model.title);
  }

  /** Whether all files fit: then how much may be read is no question, and its name steps back. */
  setAllFit(allFit: boolean): void {
    if (this.allFit !== allFit) {
      this.allFit = allFit;
      this.showBudget();
    }
  }

  /** Puts Stop in the place of Send, or back; the focus stays in the place. */
  showStop(shown: boolean): void {
    const hadFocus = document.activeElement === this.send || document.activeElement === this.stop;
    this.send.hidden = shown;
    this.stop.hidden = !shown;
    if (hadFocus) {
      (shown ? this.stop : this.send).focus();
    }
  }

  /** Whether there is something to send, and its price. The button keeps its place in the focus order either way. */
  setSendable(sendable: boolean, price: string): void {
    this.send.setAttribute('aria-disabled', String(!sendable));
    this.send.setAttribute('aria-description', price);
  }

  /** A button that stays pressed, where the model can search at all. */
  private showSearch(search: boolean | undefined): void {
    const label = search === true ? words.searchOn : words.searchOff;
    this.search.hidden = search === undefined;
    this.search.title = label;
    this.search.setAttribute('aria-label', label);
    this.search.setAttribute('aria-pressed', String(search === true));
  }

  private showBudget(): void {
    if (this.state) {
      this.budget.setLabel(this.allFit ? words.budgetAll : budgetLabel(this.state));
    }
  }

  private scopeOptions(): readonly MenuOption[] {
    const current = this.state?.scope;
    const own = current?.kind === 'folder' || current?.kind === 'package' ? [current] : [];
    return [...scopes, ...own].map((scope) => ({
      label: scopeLabel(scope),
      ...(scope.kind === 'package' && scope.folders.length > 1 && { hint: scope.folders.slice(1).join(', ') }),
      selected: scope.kind === current?.kind,
      choose: () => {
        this.post({ kind: 'setScope', scope });
      },
    }));
  }

  private budgetOptions(): readonly MenuOption[] {
    const offered = new Map(this.state?.budgets.map((budget) => [budget.name, budget]));
    const rows = budgets.filter(({ name }) => offered.has(name));
    return rows.map(({ name, label, hint }) => ({
      label,
      hint: hintOf(hint, offered.get(name)),
      selected: this.state?.budget === name || (rows.length === 1 && typeof this.state?.budget === 'string'),
      choose: () => {
        this.post({ kind: 'setBudget', budget: name });
      },
    }));
  }
}

function scopeLabel(scope: Scope): string {
  switch (scope.kind) {
    case 'workspace':
      return words.scopeWorkspace;
    case 'editors':
      return words.scopeEditors;
    case 'file':
      return scope.path === undefined ? words.scopeFile : baseName(scope.path);
    case 'selection':
      return words.scopeSelection;
    case 'folder':
      return `${baseName(scope.path.replace(/\/$/u, ''))}/`;
    case 'package':
      return scope.folders.length === 1
        ? `${baseName(scope.path)}/`
        : `${baseName(scope.path)}/ +${scope.folders.length - 1}`;
  }
}

/** What is chosen; a size that is more than the model takes is all that it takes. */
function budgetLabel({ budget, budgets: offered }: Pick<PanelState, 'budget' | 'budgets'>): string {
  if (typeof budget === 'number') {
    return formatTokens(budget);
  }
  const shown = offered.some(({ name }) => name === budget) ? budget : 'whole';
  return budgets.find(({ name }) => name === shown)?.label ?? budget;
}

/** What the size is good for, and the most that a question may cost with it. */
function hintOf(hint: string, offered: OfferedBudget | undefined): string {
  const price = offered?.price;
  return price === undefined ? hint : `${hint} · ${fill(words.atMost, formatMoney(price))}`;
}
