// Tools, forms of answers, images, tiers and searches at the wire, with both APIs, and only where the profile says so.

import assert from 'node:assert/strict';
import type { Profile } from '../../../src/core/model/profile.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import { chunkOf, eventOf, streamOf, streamReply } from '../../fakes/openAiStream.ts';
import { responsesOf, responsesReply } from '../../fakes/responsesStream.ts';
import type { Reply } from '../../fakes/server.ts';
import { startBench, type Bench } from './adapter.ts';

const look = {
  name: 'look',
  description: 'Looks at a file.',
  parameters: { type: 'object', properties: { path: { type: 'string' } } },
};
const row = {
  type: 'object',
  properties: { name: { type: 'string' } },
  required: ['name'],
  additionalProperties: false,
};
const format = { kind: 'schema', name: 'row', schema: row } as const;
const image = { mediaType: 'image/png', base64: 'AAAA', width: 64, height: 32 } as const;
const why = { role: 'user', content: 'Why?' } as const;
const inWords = `Why?\n\nAnswer with one JSON value and nothing else. It must fit this JSON schema:\n${JSON.stringify(row)}`;

interface WireCase {
  readonly name: string;
  readonly profile: Partial<Profile>;
  readonly request: Partial<ModelRequest>;
  readonly chat: Readonly<Record<string, unknown>>;
  readonly responses: Readonly<Record<string, unknown>>;
}

const schemaOf = { name: 'row', schema: row, strict: true };
const cases: readonly WireCase[] = [
  {
    name: 'tools where the profile names them',
    profile: { features: ['tools'] },
    request: { tools: [look] },
    chat: { tools: [{ type: 'function', function: look }] },
    responses: { tools: [{ type: 'function', ...look, strict: false }] },
  },
  { name: 'no tools where it does not', profile: {}, request: { tools: [look] }, chat: {}, responses: {} },
  {
    name: 'a schema where answers are structured',
    profile: { features: ['structured-output'] },
    request: { format },
    chat: { response_format: { type: 'json_schema', json_schema: schemaOf } },
    responses: { text: { format: { type: 'json_schema', ...schemaOf } } },
  },
  {
    name: 'a schema that is open, as a hint',
    profile: { features: ['structured-output'] },
    request: { format: { ...format, schema: { type: 'object' } } },
    chat: {
      response_format: { type: 'json_schema', json_schema: { name: 'row', schema: { type: 'object' }, strict: false } },
    },
    responses: { text: { format: { type: 'json_schema', name: 'row', schema: { type: 'object' }, strict: false } } },
  },
  {
    name: 'JSON mode and the schema in words',
    profile: { features: ['json-mode'] },
    request: { format },
    chat: { response_format: { type: 'json_object' }, messages: [{ role: 'user', content: inWords }] },
    responses: { text: { format: { type: 'json_object' } }, input: [{ role: 'user', content: inWords }] },
  },
  {
    name: 'the schema in words alone',
    profile: { features: ['structured-output'], omit: ['response_format'] },
    request: { format },
    chat: { messages: [{ role: 'user', content: inWords }] },
    responses: { input: [{ role: 'user', content: inWords }] },
  },
  {
    name: 'an image to a model that sees',
    profile: { features: ['vision'] },
    request: { messages: [{ ...why, images: [image] }] },
    chat: {
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Why?' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
          ],
        },
      ],
    },
    responses: {
      input: [
        {
          role: 'user',
          content: [
            { type: 'input_text', text: 'Why?' },
            { type: 'input_image', image_url: 'data:image/png;base64,AAAA' },
          ],
        },
      ],
    },
  },
  {
    name: 'a word in place of an image to one that does not',
    profile: {},
    request: { messages: [{ ...why, images: [image] }] },
    chat: { messages: [{ role: 'user', content: 'Why?\n(An image was left out: the model does not read images.)' }] },
    responses: { input: [{ role: 'user', content: 'Why?\n(An image was left out: the model does not read images.)' }] },
  },
  {
    name: 'a tier where it is accepted',
    profile: { accepts: ['service_tier'] },
    request: { tier: 'flex' },
    chat: { service_tier: 'flex' },
    responses: { service_tier: 'flex' },
  },
  { name: 'no tier where it is not', profile: {}, request: { tier: 'priority' }, chat: {}, responses: {} },
  {
    name: 'a batch as no tier of a question',
    profile: { accepts: ['service_tier'] },
    request: { tier: 'batch' },
    chat: {},
    responses: {},
  },
  {
    name: 'a search where it is known',
    profile: { features: ['web-search'], accepts: ['web_search_options'] },
    request: { search: true },
    chat: { web_search_options: {} },
    responses: { tools: [{ type: 'web_search' }], max_tool_calls: 3 },
  },
  { name: 'no search where it is not', profile: {}, request: { search: true }, chat: {}, responses: {} },
  {
    name: 'a remote server to the one API that has them',
    profile: { features: ['remote-mcp'] },
    request: { mcpServers: [{ label: 'docs', url: 'https://docs.example/mcp', allowedTools: ['find'] }] },
    chat: {},
    responses: {
      store: undefined,
      tools: [
        {
          type: 'mcp',
          server_label: 'docs',
          server_url: 'https://docs.example/mcp',
          require_approval: 'always',
          allowed_tools: ['find'],
        },
      ],
    },
  },
  {
    name: 'no remote server where it is not known',
    profile: {},
    request: { mcpServers: [{ label: 'docs', url: 'https://docs.example/mcp' }] },
    chat: {},
    responses: {},
  },
  {
    name: 'an effort',
    profile: { body: { reasoning_effort: 'none' } },
    request: {},
    chat: { reasoning_effort: 'none' },
    responses: { reasoning: { effort: 'none' } },
  },
  {
    name: 'nothing that the service sets itself',
    profile: { omit: ['model', 'stream'] },
    request: {},
    chat: { model: undefined, stream: undefined, stream_options: undefined },
    responses: { model: undefined, stream: undefined },
  },
];

