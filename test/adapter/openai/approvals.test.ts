// Tools of remote servers: each call is asked about, and the answer goes on in a further request with the user's decision.

import assert from 'node:assert/strict';
import type { McpApproval } from '../../../src/core/model/answerReader.ts';
import type { OpenAiDeps } from '../../../src/host/openai/openAiDeps.ts';
import { responsesReply } from '../../fakes/responsesStream.ts';
import { startBench } from './adapter.ts';

const waiting = (id: string): unknown => ({
  type: 'mcp_approval_request',
  id,
  name: 'find',
  arguments: '{"q":"x"}',
  server_label: 'docs',
});
const mcpServers = [{ label: 'docs', url: 'https://docs.example/mcp' }];
const usage = { input: 100, cached: 0, output: 5 };

/** Asks a service that waits for approval of two calls and then answers. */
async function ask(approve: OpenAiDeps['approve']) {
  const bench = await startBench(approve ? { approve } : {});
  bench.server.queue(responsesReply([], { id: 'resp_1', items: [waiting('a'), waiting('b')], usage }));
  bench.server.queue(responsesReply(['Found.'], { id: 'resp_2', usage }));
  const answer = await bench.ask({
    mcpServers,
    profile: bench.profile({ api: 'responses', features: ['remote-mcp'] }),
  });
  await bench.server.stop();
  const [, second] = bench.server.requests;
  return { answer, second: second?.json as Readonly<Record<string, unknown>> };
}

const decisions = (...approve: readonly boolean[]): unknown =>
  approve.map((one, index) => ({
    type: 'mcp_approval_response',
    approval_request_id: 'ab'[index],
    approve: one,
  }));

describe('a remote tool that waits for the user', () => {
  it('is called when the user says so, call by call', async () => {
    const asked: McpApproval[] = [];
    const { answer, second } = await ask((call) => {
      asked.push(call);
      return Promise.resolve(call.id === 'a');
    });
    assert.deepEqual(
      { asked, input: second['input'], previous: second['previous_response_id'], parts: answer.parts },
      {
        asked: ['a', 'b'].map((id) => ({ id, server: 'docs', tool: 'find', input: '{"q":"x"}' })),
        input: decisions(true, false),
        previous: 'resp_1',
        parts: [
          { kind: 'usage', usage },
          { kind: 'further' },
          { kind: 'text', text: 'Found.' },
          { kind: 'usage', usage },
          { kind: 'end', outcome: 'complete', finishReason: 'completed' },
        ],
      },
    );
  });

  it('is refused where nobody asks the user', async () => {
    const { second } = await ask(undefined);
    assert.deepEqual(second['input'], decisions(false, false));
  });

  it('is asked about as long as there is a request for the decision, eight of them at most', async () => {
    let asked = 0;
    const bench = await startBench({ approve: () => Promise.resolve((asked += 1) > 0) });
    bench.server.script(() => responsesReply([], { items: [waiting('a')] }));
    const answer = await bench.ask({
      mcpServers,
      profile: bench.profile({ api: 'responses', features: ['remote-mcp'] }),
    });
    assert.deepEqual(
      [answer.end.outcome, answer.end.finishReason, bench.server.requests.length, asked],
      ['truncated', 'mcp_approval_request', 8, 7],
    );
    await bench.server.stop();
  });

  it('is not called when the user stops while being asked', async () => {
    const controller = new AbortController();
    const bench = await startBench({
      approve: () => {
        controller.abort();
        return Promise.resolve(true);
      },
    });
    bench.server.script(() => responsesReply([], { items: [waiting('a')] }));
    const profile = bench.profile({ api: 'responses', features: ['remote-mcp'] });
    const answer = await bench.ask({ mcpServers, profile }, controller.signal);
    assert.deepEqual([answer.end.outcome, bench.server.requests.length], ['stopped', 1]);
    await bench.server.stop();
  });
});
