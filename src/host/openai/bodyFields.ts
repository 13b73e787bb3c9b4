// Fields that both APIs know, and what the profile lets them carry.

import { formatLevel } from '../../core/model/answerFormat.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { ChatImage, ChatMessage, ChatPdf, ReleasedRequest, ToolDefinition } from '../../core/model/request.ts';
import type { Field } from './assembleBody.ts';

/** OpenAI's own host; others refuse fields that they do not know. */
const OPENAI_HOST = 'api.openai.com';

/** Stands in the text where an image cannot go. */
const NO_IMAGE = '(An image was left out: the model does not read images.)';

/** The field of a request's tier; a batch is no way to ask one question. */
export function tierFields({ profile, tier }: ReleasedRequest): readonly Field[] {
  return tier !== undefined && tier !== 'batch' && profile.accepts.includes('service_tier')
    ? [{ name: 'service_tier', value: tier }]
    : [];
}

/** The key of the provider's cache, where it is known. */
export function cacheFields({ profile, cacheKey }: ReleasedRequest, host: string): readonly Field[] {
  const isKnown = host === OPENAI_HOST || profile.accepts.includes('prompt_cache_key');
  return cacheKey !== undefined && isKnown ? [{ name: 'prompt_cache_key', value: cacheKey }] : [];
}

/** The tools of a request that a model can be offered. */
export function offeredTools({ profile, tools = [] }: ReleasedRequest): readonly ToolDefinition[] {
  return profile.features.includes('tools') && !profile.omit.includes('tools') ? tools : [];
}

/** How the form of the answer is asked for. */
export function formatOf({ profile, format }: ReleasedRequest) {
  return { format, level: formatLevel(profile) };
}

/** A message in its parts; images and files as `data:` addresses. */
export interface MessageParts {
  readonly text: string;
  readonly addresses: readonly string[];
  /** As both APIs name the fields of a file. */
  readonly files: readonly { readonly filename: string; readonly file_data: string }[];
}

/** The parts of a message; a model that sees no images is told that there was one. The gate lets no PDF pass to one that reads none. */
export function splitMessage({ content, images = [], pdfs = [] }: ChatMessage, { features }: Profile): MessageParts {
  const files = pdfs.map(toFile);
  if (images.length === 0 || features.includes('vision')) {
    return { text: content, addresses: images.map(toAddress), files };
  }
  return { text: [content, ...images.map(() => NO_IMAGE)].join('\n'), addresses: [], files };
}

function toFile({ filename, base64 }: ChatPdf): MessageParts['files'][number] {
  return { filename, file_data: `data:application/pdf;base64,${base64}` };
}

function toAddress({ mediaType, base64 }: ChatImage): string {
  return `data:${mediaType};base64,${base64}`;
}
