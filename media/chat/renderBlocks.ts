// Blocks of Markdown to nodes, made one by one from a list of what an answer may hold; no HTML is ever parsed.

import type { Token } from 'markdown-it';
import { makeElement } from '../shared/element.ts';
import { makeIcon } from '../shared/icon.ts';
import { labelPending } from './citationLabel.ts';
import { makeCodeBlock } from './codeBlock.ts';
import type { Post } from './host.ts';
import { nameOf, type Block } from './markdown.ts';
import { makeMaths } from './mathsView.ts';
import { words } from './words.ts';

/** How blocks are rendered. */
export interface Rendering {
  /** Whether they are whole: their code is coloured later. */
  readonly closed: boolean;
  readonly post: Post;
}

/** The elements that hold others, by what opens them. Headings of an answer stand below those of the panel. */
const containers = {
  paragraph_open: 'p',
  bullet_list_open: 'ul',
  ordered_list_open: 'ol',
  list_item_open: 'li',
  blockquote_open: 'blockquote',
  thead_open: 'thead',
  tbody_open: 'tbody',
  tr_open: 'tr',
  th_open: 'th',
  td_open: 'td',
  strong_open: 'strong',
  em_open: 'em',
  s_open: 's',
} as const;

const headings = { h1: 'h3', h2: 'h4', h3: 'h5' } as const;

/** The nodes of some blocks. */
export function renderBlocks(blocks: readonly Block[], rendering: Rendering): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const { tokens } of blocks) {
    appendTokens(fragment, tokens, rendering);
  }
  return fragment;
}

function appendTokens(parent: Node, tokens: readonly Token[], rendering: Rendering): void {
  const open = [parent];
  for (const token of tokens) {
    const holder = open.at(-1) ?? parent;
    if (token.nesting > 0) {
      open.push(token.hidden ? holder : openElement(holder, token));
    } else if (token.nesting < 0) {
      open.pop();
    } else if (token.type === 'inline') {
      appendTokens(holder, token.children ?? [], rendering);
    } else {
      holder.appendChild(makeLeaf(token, rendering));
    }
  }
}

/** Adds the element that a token opens, and gives back where its content goes. */
function openElement(holder: Node, token: Token): HTMLElement {
  if (token.type === 'table_open') {
    const table = makeElement('table');
    holder.appendChild(makeElement('div', { className: 'tableFrame', attributes: { tabindex: '0' } }, table));
    return table;
  }
  const element = token.type === 'link_open' ? makeLink(token) : makeContainer(token);
  if (token.block && token.level === 0) {
    element.dir = 'auto';
  }
  holder.appendChild(element);
  return element;
}

function makeContainer(token: Token): HTMLElement {
  const element = makeElement(tagOf(token));
  const side = /text-align:(left|right|center)/u.exec(String(token.attrGet('style') ?? ''))?.[1];
  if (side !== undefined) {
    element.dataset.align = side;
  }
  if (token.type === 'ordered_list_open' && token.attrGet('start')) {
    element.setAttribute('start', String(token.attrGet('start')));
  }
  if (token.type === 'list_item_open' && token.meta?.task !== undefined) {
    element.className = 'task';
    element.append(makeTaskMark(token.meta.task === true));
  }
  return element;
}

function tagOf({ type, tag }: Token): keyof HTMLElementTagNameMap {
  if (type === 'heading_open') {
    return isKeyOf(headings, tag) ? headings[tag] : 'h6';
  }
  return isKeyOf(containers, type) ? containers[type] : 'span';
}

function makeTaskMark(isDone: boolean): HTMLElement {
  const label = isDone ? words.taskDone : words.taskOpen;
  const mark = makeElement('span', { className: 'taskMark', attributes: { role: 'img', 'aria-label': label } });
  mark.append(makeIcon(isDone ? 'passFilled' : 'circleLarge'));
  return mark;
}

function makeLink(token: Token): HTMLElement {
  const url = String(token.attrGet('href') ?? '');
  return makeElement('a', { attributes: { 'data-url': url, role: 'link', tabindex: '0', title: url } });
}

function makeCode(token: Token, { closed, post }: Rendering): Node {
  const block = makeCodeBlock(nameOf(token), token.content, post);
  if (closed) {
    block.close();
  }
  return block.element;
}

function makeFormula({ content, markup }: Token): HTMLElement {
  return markup === '' ? makeElement('p', { text: content }) : makeMaths(content, markup);
}

function makeLeaf(token: Token, rendering: Rendering): Node {
  switch (token.type) {
    case 'softbreak':
      return document.createTextNode('\n');
    case 'hr':
    case 'hardbreak':
      return makeElement(token.tag === 'hr' ? 'hr' : 'br');
    case 'code_inline':
      return makeElement('code', { text: token.content });
    case 'citation':
      return makeCitation(token);
    case 'fence':
    case 'code_block':
      return makeCode(token, rendering);
    default:
      return token.type.startsWith('math_') ? makeFormula(token) : document.createTextNode(token.content);
  }
}

function makeCitation(token: Token): HTMLElement {
  const { path, quote } = token.meta ?? {};
  const link = makeElement('a', { attributes: { 'data-path': String(path), 'data-quote': String(quote) } });
  labelPending(link);
  return link;
}

function isKeyOf<T extends object>(record: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(record, key);
}
