// Other ways of showing an answer that grows, each as a function of the text so far.

import createMarkdown from 'markdown-it';
import { parseBlocks } from '../../../../media/chat/markdown.ts';
import { renderBlocks } from '../../../../media/chat/renderBlocks.ts';
import type { Show } from './benchPage.ts';

/** The panel's own parser and blocks, for the whole message each time. */
export function wholeMessage(holder: HTMLElement): Show {
  return (text) => {
    holder.replaceChildren(renderBlocks(parseBlocks(text, {}), { closed: false, post: ignore }));
  };
}

/** markdown-it as most use it: the HTML of the whole message each time, no code coloured. */
export function markdownIt(holder: HTMLElement): Show {
  const markdown = createMarkdown({ html: false, linkify: true });
  return (text) => {
    holder.innerHTML = markdown.render(text);
  };
}

/** The limit: each line as plain text beside those before it. */
export function plainText(holder: HTMLElement): Show {
  let shown = 0;
  return (text) => {
    for (let end = text.indexOf('\n', shown); end >= 0; end = text.indexOf('\n', shown)) {
      const line = document.createElement('div');
      line.textContent = text.slice(shown, end);
      holder.append(line);
      shown = end + 1;
    }
  };
}

function ignore(): void {
  // Nobody presses a button here.
}
