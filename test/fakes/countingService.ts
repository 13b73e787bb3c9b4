// A service that bills by a count of its own: another package's tokeniser and chat counting, a hidden prompt and a factor.

import { countChatCompletionTokens, countTokens } from 'gpt-tokenizer/model/gpt-4.1-mini';
import { streamReply } from './openAiStream.ts';
import type { ReceivedRequest, Reply } from './server.ts';

/** What the client does not know. */
export interface HiddenManners {
  readonly factor: number;
  /** Tokens before every request. */
  readonly hidden: number;
}

interface Part {
  readonly type: string;
  readonly text?: string;
  readonly image_url?: { readonly url: string };
}

interface Body {
  readonly messages: readonly { readonly role: string; readonly content: string | readonly Part[] }[];
  readonly tools?: readonly { readonly function: FunctionSchema }[];
  readonly response_format?: { readonly json_schema?: { readonly schema: unknown } };
}

type FunctionSchema = NonNullable<Parameters<NonNullable<typeof countChatCompletionTokens>>[0]['functions']>[number];

/** Answers with one word, and bills the input as it counts it. */
export function countingReply({ factor, hidden }: HiddenManners): (request: ReceivedRequest) => Reply {
  return ({ json }) => {
    const input = Math.round(factor * countBody(json as Body)) + hidden;
    return streamReply(['Yes.'], { usage: { input, output: 2 } });
  };
}

/** Tokens of a body: its messages and functions as chat counting has them, a schema as its text, images by their patches. */
function countBody({ messages, tools = [], response_format: format }: Body): number {
  const functions = tools.map((tool) => tool.function);
  const texts = messages.map(({ role, content }) => ({ role, content: textOf(content) }));
  const counted = countChatCompletionTokens?.({ messages: texts, ...(functions.length > 0 && { functions }) });
  const schema = format?.json_schema?.schema;
  const images = messages.flatMap(({ content }) => (typeof content === 'string' ? [] : content));
  return (
    (counted ?? Number.NaN) +
    (schema === undefined ? 0 : countTokens(JSON.stringify(schema))) +
    images.reduce((sum, { image_url: image }) => sum + (image ? countImage(image.url) : 0), 0)
  );
}

function textOf(content: string | readonly Part[]): string {
  return typeof content === 'string' ? content : content.map(({ text = '' }) => text).join('');
}

/** A PNG says its size in the header: the guide's patches of 32 pixels, 1.62 tokens each, for images that need no scaling. */
function countImage(url: string): number {
  const bytes = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  return Math.round(Math.ceil(width / 32) * Math.ceil(height / 32) * 1.62);
}
