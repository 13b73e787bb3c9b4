// Calls of tools at the wire, in every form in which hosts send their pieces.

import assert from 'node:assert/strict';
import { chunkOf, eventOf } from '../../fakes/openAiStream.ts';
import { responsesReply } from '../../fakes/responsesStream.ts';
import { startBench, type Bench } from './adapter.ts';

const look = { name: 'look', description: 'Looks at a file.', parameters: { type: 'object' } };

describe('calls of tools', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
  });
  afterEach(async () => {
    await bench.server.stop();
  });

  const called = [{ kind: 'tool-call', id: 'call_1', name: 'look', input: '{"path":"a.ts"}' }];
  const pieces = (...deltas: readonly unknown[]): string =>
    deltas.map((delta) => eventOf(chunkOf({ tool_calls: [delta] }))).join('') + eventOf(chunkOf({}, 'tool_calls'));
  const call = (input: string, more: object): unknown => ({ ...more, function: { arguments: input } });
  const start = { id: 'call_1', type: 'function' };
  const named = (input: string, more: object): unknown => ({
    ...start,
    ...more,
    function: { name: 'look', arguments: input },
  });
  const calling: readonly (readonly [string, string, readonly unknown[]])[] = [
    [
      'by their index',
      pieces(named('', { index: 0 }), call('{"path":', { index: 0 }), call('"a.ts"}', { index: 0 })),
      called,
    ],
    ['by their id', pieces(named('{"path":', {}), call('"a.ts"}', { id: 'call_1' })), called],
    ['by their order', pieces(named('{"path":', {}), call('"a.ts"}', {})), called],
    [
      'of a host that counts each as the first',
      pieces(named('{}', { index: 0 }), { index: 0, id: 'call_2', function: { name: 'find', arguments: '{}' } }),
      [
        { kind: 'tool-call', id: 'call_1', name: 'look', input: '{}' },
        { kind: 'tool-call', id: 'call_2', name: 'find', input: '{}' },
      ],
    ],
    ['as an object', pieces({ ...start, function: { name: 'look', arguments: { path: 'a.ts' } } }), called],
    [
      'of which two are woven into each other',
      pieces(
        named('{', { index: 0 }),
        { index: 1, id: 'call_2', function: { name: 'find', arguments: '[' } },
        call('}', { index: 0 }),
        call(']', { index: 1 }),
      ),
      [
        { kind: 'tool-call', id: 'call_1', name: 'look', input: '{}' },
        { kind: 'tool-call', id: 'call_2', name: 'find', input: '[]' },
      ],
    ],
    ['that are cut, as none', pieces(named('{"pa', { index: 0 })).replace('tool_calls"}]', 'length"}]'), []],
  ];
  for (const [name, body, expected] of calling) {
    it(`puts calls together ${name}`, async () => {
      bench.server.queue({ body });
      const answer = await bench.ask({ tools: [look], profile: bench.profile({ features: ['tools'] }) });
      assert.deepEqual(
        [answer.parts.filter(({ kind }) => kind === 'tool-call'), answer.end.outcome],
        [expected, expected.length > 0 ? 'complete' : 'truncated'],
      );
    });
  }

  it('tells the calls of a Responses answer', async () => {
    const item = { type: 'function_call', call_id: 'call_1', name: 'look', arguments: '{"path":"a.ts"}' };
    bench.server.queue(responsesReply([], { items: [item] }));
    const profile = bench.profile({ api: 'responses', features: ['tools'] });
    const answer = await bench.ask({ tools: [look], profile });
    assert.deepEqual(answer.parts, [...called, answer.end]);
  });
});
