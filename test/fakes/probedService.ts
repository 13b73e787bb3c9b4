// A service that does at the wire what a test of the connection asks for, or what a bad one does with it.

import { eventOf, chunkOf, errorReply, jsonReply, modelsReply, streamOf } from './openAiStream.ts';
import type { ReceivedRequest, Reply } from './server.ts';

/** What the service is like: able and strict, willing without ability, or against everything. */
export type Manner = 'capable' | 'obedient' | 'refusing';

/** Fields that the capable service knows. */
const KNOWN = new Set([
  ...['model', 'messages', 'stream', 'stream_options', 'max_tokens', 'temperature', 'stop', 'tools', 'tool_choice'],
  ...['response_format', 'prompt_cache_key', 'prediction', 'service_tier', 'parallel_tool_calls'],
]);

type Body = Readonly<Record<string, unknown>>;

/** Makes the script of a service. */
export function probedService(manner: Manner): (request: ReceivedRequest) => Reply {
  const seen = new Set<string>();
  return (request) => {
    if (manner === 'refusing') {
      return errorReply(400, { message: 'No.', code: 'invalid_request' });
    }
    if (request.method === 'GET') {
      return modelsReply(['test-model', 'other-model']);
    }
    const body = (request.json ?? {}) as Body;
    return manner === 'obedient' ? streamed(body, 'ready', false) : capableReply(body, seen);
  };
}

function capableReply(body: Body, seen: Set<string>): Reply {
  const unknown = Object.keys(body).find((field) => !KNOWN.has(field));
  if (unknown !== undefined) {
    return errorReply(400, { message: `Unknown field ${unknown}`, param: unknown, code: 'unknown_parameter' });
  }
  const prompt = JSON.stringify(body['messages']);
  const isCached = seen.has(prompt) && prompt.length > 4_000;
  seen.add(prompt);
  return Array.isArray(body['tools']) ? calling() : streamed(body, answerTo(body, prompt), isCached);
}

function answerTo(body: Body, prompt: string): string {
  if (prompt.includes('image_url')) {
    return 'Red.';
  }
  if (prompt.includes('application/pdf')) {
    return 'Plum.';
  }
  if (prompt.includes('How many days')) {
    return body['response_format'] === undefined ? 'Seven.' : '{"days":7}';
  }
  if (prompt.includes('digits')) {
    return Array.isArray(body['stop']) ? '1 2 3 4 ' : '1 2 3 4 5 6 7 8 9';
  }
  return 'ready';
}

function streamed(body: Body, text: string, isCached: boolean): Reply {
  const input = Math.ceil(JSON.stringify(body['messages']).length / 4);
  const usage = { input, cached: isCached ? 1_152 : 0, output: 2 };
  if (body['stream'] !== true) {
    const choice = { index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' };
    const counts = { prompt_tokens: input, completion_tokens: 2, total_tokens: input + 2 };
    return jsonReply(200, { object: 'chat.completion', choices: [choice], usage: counts });
  }
  return { body: streamOf([text], body['stream_options'] === undefined ? {} : { usage }) };
}

function calling(): Reply {
  const call = {
    index: 0,
    id: 'call_1',
    type: 'function',
    function: { name: 'report', arguments: '{"word":"ready"}' },
  };
  const usage = { prompt_tokens: 80, completion_tokens: 12, total_tokens: 92 };
  const chunks = [
    chunkOf({ role: 'assistant', tool_calls: [call] }),
    chunkOf({}, 'tool_calls'),
    { choices: [], usage },
  ];
  return { body: `${chunks.map((chunk) => eventOf(chunk)).join('')}data: [DONE]\n\n` };
}
