// The line over the composer that offers a smaller scope: one click takes it, another one sends it away for good.

import type { PanelState } from '../../src/protocol/messages.ts';
import { fill } from '../../src/protocol/strings.ts';
import { makeButton, makeElement } from '../shared/element.ts';
import type { Post } from './host.ts';
import { words } from './words.ts';

/** The offer. */
export class ScopeOffer {
  readonly element = makeElement('div', {
    className: 'scopeOffer',
    attributes: { role: 'group', 'aria-label': words.scope },
  });
  private readonly post: Post;
  private shown: string | undefined;

  constructor(post: Post) {
    this.post = post;
    this.element.hidden = true;
  }

  /** Shows what is offered, or nothing. */
  update(proposal: PanelState['proposal']): void {
    const key = proposal && JSON.stringify(proposal);
    if (key === this.shown) {
      return;
    }
    this.shown = key;
    this.element.hidden = proposal === undefined;
    if (proposal) {
      const { path, folders } = proposal;
      const others = folders.length - 1;
      const accept = makeButton({ label: fill(words.offerTake, path), press: this.answer(true) });
      const needs =
        others === 0 ? words.offerAlone : others === 1 ? words.offerOneNeed : fill(words.offerNeeds, others);
      accept.title = folders.join('\n');
      const dismiss = makeButton({ label: words.offerDismiss, icon: 'close', press: this.answer(false) });
      const text = makeElement('span', { className: 'offerText', text: `${words.offer} ` });
      text.append(accept, ` ${needs}`);
      this.element.replaceChildren(text, dismiss);
    }
  }

  private answer(accepted: boolean): () => void {
    return () => {
      this.post({ kind: 'answerProposal', accepted });
    };
  }
}
