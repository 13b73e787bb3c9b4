// Markdown of an answer to blocks of tokens, none of which carries raw HTML of the model or an address that is no web address.

import createMarkdown, { type Env, type MarkdownIt, type Token } from 'markdown-it';
import { readCitation } from '../../src/protocol/citation.ts';
import { isWebAddress } from '../../src/protocol/webAddress.ts';
import { addMaths } from './mathsRules.ts';

/** What blocks of one answer share: its link references. */
export type MarkdownEnv = Env;

/** One block at the top of an answer. */
export interface Block {
  readonly tokens: readonly Token[];
  /** 0-based first line, in the text that was parsed. */
  readonly firstLine: number;
}

/** How the text of a task begins. */
const TASK = /^\[([ xX])\](?:\s+|$)/u;

const markdown = makeMarkdown();

/** The blocks at the top of a text, in order. */
export function parseBlocks(text: string, env: MarkdownEnv): readonly Block[] {
  const blocks: { tokens: Token[]; firstLine: number }[] = [];
  for (const token of markdown.parse(text, env)) {
    const begins = token.level === 0 && token.nesting >= 0;
    if (begins) {
      blocks.push({ tokens: [token], firstLine: token.map?.[0] ?? 0 });
    } else {
      blocks.at(-1)?.tokens.push(token);
    }
  }
  return blocks;
}

/** What a block of code says of itself. */
export interface CodeName {
  /** Empty where it names none. */
  readonly language: string;
  /** The path of its file, as models write it: `ts src/a.ts`, `ts:src/a.ts`, `ts title="src/a.ts"`, or alone. */
  readonly path?: string;
}

const PATH = /(?:^|[\s:="'{])((?:[\w.@-]+\/)*[\w@-][\w.@-]*\.[A-Za-z]\w*)(?=$|["'\s}])/u;

/** What the first line of a block of code names. */
export function nameOf({ type, info }: Token): CodeName {
  if (type !== 'fence') {
    return { language: '' };
  }
  const path = PATH.exec(info.trim())?.[1];
  const [first = ''] = info.trim().split(/[\s{,:]/u, 1);
  const language = first === path ? path.slice(path.lastIndexOf('.') + 1) : first;
  return { language, ...(path !== undefined && { path }) };
}

function makeMarkdown(): MarkdownIt {
  const made = createMarkdown({ html: false, linkify: true, breaks: false });
  made.disable('image');
  made.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  made.validateLink = isWebAddress;
  addCitations(made);
  addMaths(made);
  addTasks(made);
  return made;
}

function addCitations(made: MarkdownIt): void {
  made.inline.ruler.before('link', 'citation', (state, silent) => {
    const mention = state.src[state.pos] === '[' ? readCitation(state.src, state.pos) : undefined;
    if (!mention || mention.end > state.posMax) {
      return false;
    }
    if (!silent) {
      const token = state.push('citation', '', 0);
      token.meta = { path: mention.path, quote: mention.quote };
    }
    state.pos = mention.end;
    return true;
  });
}

/** Takes the mark off the list items of a task list (`- [x] done`), and notes what it said. */
function addTasks(made: MarkdownIt): void {
  made.core.ruler.before('inline', 'tasks', ({ tokens }) => {
    for (const [index, item] of tokens.entries()) {
      const text = tokens[index + 2];
      const mark = item.type === 'list_item_open' && text?.type === 'inline' ? TASK.exec(text.content) : null;
      if (text && mark) {
        item.meta = { task: mark[1] !== ' ' };
        text.content = text.content.slice(mark[0].length);
      }
    }
  });
}
