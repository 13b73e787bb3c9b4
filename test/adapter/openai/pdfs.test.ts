// A PDF file at the wire, behind the text and the images, in the form of each API.

import assert from 'node:assert/strict';
import { streamReply } from '../../fakes/openAiStream.ts';
import { responsesReply } from '../../fakes/responsesStream.ts';
import { startBench } from './adapter.ts';

const image = { mediaType: 'image/png', base64: 'AAAA', width: 64, height: 32 } as const;
const pdf = { filename: 'plan.pdf', base64: 'JVBERi0=', pages: 1, textTokens: 9 } as const;
const file = { filename: 'plan.pdf', file_data: 'data:application/pdf;base64,JVBERi0=' };
const address = 'data:image/png;base64,AAAA';

describe('a PDF file to a model that reads it', () => {
  for (const { api, reply, field, content } of [
    {
      api: 'chat',
      reply: streamReply(['ok']),
      field: 'messages',
      content: [
        { type: 'text', text: 'Why?' },
        { type: 'image_url', image_url: { url: address } },
        { type: 'file', file },
      ],
    },
    {
      api: 'responses',
      reply: responsesReply(['ok']),
      field: 'input',
      content: [
        { type: 'input_text', text: 'Why?' },
        { type: 'input_image', image_url: address },
        { type: 'input_file', ...file },
      ],
    },
  ] as const) {
    it(`goes in the form of ${api}, with and without an image`, async () => {
      const bench = await startBench({}, { api, features: ['vision', 'pdf'] });
      bench.server.queue(reply, reply);
      for (const images of [[image], []]) {
        await bench.ask({ messages: [{ role: 'user', content: 'Why?', images, pdfs: [pdf] }] });
      }
      await bench.server.stop();
      const sent = bench.server.requests.map(({ json }) => (json as Readonly<Record<string, unknown>>)[field]);
      const [text, , last] = content;
      assert.deepEqual(sent, [[{ role: 'user', content }], [{ role: 'user', content: [text, last] }]]);
    });
  }
});
