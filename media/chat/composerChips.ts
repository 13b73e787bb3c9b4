// The row over the text: what the user has pinned, and what was added to the question.

import type { PanelState } from '../../src/protocol/messages.ts';
import { makeElement } from '../shared/element.ts';
import { makeChip, makePinChip } from './attachmentChip.ts';
import type { Post } from './host.ts';
import { words } from './words.ts';

/** The chips of the composer. */
export class ComposerChips {
  readonly element = makeElement('div', {
    className: 'chips',
    attributes: { role: 'group', 'aria-label': words.attachments },
  });
  private readonly post: Post;
  private readonly removed: () => void;

  /** `removed` is told when the button of a chip was pressed, which then goes away. */
  constructor(post: Post, removed: () => void) {
    this.post = post;
    this.removed = removed;
  }

  update({ pinned, attachments }: Pick<PanelState, 'pinned' | 'attachments'>): void {
    this.element.replaceChildren(
      ...pinned.map((path) =>
        makePinChip(path, () => {
          this.post({ kind: 'unpin', path });
          this.removed();
        }),
      ),
      ...attachments.map((attachment, index) =>
        makeChip(attachment, () => {
          this.post({ kind: 'removeAttachment', index });
          this.removed();
        }),
      ),
    );
    this.element.hidden = attachments.length + pinned.length === 0;
  }
}
