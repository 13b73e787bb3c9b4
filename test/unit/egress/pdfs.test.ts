// PDF files on their way out: refused where nobody reads them or they may not leave, paid for in the worst case, written down by hash.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { release, type EgressPolicy } from '../../../src/core/egress/gate.ts';
import { createSender } from '../../../src/core/egress/sender.ts';
import type { SendRecord } from '../../../src/core/egress/sendRecord.ts';
import { sentFacts } from '../../../src/core/egress/sentFacts.ts';
import type { Profile } from '../../../src/core/model/profile.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import { worstCase } from '../../../src/core/spend/worstCase.ts';
import { contentHash, hashLength } from '../../../src/host/tokens/contentHash.ts';
import { sampleProfile } from '../sampleProfile.ts';

const open: EgressPolicy = { trusted: true, forbids: () => undefined, hideSecrets: (text) => text };
const reader: Profile = { ...sampleProfile, features: ['pdf'] };

const bytes = Buffer.from('%PDF-1.4 and 21 bytes');
const pdf = {
  filename: 'plan.pdf',
  path: 'docs/plan.pdf',
  base64: bytes.toString('base64'),
  pages: 2,
  textTokens: 100,
} as const;

const request: ModelRequest = {
  purpose: 'chat',
  profile: reader,
  messages: [{ role: 'user', content: 'Why?', pdfs: [pdf] }],
  maxOutput: 10,
  temperature: 0,
  sources: ['src/a.ts'],
  documents: [{ path: 'src/a.ts', text: 'ä' }],
};

function refusalOf(changes: Partial<ModelRequest>, policy: EgressPolicy = open): string | undefined {
  const decision = release({ ...request, ...changes }, policy);
  return decision.kind === 'refused' ? `${decision.failure.code}: ${decision.failure.message}` : undefined;
}

describe('a PDF file at the gate', () => {
  for (const [name, profile] of [
    ['that reads none', sampleProfile],
    ['of the editor, whose API has no place for it', { ...reader, api: 'vscode.lm' }],
    ['that only completes', { ...reader, api: 'fim:ollama' }],
  ] as const) {
    it(`is refused in words for a model ${name}`, () => {
      assert.equal(
        refusalOf({ profile }),
        `needs-model: ${profile.label} does not read PDF files. Choose another model for this.`,
      );
    });
  }

  it('is refused when its path may not leave, though nobody has named it as a source', () => {
    const forbids: EgressPolicy['forbids'] = (path) => (path === 'docs/plan.pdf' ? 'excluded' : undefined);
    assert.equal(
      refusalOf({}, { ...open, forbids }),
      'egress-refused: Nothing was sent: docs/plan.pdf may not leave this computer (excluded).',
    );
  });

  it('has no secret in its name', () => {
    const decision = release(request, { ...open, hideSecrets: (text) => text.replace('plan', '«hidden»') });
    const [message] = decision.kind === 'released' ? decision.request.messages : [];
    assert.deepEqual(message?.pdfs, [{ ...pdf, filename: '«hidden».pdf' }]);
  });

  it('passes to a model that reads it, and is among the sources from then on', () => {
    const decision = release(request, open);
    assert.deepEqual(decision.kind === 'released' && [decision.request.messages, decision.request.sources], [
      request.messages,
      ['src/a.ts', 'docs/plan.pdf'],
    ]);
  });
});

describe('a PDF file in the account of what left', () => {
  it('has its bytes, and a hash that proves the file', () => {
    const decision = release(request, open);
    assert.ok(decision.kind === 'released');
    const proof = createHash('sha256').update(bytes).digest('base64').slice(0, hashLength);
    assert.deepEqual(sentFacts(decision.request, contentHash), {
      bytes: 'Why?'.length + bytes.length,
      hashes: [contentHash('ä'), proof],
      fileBytes: [2, bytes.length],
    });
  });

  it('adds its bytes and no path where it is no file of the user’s', () => {
    const { filename, base64, pages, textTokens } = pdf;
    const own = { filename, base64, pages, textTokens };
    const messages = [{ role: 'user', content: 'Why?', pdfs: [own] }] as const;
    const nothingElse = { ...request, messages, sources: [], documents: [] };
    assert.deepEqual(sentFacts(nothingElse, contentHash), { bytes: 4 + bytes.length });
  });

  it('keeps its request from teaching how the service counts texts', async () => {
    const records: SendRecord[] = [];
    const reservation = { settle: () => Promise.resolve(), drop: () => Promise.resolve() };
    const send = createSender({
      policy: () => open,
      modelFor: () => ({
        stream: async function* () {
          await Promise.resolve();
          yield { kind: 'end', outcome: 'complete' };
        },
      }),
      reserve: () => Promise.resolve({ kind: 'granted', reservation }),
      sent: () => undefined,
      record: (record) => records.push(record),
      clock: { now: () => 0, sleep: () => Promise.resolve() },
    });
    for await (const part of send({ ...request, inputTokens: 50 }, new AbortController().signal)) {
      assert.equal(part.kind, 'end');
    }
    assert.deepEqual(
      records.map(({ sources, counted }) => [sources, counted]),
      [[['src/a.ts', 'docs/plan.pdf'], undefined]],
    );
  });
});

describe('a PDF file in the worst case', () => {
  it('costs its text, and each page as the dearest image', () => {
    const { messages, ...rest } = request;
    const plain = messages.map(({ role, content }) => ({ role, content }));
    const added = (worstCase(request) ?? NaN) - (worstCase({ ...rest, messages: plain }) ?? NaN);
    assert.equal(Math.round((added / 0.4) * 1e6), 100 + 2 * Math.ceil(1_536 * 2.46));
  });
});
