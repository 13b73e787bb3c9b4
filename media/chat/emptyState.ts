// What stands in an empty chat: how to get a model, questions to begin with, and recent conversations.

import type { PanelState } from '../../src/protocol/messages.ts';
import { formatCount } from '../../src/protocol/format.ts';
import { fill } from '../../src/protocol/strings.ts';
import { makeButton, makeElement } from '../shared/element.ts';
import type { Post } from './host.ts';
import { words } from './words.ts';

/** Milliseconds of a day. */
const DAY = 86_400_000;

/** Makes the empty chat; `suggest` takes a question into the composer, where its price shows before it is sent. */
export function makeEmptyState(state: PanelState, post: Post, suggest: (question: string) => void): HTMLElement {
  return makeElement(
    'div',
    { className: 'empty' },
    ...[makeNotice(state, post), makeWorkspaceLine(state)].filter((part) => part !== undefined),
    ...(state.suggestions.length > 0 ? [makeSuggestions(state.suggestions, suggest)] : []),
    ...(state.recent.length > 0 ? [makeRecent(state.recent, post)] : []),
  );
}

function makeNotice(state: PanelState, post: Post): HTMLElement | undefined {
  const run = (action: 'manageTrust' | 'chooseProfile' | 'setKey') => () => {
    post({ kind: 'run', action });
  };
  if (!state.workspace.trusted) {
    const trust = makeButton({ label: words.manageTrust, className: 'button primary', press: run('manageTrust') });
    return makeNoticeBlock(words.untrusted, trust);
  }
  if (!state.model.offline) {
    return undefined;
  }
  const connect = makeButton({ label: words.connectModel, className: 'button primary', press: run('chooseProfile') });
  return makeNoticeBlock(words.noModel, connect, makeButton({ label: words.enterKey, press: run('setKey') }));
}

function makeNoticeBlock(sentence: string, ...actions: readonly HTMLElement[]): HTMLElement {
  return makeElement(
    'div',
    { className: 'notice' },
    makeElement('p', { text: sentence }),
    makeElement('div', { className: 'actions' }, ...actions),
  );
}

function makeWorkspaceLine({ workspace }: PanelState): HTMLElement {
  const files =
    workspace.files === undefined
      ? []
      : [workspace.files === 1 ? words.oneFile : fill(words.files, formatCount(workspace.files))];
  return makeElement('p', { className: 'workspace', text: [workspace.name, ...files].join(' · ') });
}

function makeSuggestions(suggestions: readonly string[], suggest: (question: string) => void): HTMLElement {
  const rows = suggestions.map((question) => {
    const button = makeButton({
      label: question,
      className: 'linkButton suggestion',
      press: () => {
        suggest(question);
      },
    });
    return makeElement('li', {}, button);
  });
  return makeElement('ul', { className: 'suggestions', attributes: { 'aria-label': words.suggestions } }, ...rows);
}

function makeRecent(recent: PanelState['recent'], post: Post): HTMLElement {
  const rows = recent.map(({ id, title, at }) => {
    const button = makeButton({
      label: title,
      className: 'linkButton',
      press: () => {
        post({ kind: 'openConversation', id });
      },
    });
    return makeElement('li', {}, button, makeElement('span', { className: 'quiet', text: dayOf(at) }));
  });
  return makeElement(
    'div',
    { className: 'recent' },
    makeElement('p', { className: 'quiet', text: words.recent }),
    makeElement('ul', {}, ...rows),
  );
}

/** The day of a time as people say it: `today`, `yesterday`, `3 days ago`, then the date. */
function dayOf(at: number): string {
  const language = document.documentElement.lang || 'en';
  const startOf = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((startOf(Date.now()) - startOf(at)) / DAY);
  return days < 7
    ? new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-days, 'day')
    : new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(at);
}
