// Tokens at most of what goes with the messages of a request: tools, the schema of the answer, images, PDF files, the web.

import type { ModelRequest } from '../model/request.ts';
import { MOST_SEARCHES, TOKENS_PER_SEARCH } from '../model/calledOut.ts';
import { pdfsOf } from '../model/pdf.ts';
import { imageTokens, pdfTokens } from '../tokens/imageTokens.ts';

/** Around each tool and around all of them; the text of a definition itself is counted by its bytes. */
const TOKENS_PER_TOOL = 16;

/** The dearest rule of patches among OpenAI's models of today: GPT-4.1 nano counts 2.46 tokens for each of 1,536. */
const PATCHES = { cap: 1_536, factor: 2.46 };

/** Models that count tiles of 512 pixels take so much for the largest image. */
const TILED_IMAGE = 1_445;

/** What a remote server says, brought into the prompt. */
const TOKENS_PER_SERVER = 8_000;

/** Tokens at most; no token is shorter than a byte. */
export function addedTokens(request: ModelRequest): number {
  const { messages, tools = [], format, search = false, mcpServers = [] } = request;
  const definitions = tools.reduce((sum, tool) => sum + TOKENS_PER_TOOL + bytesOf(tool), 0);
  const images = messages.flatMap((message) => message.images ?? []);
  return (
    definitions +
    (format ? TOKENS_PER_TOOL + bytesOf(format) : 0) +
    images.reduce((sum, image) => sum + Math.max(TILED_IMAGE, imageTokens(image, PATCHES)), 0) +
    pdfsOf(messages).reduce((sum, { textTokens, pages }) => sum + pdfTokens(textTokens, pages, PATCHES).most, 0) +
    outsideTokens({ search, mcpServers })
  );
}

/** Tokens at most that searches of the web and remote servers bring into the prompt. */
export function outsideTokens({
  search = false,
  mcpServers = [],
}: Pick<ModelRequest, 'search' | 'mcpServers'>): number {
  return (search ? MOST_SEARCHES * TOKENS_PER_SEARCH : 0) + mcpServers.length * TOKENS_PER_SERVER;
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
