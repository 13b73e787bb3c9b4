// The line over an answer that says what the model was shown, and the table behind it.

import { formatCount, formatShare, formatTokens } from '../../src/protocol/format.ts';
import { fill } from '../../src/protocol/strings.ts';
import type { PackSummary } from '../../src/protocol/thread.ts';
import { makeButton, makeElement } from '../shared/element.ts';
import { makeDisclosure } from './disclosure.ts';
import type { Post } from './host.ts';
import { makeWindowTable } from './windowTable.ts';
import { words } from './words.ts';

/** The context bar of one turn. */
export class ContextBar {
  readonly element: HTMLElement;
  private readonly disclosure = makeDisclosure('contextBar');
  private readonly post: Post;
  private shown: PackSummary | undefined;

  constructor(post: Post) {
    this.post = post;
    this.element = this.disclosure.element;
    this.element.setAttribute('aria-label', words.context);
    this.setCurrent(true);
    this.element.hidden = true;
  }

  /** The bar of the newest turn is a landmark, older ones are groups: one landmark of a name is enough. */
  setCurrent(current: boolean): void {
    this.element.role = current ? 'region' : 'group';
  }

  update(pack: PackSummary | undefined): void {
    if (pack === this.shown) {
      return;
    }
    this.shown = pack;
    this.element.hidden = pack === undefined;
    if (pack) {
      this.disclosure.setLabel(summariseLevels(pack), summariseTokens(pack));
      this.element.classList.toggle('warning', pack.invisibleFiles > 0);
      this.disclosure.content.replaceChildren(...this.rows(pack));
    }
  }

  private rows(pack: PackSummary): readonly HTMLElement[] {
    const counts: readonly (readonly [string, string, number])[] = [
      [words.packFull, formatCount(pack.full), pack.full],
      [words.packExcerpts, formatCount(pack.excerpts), pack.excerpts],
      [words.packOutlines, formatCount(pack.outlines), pack.outlines],
      [words.packListed, formatCount(pack.listed), pack.listed],
      [words.packFolded, formatCount(pack.folded), pack.folded],
      [words.packLeftOut, formatCount(pack.excluded), pack.excluded],
      [words.packHidden, formatCount(pack.hiddenValues), pack.hiddenValues],
      [words.packInvisible, formatCount(pack.invisibleFiles), pack.invisibleFiles],
      [words.packCached, formatShare(pack.cachedShare), pack.cachedShare],
      [words.packTokens, fill(words.packOf, formatCount(pack.tokens), formatCount(pack.budget)), pack.tokens],
    ];
    const list = makeElement('dl', { className: 'packTable' });
    for (const [name, value, amount] of counts) {
      if (amount > 0) {
        list.append(makeElement('dt', { text: name }), makeElement('dd', { text: value }));
      }
    }
    const show = makeButton({
      label: words.showPack,
      press: () => {
        this.post({ kind: 'run', action: 'showPack' });
      },
    });
    const table = makeWindowTable(pack);
    return [list, ...(table ? [table] : []), show];
  }
}

/** How many files stand at each level, what is zero left away; hidden characters come first, as a warning. */
function summariseLevels(pack: PackSummary): string {
  const counts: readonly (readonly [string, number])[] = [
    [words.invisible, pack.invisibleFiles],
    [words.full, pack.full],
    [words.excerpts, pack.excerpts],
    [words.outlines, pack.outlines],
    [words.listed, pack.listed],
    [words.folded, pack.folded],
    [words.leftOut, pack.excluded],
  ];
  return counts
    .filter(([, count]) => count > 0)
    .map(([sentence, count]) => fill(sentence, formatCount(count)))
    .join(' · ');
}

/** `118K · 97 % warm`. */
function summariseTokens(pack: PackSummary): string {
  const warm = pack.cachedShare > 0 ? [fill(words.warm, formatShare(pack.cachedShare))] : [];
  return [formatTokens(pack.tokens), ...warm].join(' · ');
}
