// The body of a chat-completions request.

import { isStrictSchema, SCHEMA_FIELD, withFormat } from '../../core/model/answerFormat.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { ChatMessage, ReleasedRequest } from '../../core/model/request.ts';
import { assembleBody, type AssembledBody, type Field } from './assembleBody.ts';
import { cacheFields, formatOf, offeredTools, splitMessage, tierFields } from './bodyFields.ts';

/** Fields that some services set themselves. */
const MANAGED = ['model', 'stream'];

/** Builds the body for the service at a host. */
export function toChatBody(request: ReleasedRequest, host: string): AssembledBody {
  const { profile, messages, stop = [] } = request;
  const { format, level } = formatOf(request);
  const fields: readonly Field[] = [
    { name: boundOf(profile), value: Math.min(request.maxOutput, profile.limits.output) },
    { name: 'temperature', value: request.temperature },
    ...(stop.length > 0 ? [{ name: 'stop', value: stop }] : []),
    ...(profile.omit.includes('stream') ? [] : [{ name: 'stream_options', value: { include_usage: true } }]),
    ...cacheFields(request, host),
    ...tierFields(request),
    ...toolFields(request),
    ...formatFields(request),
    ...searchFields(request),
    ...predictionFields(request),
  ];
  const essential = {
    model: profile.model,
    messages: withFormat(messages, format, level).map((message) => toMessage(message, profile)),
    stream: true,
  };
  return assembleBody(profile, fields, essential, MANAGED);
}

/** Most services know `max_tokens` alone, reasoning models of OpenAI the other name alone. */
function boundOf({ omit }: Profile): string {
  return omit.includes('max_tokens') ? 'max_completion_tokens' : 'max_tokens';
}

function toMessage(message: ChatMessage, profile: Profile): unknown {
  const { text, addresses, files } = splitMessage(message, profile);
  const { role } = message;
  if (addresses.length + files.length === 0) {
    return { role, content: text };
  }
  return {
    role,
    content: [
      { type: 'text', text },
      ...addresses.map((url) => ({ type: 'image_url', image_url: { url } })),
      ...files.map((file) => ({ type: 'file', file })),
    ],
  };
}

function toolFields(request: ReleasedRequest): readonly Field[] {
  const tools = offeredTools(request).map((tool) => ({ type: 'function', function: tool }));
  return tools.length === 0 ? [] : [{ name: 'tools', value: tools }];
}

function formatFields(request: ReleasedRequest): readonly Field[] {
  const { format, level } = formatOf(request);
  if (!format || level === 'words') {
    return [];
  }
  if (level === 'json') {
    return [{ name: 'response_format', value: { type: 'json_object' } }];
  }
  const { name, schema } = format;
  const value = { type: 'json_schema', json_schema: { name, schema, strict: isStrictSchema(schema) } };
  return [{ name: 'response_format', value, omitName: SCHEMA_FIELD }];
}

/** Not beside tools, nor with the bound of reasoning models (OpenAI, Predicted Outputs). */
function predictionFields(request: ReleasedRequest): readonly Field[] {
  const { profile, prediction } = request;
  const isKnown = profile.features.includes('prediction') && boundOf(profile) === 'max_tokens';
  return prediction !== undefined && isKnown && offeredTools(request).length === 0
    ? [{ name: 'prediction', value: { type: 'content', content: prediction } }]
    : [];
}

function searchFields({ profile, search = false }: ReleasedRequest): readonly Field[] {
  const isKnown = profile.features.includes('web-search') && profile.accepts.includes('web_search_options');
  return search && isKnown ? [{ name: 'web_search_options', value: {} }] : [];
}
