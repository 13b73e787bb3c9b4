// The head of the page: what the pack is for, its sums, and what can be done with it.

import { formatCount, formatDuration, formatPrice, formatShare } from '../../src/protocol/format.ts';
import type { PagePack, PageStatus } from '../../src/protocol/packMessages.ts';
import { fill } from '../../src/protocol/strings.ts';
import { makeButton, makeElement, setText } from '../shared/element.ts';
import { makeIcon } from '../shared/icon.ts';
import type { Post } from './host.ts';
import { words } from './words.ts';

/** Milliseconds after which the time a pack takes is told. */
const TELL_TIME_AFTER = 1_000;

/** The head. */
export class PageHeader {
  readonly element: HTMLElement;
  private readonly title = makeElement('h1', {});
  private readonly facts = makeElement('p', { className: 'facts' });
  private readonly progress = makeElement('div', { className: 'progress', attributes: { role: 'status' } });
  private readonly progressText = makeElement('span', {});
  private readonly problem = makeElement('div', { className: 'problem', attributes: { role: 'alert' } });
  private readonly refresh: HTMLButtonElement;
  private readonly copy: HTMLButtonElement;
  private readonly prompt: HTMLButtonElement;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(post: Post) {
    const send = (kind: 'refresh' | 'cancel' | 'copyMarkdown' | 'showPrompt') => () => {
      post({ kind });
    };
    this.refresh = makeButton({ label: words.refresh, icon: 'refresh', press: send('refresh') });
    this.copy = makeButton({ label: words.copyMarkdown, className: 'button', press: send('copyMarkdown') });
    this.prompt = makeButton({ label: words.openPrompt, className: 'button', press: send('showPrompt') });
    const actions = makeElement('div', { className: 'actions' }, this.copy, this.prompt, this.refresh);
    const cancel = makeButton({ label: words.cancel, press: send('cancel') });
    this.progress.append(makeIcon('loading'), this.progressText, cancel);
    this.progress.hidden = true;
    this.problem.hidden = true;
    const parts = [this.title, actions, this.facts, this.progress, this.problem];
    this.element = makeElement('header', { className: 'head' }, ...parts);
    setText(this.title, words.page);
  }

  /** Shows the sums of a pack. */
  setPack(pack: PagePack): void {
    const title =
      pack.question === '' ? fill(words.titleWorkspace, pack.workspace) : fill(words.titleQuestion, pack.question);
    setText(this.title, title.replace(/\s+/gu, ' '));
    this.title.title = title;
    setText(this.facts, factsOf(pack).join(' · '));
    this.facts.title = pack.cacheReason;
  }

  /** Shows what is going on. */
  setStatus({ packing, problem, hasRequest }: PageStatus, hasPack: boolean): void {
    this.progress.hidden = !packing;
    this.refresh.disabled = packing;
    this.copy.disabled = !hasPack;
    this.prompt.disabled = !hasRequest;
    this.prompt.title = hasRequest ? '' : words.noPrompt;
    this.problem.hidden = problem === undefined || packing;
    this.problem.replaceChildren(makeIcon('warning'), problem ?? '');
    this.showTime(packing);
  }

  private showTime(packing: boolean): void {
    if (packing === (this.timer !== undefined)) {
      return;
    }
    clearInterval(this.timer);
    this.timer = undefined;
    if (packing) {
      const started = performance.now();
      setText(this.progressText, words.packing);
      this.timer = setInterval(() => {
        const took = performance.now() - started;
        setText(
          this.progressText,
          took < TELL_TIME_AFTER ? words.packing : fill(words.packingFor, formatDuration(took)),
        );
      }, 200);
    }
  }
}

function factsOf(pack: PagePack): readonly string[] {
  const { hiddenValues, invisibleFiles } = pack;
  const counted = (count: number, one: string, many: string): readonly string[] =>
    count === 0 ? [] : [count === 1 ? one : fill(many, formatCount(count))];
  return [
    pack.isSent ? words.sent : words.draft,
    fill(words.tokensOf, formatCount(pack.total), formatCount(pack.budget)),
    ...(pack.cachedShare > 0 && !pack.isFree ? [fill(words.cached, formatShare(pack.cachedShare))] : []),
    pack.isFree ? words.free : formatPrice(pack.price, words.priceUnknown),
    ...counted(hiddenValues, words.hiddenValue, words.hiddenValues),
    ...counted(invisibleFiles, words.invisibleFile, words.invisibleFiles),
  ];
}
