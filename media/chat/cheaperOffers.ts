// The ways out of a price that waits for the user's word: a smaller budget, or none of it.

import type { PanelState } from '../../src/protocol/messages.ts';
import type { Post } from './host.ts';
import type { CheaperOffer } from './priceLine.ts';
import { words } from './words.ts';

/** A smaller budget only while the question is still here to be priced anew. */
export function cheaperOffers(
  budget: PanelState['budget'] | undefined,
  isHere: boolean,
  { post, leave }: { readonly post: Post; readonly leave: () => void },
): readonly CheaperOffer[] {
  const cancel: CheaperOffer = { label: words.cancel, press: leave };
  const smaller = budget === 'whole' ? 'wide' : budget === 'wide' ? 'focus' : undefined;
  if (smaller === undefined || !isHere) {
    return [cancel];
  }
  const press = (): void => {
    post({ kind: 'setBudget', budget: smaller });
  };
  return [{ label: smaller === 'wide' ? words.useWide : words.useFocus, press }, cancel];
}
