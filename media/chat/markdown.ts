// Markdown of an answer to HTML that carries no address a browser would follow and no raw HTML of the model.

import createMarkdown, { type Env, type MarkdownIt, type Token } from 'markdown-it';
import { readCitation } from '../../src/protocol/citation.ts';
import { isWebAddress } from '../../src/protocol/webAddress.ts';

/** What blocks of one answer share: its link references. */
export type MarkdownEnv = Env;

/** One block at the top of an answer. */
export interface Block {
  readonly tokens: readonly Token[];
  /** 0-based first line, in the text that was parsed. */
  readonly firstLine: number;
}

/** Headings of an answer stand below those of the panel. */
const HEADING_OFFSET = 2;

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

/** The HTML of some blocks, still to be sanitised. */
export function renderHtml(blocks: readonly Block[], env: MarkdownEnv): string {
  return markdown.renderer.render(
    blocks.flatMap((block) => block.tokens),
    markdown.options,
    env,
  );
}

function makeMarkdown(): MarkdownIt {
  const made = createMarkdown({ html: false, linkify: true, breaks: false });
  made.disable('image');
  made.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  made.validateLink = isWebAddress;
  addCitations(made);
  addRendering(made);
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

function addRendering(made: MarkdownIt): void {
  const { rules } = made.renderer;
  const escape = made.utils.escapeHtml;
  rules.citation = (tokens, index) => {
    const { path, quote } = tokens[index]?.meta ?? {};
    return `<a data-path="${escape(String(path))}" data-quote="${escape(String(quote))}"></a>`;
  };
  rules.link_open = (tokens, index) => `<a data-url="${escape(String(tokens[index]?.attrGet('href') ?? ''))}">`;
  rules.fence = (tokens, index) => {
    const language = (tokens[index]?.info ?? '').trim().split(/[\s{,:]/u, 1)[0] ?? '';
    return `<pre data-language="${escape(language)}">\n${escape(tokens[index]?.content ?? '')}</pre>`;
  };
  rules.code_block = (tokens, index) => `<pre data-language="">\n${escape(tokens[index]?.content ?? '')}</pre>`;
  rules.heading_open = (tokens, index) => `<${headingTag(tokens[index])}>`;
  rules.heading_close = (tokens, index) => `</${headingTag(tokens[index])}>\n`;
  rules.th_open = (tokens, index) => `<th${alignment(tokens[index])}>`;
  rules.td_open = (tokens, index) => `<td${alignment(tokens[index])}>`;
}

function headingTag(token: Token | undefined): string {
  return `h${Math.min(6, Number(token?.tag.slice(1) ?? 1) + HEADING_OFFSET)}`;
}

function alignment(token: Token | undefined): string {
  const side = /text-align:(left|right|center)/u.exec(String(token?.attrGet('style') ?? ''))?.[1];
  return side === undefined ? '' : ` data-align="${side}"`;
}
