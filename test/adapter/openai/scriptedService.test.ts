// The scripted service answers in the forms that the product reads: citations that hold, a hole filled, edits that apply.

import assert from 'node:assert/strict';
import { resolveCitations } from '../../../src/core/chat/citations.ts';
import { holeAt } from '../../../src/core/completion/hole.ts';
import { toRequest } from '../../../src/core/completion/prompt.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import { writeDocuments } from '../../fakes/writtenDocuments.ts';
import { parseDocuments } from '../../../src/core/pack/parseMessages.ts';
import { buildPrompt } from '../../../src/core/refactor/prompt.ts';
import { parseAnswer } from '../../../src/core/refactor/parseAnswer.ts';
import { createOpenAiModel } from '../../../src/host/openai/openAiModel.ts';
import { createOpenAiProbe } from '../../../src/host/openai/openAiProbe.ts';
import { createMemoryLog, gather, profileAt, releasedRequest } from '../../fakes/asking.ts';
import { createFastClock } from '../../fakes/clocks.ts';
import { errorReply } from '../../fakes/openAiStream.ts';
import { startScriptedService, type ScriptedService } from '../../fakes/scriptedService.ts';
import { KEY } from './adapter.ts';

const text = 'export function sum(a: number, b: number) {\n  const total = a + b;\n  return \n}\n';

describe('the scripted service', () => {
  let service: ScriptedService;
  beforeEach(async () => {
    service = await startScriptedService({ pieceDelayMs: 0 });
  });
  afterEach(async () => {
    await service.stop();
  });

  const deps = {
    keyFor: () => Promise.resolve(KEY),
    clock: createFastClock(1),
    log: createMemoryLog(),
    random: () => 0,
  };
  const ask = (changes: Partial<ModelRequest>) =>
    gather(
      createOpenAiModel(deps).stream(releasedRequest(profileAt(service.origin), changes), new AbortController().signal),
    );

  it('answers questions with citations that hold', async () => {
    const files = [{ path: 'src/sum.ts', text }];
    const messages = [
      { role: 'system' as const, content: writeDocuments(files) },
      { role: 'user' as const, content: 'How are sums made?' },
    ];
    const answer = await ask({ messages });
    assert.deepEqual(
      [answer.end.outcome, resolveCitations(answer.text, parseDocuments(messages)).map(({ state }) => state)],
      ['complete', ['holds']],
    );
  });

  it('fills a hole', async () => {
    const before = text.slice(0, text.indexOf('return ') + 7);
    const request = toRequest(
      {
        snapshot: { path: 'src/sum.ts', languageId: 'typescript', version: 1, text },
        offset: before.length,
        cursors: 1,
        trigger: 'automatic',
        forbidden: undefined,
        languageOff: false,
        profile: profileAt(service.origin),
        around: () => ({ definitions: [], neighbours: [], edited: [], problems: [] }),
        indentUnit: '  ',
      },
      holeAt(text, before.length, 'typescript', '  '),
      'line',
      [],
    );
    assert.deepEqual((await ask({ ...request, profile: profileAt(service.origin) })).text, '<FILL>total;</FILL>');
  });

  it('changes a file with blocks whose lines stand in it once', async () => {
    const messages = buildPrompt({
      instruction: 'Simplify',
      files: [{ path: 'src/sum.ts', languageId: 'typescript', version: 1, text }],
      target: { start: text.indexOf('const'), end: text.indexOf(';') },
      targetKind: 'selection',
    });
    const { operations, problems } = parseAnswer((await ask({ messages, purpose: 'refactor' })).text);
    const searches = operations.map((operation) => operation.kind === 'edit' && operation.block.search);
    assert.deepEqual([problems, searches], [[], [['  const total = a + b;']]]);
  });

  it('lists its models', async () => {
    const result = await createOpenAiProbe(deps)(profileAt(service.origin), new AbortController().signal);
    assert.deepEqual(result.kind === 'ok' && result.models, ['gpt-4.1-mini', 'gpt-4.1-nano']);
  });

  it('says what a test wants it to say, the last word first', async () => {
    service.setReply(/Why/, 'Because.');
    service.setReply(/Why not/, errorReply(401, {}));
    const why = await ask({});
    const whyNot = await ask({ messages: [{ role: 'user', content: 'Why not?' }] });
    service.resetReplies();
    const plain = await ask({});
    assert.deepEqual(
      [why.text, whyNot.end.failure?.code, plain.text],
      ['Because.', 'key-wrong', 'The workspace holds nothing about this.'],
    );
  });
});
