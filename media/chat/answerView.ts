// An answer on the screen. Finished blocks are rendered once and never again; only what follows them is rendered anew.

import { makeElement } from '../shared/element.ts';
import { makeCodeBlock, type CodeBlock } from './codeBlock.ts';
import { growInto } from './growInto.ts';
import type { Post } from './host.ts';
import { nameOf, parseBlocks, type Block, type CodeName, type MarkdownEnv } from './markdown.ts';
import { readFence, takeLines, type Fence } from './openFence.ts';
import { renderBlocks } from './renderBlocks.ts';

/** Blocks in a group. */
const GROUP_SIZE = 24;

interface OpenCode {
  readonly fence: Fence;
  readonly block: CodeBlock;
}

/** The growing answer of one turn. */
export class AnswerView {
  readonly element: HTMLElement = makeElement('div', { className: 'answer' });
  private readonly tail: HTMLElement = makeElement('div', { className: 'tail' });
  /** The link references of what is rendered for good; one that is half written must not be kept. */
  private readonly env: MarkdownEnv = {};
  private readonly post: Post;
  /** UTF-16 units of the answer that are rendered for good. */
  private settled = 0;
  private openCode: OpenCode | undefined;
  private group: HTMLElement | undefined;
  private shown = '';
  private isFinal = false;

  constructor(post: Post) {
    this.post = post;
    this.element.hidden = true;
    this.element.append(this.tail);
  }

  /** Shows the answer as it is now: the same text as before or a longer one. With `final` nothing more will come. */
  update(answer: string, final: boolean): void {
    const text = answer.includes('\r') ? answer.replace(/\r\n?/gu, '\n') : answer;
    if (text === this.shown && final === this.isFinal) {
      return;
    }
    this.shown = text;
    this.isFinal = final;
    this.element.hidden = text.trim() === '';
    if (this.continueCode(text, final)) {
      this.renderRest(text, final);
    }
  }

  /** Appends to an open block of code; true when text after it remains to be rendered. */
  private continueCode(text: string, final: boolean): boolean {
    if (!this.openCode) {
      return true;
    }
    const { fence, block } = this.openCode;
    const step = takeLines(fence, text.slice(this.settled), final);
    this.settled += step.taken;
    if (step.text !== '') {
      block.append(step.text);
    }
    if (!step.closed) {
      return false;
    }
    block.close();
    this.openCode = undefined;
    return true;
  }

  private renderRest(text: string, final: boolean): void {
    const rest = text.slice(this.settled);
    const env = { references: { ...this.env.references } };
    const blocks = parseBlocks(rest, env);
    const wholeLines = countLineFeeds(rest);
    const open = final ? blocks.length : findOpenBlock(blocks, wholeLines);
    const closedBlocks = blocks.slice(0, open);
    const openBlocks = blocks.slice(open);
    if (closedBlocks.length > 0) {
      this.keep(renderBlocks(closedBlocks, { closed: true, post: this.post }));
    }
    this.settle(rest, openBlocks[0]?.firstLine ?? (final ? undefined : 0));
    const fence = openBlocks.length === 1 ? openFenceOf(openBlocks[0], text.slice(this.settled)) : undefined;
    if (fence) {
      this.tail.replaceChildren();
      this.startCode(fence.fence, fence.name, text, fence.length);
    } else {
      growInto(this.tail, renderBlocks(openBlocks, { closed: false, post: this.post }));
    }
  }

  private startCode(fence: Fence, name: CodeName, text: string, openingLength: number): void {
    const block = makeCodeBlock(name, '', this.post);
    this.keep(block.element);
    this.openCode = { fence, block };
    this.settled += openingLength;
    if (this.continueCode(text, false)) {
      this.renderRest(text, false);
    }
  }

  /** What stands before a line is rendered for good, and its link references with it; without a line, all is. */
  private settle(rest: string, line: number | undefined): void {
    const length = offsetOfLine(rest, line);
    const settled = rest.slice(0, length);
    if (settled.includes(']:')) {
      parseBlocks(settled, this.env);
    }
    this.settled += length;
  }

  /** Adds what is rendered for good, in groups: the layout of a long answer passes over a group at once. */
  private keep(nodes: Node): void {
    for (const node of nodes instanceof DocumentFragment ? [...nodes.childNodes] : [nodes]) {
      if (!this.group || this.group.childNodes.length >= GROUP_SIZE) {
        this.group = makeElement('div', { className: 'blocks' });
        this.tail.before(this.group);
      }
      this.group.append(node);
    }
  }
}

/**
 * The first block that may still change: a block is closed when the next one has begun on a line that is whole, since
 * a line cut short may yet turn out to belong to the block before it.
 */
function findOpenBlock(blocks: readonly Block[], wholeLines: number): number {
  const lastBegun = blocks.findLastIndex((block) => block.firstLine < wholeLines);
  return Math.max(0, lastBegun);
}

/** The opening of a block of code whose first line is whole. */
function openFenceOf(
  block: Block | undefined,
  text: string,
): { readonly fence: Fence; readonly name: CodeName; readonly length: number } | undefined {
  const token = block?.tokens[0];
  const end = text.indexOf('\n');
  const fence = token?.type === 'fence' && end >= 0 ? readFence(text.slice(0, end)) : undefined;
  return token && fence && { fence, name: nameOf(token), length: end + 1 };
}

function countLineFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    count += 1;
  }
  return count;
}

/** The UTF-16 offset of a 0-based line; of no line, the end of the text. */
function offsetOfLine(text: string, line: number | undefined): number {
  if (line === undefined) {
    return text.length;
  }
  let offset = 0;
  for (let passed = 0; passed < line; passed += 1) {
    offset = text.indexOf('\n', offset) + 1;
  }
  return offset;
}
