// Fields that both APIs know, and what the profile lets them carry.

import { formatLevel } from '../../core/model/answerFormat.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { ChatImage, ChatMessage, ReleasedRequest, ToolDefinition } from '../../core/model/request.ts';
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

/** The text and the images of a message; a model that sees none is told that there was one. */
export function splitImages(
  { content, images = [] }: ChatMessage,
  { features }: Profile,
): { readonly text: string; readonly addresses: readonly string[] } {
  if (images.length === 0 || features.includes('vision')) {
    return { text: content, addresses: images.map(toAddress) };
  }
  return { text: [content, ...images.map(() => NO_IMAGE)].join('\n'), addresses: [] };
}

function toAddress({ mediaType, base64 }: ChatImage): string {
  return `data:${mediaType};base64,${base64}`;
}