const usualChat = {
  max_tokens: 1000,
  temperature: 0.2,
  stream_options: { include_usage: true },
  model: 'gpt-4.1-mini',
  messages: [why],
  stream: true,
};
const usualResponses = {
  max_output_tokens: 1000,
  temperature: 0.2,
  model: 'gpt-4.1-mini',
  input: [why],
  stream: true,
  store: false,
};

describe('what a profile says that a service can do', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
  });
  afterEach(async () => {
    await bench.server.stop();
  });

  for (const { name, profile, request, chat, responses } of cases) {
    it(`sends ${name}`, async () => {
      bench.server.queue(streamReply(['ok']), responsesReply(['ok']));
      await bench.ask({ ...request, profile: bench.profile(profile) });
      await bench.ask({ ...request, profile: bench.profile({ ...profile, api: 'responses' }) });
      const [first, second] = bench.server.requests;
      assert.deepEqual(
        [first?.path, first?.json, second?.path, second?.json],
        ['/v1/chat/completions', sentOf(usualChat, chat), '/v1/responses', sentOf(usualResponses, responses)],
      );
    });
  }

  const pages = [
    { url: 'https://a.example/', title: 'A' },
    { url: 'https://b.example/', title: 'B' },
    { url: 'https://a.example/', title: 'A again' },
  ];
  const searching: readonly (readonly [Profile['api'], Reply])[] = [
    ['responses', { body: responsesOf(['See.'], { sources: pages }) }],
    [
      'chat',
      {
        body:
          eventOf(chunkOf({ annotations: pages.map((page) => ({ type: 'url_citation', url_citation: page })) })) +
          streamOf(['See.']),
      },
    ],
  ];
  for (const [api, reply] of searching) {
    it(`tells each page once that a searching answer cites: ${api}`, async () => {
      bench.server.queue(reply);
      const answer = await bench.ask({ profile: bench.profile({ api }) });
      assert.deepEqual(
        answer.parts.filter(({ kind }) => kind === 'source'),
        pages.slice(0, 2).map((page) => ({ kind: 'source', ...page })),
      );
    });
  }

  const whole: readonly (readonly [Profile['api'], unknown])[] = [
    [
      'chat',
      {
        choices: [{ index: 0, message: { role: 'assistant', content: 'Whole' }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 9, completion_tokens: 1 },
      },
    ],
    [
      'responses',
      {
        object: 'response',
        status: 'completed',
        output: [{ type: 'message', content: [{ type: 'output_text', text: 'Whole' }] }],
        usage: { input_tokens: 9, output_tokens: 1 },
      },
    ],
  ];
  for (const [api, body] of whole) {
    it(`takes one JSON body from a service that sets streams itself: ${api}`, async () => {
      bench.server.queue({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      const answer = await bench.ask({ profile: bench.profile({ api, omit: ['stream'] }) });
      assert.deepEqual(answer.parts.slice(0, -1), [
        { kind: 'text', text: 'Whole' },
        { kind: 'usage', usage: { input: 9, cached: 0, output: 1 } },
      ]);
      assert.equal(answer.end.outcome, 'complete');
    });
  }
});

/** A body with changes; what is undefined is not sent. */
function sentOf(usual: object, changes: object): unknown {
  return JSON.parse(JSON.stringify({ ...usual, ...changes }));
}
