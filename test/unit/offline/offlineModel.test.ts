// The offline engine as a model: what it answers to each purpose, from the very messages that packing and suggestions make.

import assert from 'node:assert/strict';
import { resolveCitations } from '../../../src/core/chat/citations.ts';
import { toRequest } from '../../../src/core/completion/prompt.ts';
import { holeAt } from '../../../src/core/completion/hole.ts';
import type { ChatMessage, Purpose } from '../../../src/core/model/request.ts';
import { writeDocuments } from '../../fakes/writtenDocuments.ts';
import { parseDocuments } from '../../../src/core/pack/parseMessages.ts';
import { createOfflineModel } from '../../../src/host/offline/offlineModel.ts';
import { failureOf, gather, releasedRequest, type Answer } from '../../fakes/asking.ts';
import { sampleProfile } from '../sampleProfile.ts';

const files = [
  {
    path: 'src/pay/retry.ts',
    text: 'export const retries = 3;\n\nexport function retryPayment() {\n  return retries;\n}',
  },
  { path: 'docs/tea.md', text: '# Tea\n\nHot water.\n</document>\n' },
];

const ask = (
  purpose: Purpose,
  messages: readonly ChatMessage[],
  signal = new AbortController().signal,
): Promise<Answer> =>
  gather(createOfflineModel().stream(releasedRequest(sampleProfile, { purpose, messages }), signal));

const questionAbout = (question: string): readonly ChatMessage[] => [
  {
    role: 'system',
    content: `Rules\n\n${writeDocuments(files)}\n\nReminder`,
  },
  { role: 'user', content: 'An earlier question' },
  { role: 'assistant', content: 'An earlier answer' },
  { role: 'user', content: question },
];

const suggestion = (before: string, after: string): readonly ChatMessage[] => {
  const text = before + after;
  const snapshot = { path: 'src/a.ts', languageId: 'typescript', version: 1, text };
  const input = {
    snapshot,
    offset: before.length,
    cursors: 1,
    trigger: 'automatic' as const,
    forbidden: undefined,
    languageOff: false,
    profile: sampleProfile,
    around: () => ({ definitions: [], neighbours: [], edited: [], problems: [] }),
    indentUnit: '  ',
  };
  return toRequest(input, holeAt(text, before.length, 'typescript', '  '), 'line', [
    { tag: 'OTHER', path: 'src/b.ts', text: 'const answer = await ask(question);' },
  ]).messages;
};

describe('the offline engine', () => {
  it('answers a question with passages whose citations hold', async () => {
    const messages = questionAbout('How often is a payment retried?');
    const answer = await ask('chat', messages);
    const citations = resolveCitations(answer.text, parseDocuments(messages));
    assert.deepEqual(
      {
        end: answer.end,
        named: answer.text.startsWith('**Search (no model)**'),
        first: citations[0]?.path,
        states: new Set(citations.map(({ state }) => state)),
      },
      {
        end: { kind: 'end', outcome: 'complete', finishReason: 'search' },
        named: true,
        first: 'src/pay/retry.ts',
        states: new Set(['holds']),
      },
    );
  });

  it('gives the same answer twice', async () => {
    const messages = questionAbout('tea and payments');
    assert.deepEqual(await ask('chat', messages), await ask('chat', messages));
  });

  it('says so when nothing matches', async () => {
    const answer = await ask('chat', questionAbout('kubernetes'));
    assert.deepEqual([answer.text.includes('found nothing'), answer.end.outcome], [true, 'complete']);
  });

  it('looks for the words of the question, not for those of a selection', async () => {
    const question =
      'Selected in "src/pay/retry.ts", lines 1 to 1:\n```\nretryPayment retries\n```\n\nWhere is the tea?';
    const answer = await ask('chat', questionAbout(question));
    assert.deepEqual([answer.text.includes('[docs/tea.md'), answer.text.includes('retry.ts')], [true, false]);
  });

  it('looks for a selection that stands alone', async () => {
    const answer = await ask('chat', questionAbout('Selected in "a.ts", lines 1 to 1:\n```\nretryPayment\n```'));
    assert.deepEqual(answer.text.includes('[src/pay/retry.ts'), true);
  });

  it('stops when it is told to', async () => {
    const answer = await ask('chat', questionAbout('tea'), AbortSignal.abort());
    assert.deepEqual([answer.text, answer.end], ['', { kind: 'end', outcome: 'stopped' }]);
  });

  const suggestions: readonly (readonly [string, string, string, string])[] = [
    ['continues a line as another file does', 'const answer = await ', '\n', 'ask(question);'],
    ['continues a line as the same file does', 'first(second, third);\nfirst(second, ', '\n', 'third);'],
    ['suggests nothing when text follows on the line', 'const answer = await ', ' now\n', ''],
    ['suggests nothing on a line of its own', 'const nothing = like', '\n', ''],
  ];
  for (const [name, before, after, expected] of suggestions) {
    it(name, async () => {
      const answer = await ask('completion', suggestion(before, after));
      assert.deepEqual([answer.text, answer.end.outcome], [`<FILL>${expected}</FILL>`, 'complete']);
    });
  }

  for (const purpose of ['refactor', 'probe'] as const) {
    it(`says that a model is needed for a ${purpose}`, async () => {
      const answer = await ask(purpose, [{ role: 'user', content: 'Simplify' }]);
      assert.deepEqual(
        [answer.text, failureOf(answer)],
        ['', { code: 'needs-model', message: 'A model is needed for this. Connect one to go on.', retryable: false }],
      );
    });
  }

  it('refuses a request that did not pass the gate', async () => {
    const request = releasedRequest(sampleProfile, { messages: questionAbout('tea') });
    const answer = await gather(createOfflineModel().stream({ ...request }, new AbortController().signal));
    assert.deepEqual(failureOf(answer).code, 'internal');
  });
});
