// The body of a Responses request, the first one of an answer or one that goes on after the user's decision.

import { isStrictSchema, SCHEMA_FIELD, withFormat } from '../../core/model/answerFormat.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { ChatMessage, ReleasedRequest } from '../../core/model/request.ts';
import { MOST_SEARCHES } from '../../core/model/calledOut.ts';
import { assembleBody, type AssembledBody, type Field } from './assembleBody.ts';
import { cacheFields, formatOf, offeredTools, splitMessage, tierFields } from './bodyFields.ts';

/** What the user decided on the calls that an answer waits for. */
export interface Decisions {
  readonly responseId: string;
  readonly decided: readonly { readonly id: string; readonly approve: boolean }[];
}

/** Builds the body for the service at a host. Nothing is stored there but an answer that may have to go on. */
export function toResponsesBody(request: ReleasedRequest, host: string, decisions?: Decisions): AssembledBody {
  const { profile } = request;
  const servers = serverTools(request);
  const { reasoning_effort: effort, ...body } = profile.body;
  const fields: readonly Field[] = [
    { name: 'max_output_tokens', value: Math.min(request.maxOutput, profile.limits.output) },
    { name: 'temperature', value: request.temperature },
    ...(effort === undefined ? [] : [{ name: 'reasoning', value: { effort }, omitName: 'reasoning_effort' }]),
    ...cacheFields(request, host),
    ...tierFields(request),
    ...toolFields(request, servers),
    ...formatFields(request),
    ...(servers.length === 0 ? [{ name: 'store', value: false }] : []),
  ];
  const essential = {
    model: profile.model,
    ...(decisions ? goOn(decisions) : { input: inputOf(request) }),
    stream: true,
    // So many are set aside: without the bound there is no search.
    ...(isSearching(request) && { max_tool_calls: MOST_SEARCHES }),
  };
  return assembleBody({ body, omit: profile.omit }, fields, essential, ['model', 'stream']);
}

function goOn({ responseId, decided }: Decisions) {
  return {
    previous_response_id: responseId,
    input: decided.map(({ id, approve }) => ({ type: 'mcp_approval_response', approval_request_id: id, approve })),
  };
}

function inputOf(request: ReleasedRequest): readonly unknown[] {
  const { format, level } = formatOf(request);
  return withFormat(request.messages, format, level).map((message) => toMessage(message, request.profile));
}

function toMessage(message: ChatMessage, profile: Profile): unknown {
  const { text, addresses, files } = splitMessage(message, profile);
  const { role } = message;
  if (addresses.length + files.length === 0) {
    return { role, content: text };
  }
  const images = addresses.map((address) => ({ type: 'input_image', image_url: address }));
  const attached = files.map((file) => ({ type: 'input_file', ...file }));
  return { role, content: [{ type: 'input_text', text }, ...images, ...attached] };
}

function toolFields(request: ReleasedRequest, servers: readonly unknown[]): readonly Field[] {
  const value = [
    ...offeredTools(request).map((tool) => ({ type: 'function', ...tool, strict: false })),
    ...(isSearching(request) ? [{ type: 'web_search' }] : []),
    ...servers,
  ];
  return value.length === 0 ? [] : [{ name: 'tools', value }];
}

function isSearching({ search = false, profile }: ReleasedRequest): boolean {
  return search && profile.features.includes('web-search') && !profile.omit.includes('tools');
}

/** Every call of a server's tool is asked about. */
function serverTools({ profile, mcpServers = [] }: ReleasedRequest): readonly unknown[] {
  return profile.features.includes('remote-mcp')
    ? mcpServers.map(({ label, url, allowedTools }) => ({
        type: 'mcp',
        server_label: label,
        server_url: url,
        require_approval: 'always',
        ...(allowedTools && { allowed_tools: allowedTools }),
      }))
    : [];
}

function formatFields(request: ReleasedRequest): readonly Field[] {
  const { format, level } = formatOf(request);
  if (!format || level === 'words') {
    return [];
  }
  const { name, schema } = format;
  const type =
    level === 'json' ? { type: 'json_object' } : { type: 'json_schema', name, schema, strict: isStrictSchema(schema) };
  return [{ name: 'text', value: { format: type }, omitName: level === 'json' ? 'response_format' : SCHEMA_FIELD }];
}
