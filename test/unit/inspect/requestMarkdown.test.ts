// The last request as a document.

import assert from 'node:assert/strict';
import { requestMarkdown } from '../../../src/features/inspect/requestMarkdown.ts';
import type { Manifest } from '../../../src/protocol/manifest.ts';
import { sampleProfile } from '../sampleProfile.ts';

const request = {
  purpose: 'chat',
  profile: { ...sampleProfile, headers: { 'X-Account': 'hidden-header' } },
  messages: [
    { role: 'system', content: 'Answer.' },
    { role: 'user', content: 'See:\n````ts\nrun();\n````\n# Not a heading' },
  ],
  maxOutput: 4096,
  temperature: 0.2,
  sources: ['src/a|b.ts'],
} as const;

const manifest: Manifest = {
  budget: 120_000,
  tokens: { total: 1000, instructions: 100, tree: 150, files: 750 },
  files: [],
  excluded: [],
  hidden: [],
  invisible: [],
  cache: { prefixTokens: 0, cachedShare: 0, rebuilt: true, why: 'first question' },
  price: { currency: 'USD' },
  timings: { discoverMs: 1, countMs: 2, rankMs: 3, renderMs: 4, totalMs: 10 },
};

const started = {
  at: 0,
  purpose: 'chat',
  profile: 'sample',
  model: 'gpt-4.1-mini',
  origin: 'https://service.example',
  sources: [],
  characters: 0,
  totalMs: 2_300,
} as const;

const record = {
  ...started,
  outcome: 'complete',
  usage: { input: 1000, cached: 400, output: 50 },
  cost: 0.00036,
  firstTextMs: 700,
} as const;

describe('requestMarkdown', () => {
  it('states service, shares, times and cost, and then the messages as they left', () => {
    assert.equal(
      requestMarkdown({ request, record, manifest }),
      `# Last request

| | |
| --- | --- |
| Purpose | chat |
| Model | Sample, gpt-4.1-mini |
| Service | https://service.example |
| Answer at most | 4,096 tokens |
| Temperature | 0.2 |
| Packed | 1,000 of 120,000 tokens |
| Instructions and question | 100 tokens, 10 % |
| List of files | 150 tokens, 15 % |
| Files | 750 tokens, 75 % |
| Expected from the cache | 0 % (first question) |
| Packing took | 10 ms: discover 1 ms, count 2 ms, rank 3 ms, render 4 ms |
| Sent | 1970-01-01T00:00:00.000Z |
| Outcome | complete |
| First text after | 0.7 s |
| Took | 2.3 s |
| Billed | 1,000 tokens in, 400 of them cached, 50 out |
| Cost | 0.04¢ |

## Message 1: system

\`\`\`text
Answer.
\`\`\`

## Message 2: user

\`\`\`\`\`text
See:
\`\`\`\`ts
run();
\`\`\`\`
# Not a heading
\`\`\`\`\`

## Files

- \`src/a|b.ts\`
`,
    );
  });

  it('says what is not known yet, and names the code of a failure', () => {
    const running = requestMarkdown({ request });
    const failed = requestMarkdown({ request, record: { ...started, outcome: 'failed', failure: 'key-wrong' } });
    assert.match(running, /\| Outcome \| still running \|/);
    assert.match(failed, /\| Outcome \| failed \(key-wrong\) \|[^]*no text[^]*sent no counts[^]*\| Cost \| unknown \|/);
  });

  it('names no price for a search that stayed here, and short times in milliseconds', () => {
    const searched = requestMarkdown({
      request: { ...request, profile: { ...sampleProfile, api: 'offline', baseUrl: '' } },
      record: { ...started, outcome: 'complete', firstTextMs: 3, totalMs: 18 },
    });
    const facts = searched.split('\n').filter((line) => /^\| (First|Took|Billed|Cost)/.test(line));
    assert.deepEqual(facts, [
      '| First text after | 3 ms |',
      '| Took | 18 ms |',
      '| Cost | none: nothing left this computer |',
    ]);
  });

  it('names the images and files that went with a message', () => {
    const images = [{ mediaType: 'image/png', base64: 'AAAA', width: 64, height: 32 }] as const;
    const pdfs = [{ filename: 'plan.pdf', base64: 'AAAA', pages: 3, textTokens: 9 }];
    const messages = [{ role: 'user', content: 'Why?', images, pdfs }] as const;
    assert.match(
      requestMarkdown({ request: { ...request, messages } }),
      /Why\?\n```\n\n- Image of 64 × 32 pixels\n- PDF file `plan\.pdf`, pages: 3\n\n## Files/,
    );
  });
});
