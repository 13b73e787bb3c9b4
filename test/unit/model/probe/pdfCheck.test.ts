// The test of a service with a PDF file: tried where the model is said to read them, and believed only when the word comes back.

import assert from 'node:assert/strict';
import { plumPdf, PDF_WORD } from '../../../../src/core/model/probe/plumPdf.ts';
import { probeService } from '../../../../src/core/model/probe/probeService.ts';
import type { Feature } from '../../../../src/core/model/catalogue/names.ts';
import type { Profile } from '../../../../src/core/model/profile.ts';
import type { ModelRequest } from '../../../../src/core/model/request.ts';
import type { StreamPart } from '../../../../src/core/model/streamPart.ts';
import { profileAt } from '../../../fakes/asking.ts';

const prices: NonNullable<Profile['prices']> = { unit: 'USD/1M', standard: { input: 0.4, output: 1.6 } };
const hasPdf = ({ messages }: ModelRequest): boolean => messages.some(({ pdfs = [] }) => pdfs.length > 0);

/** What a model answers that reads the file, or does not, or whose service refuses it. */
const readers: Readonly<Record<string, StreamPart>> = {
  reads: { kind: 'text', text: 'The word is "Plum".' },
  guesses: { kind: 'text', text: 'Invoice.' },
  refuses: {
    kind: 'end',
    outcome: 'failed',
    failure: { code: 'parameter-refused', message: 'no files', retryable: false },
  },
};

/** The verdict on PDF files, whether the profile names them afterwards, and how many requests had one. */
async function probe(reader: string, changes: Partial<Profile>) {
  const sent: ModelRequest[] = [];
  const profile = profileAt('https://gw.example.com', { prices, ...changes });
  const report = await probeService(
    { profile },
    {
      listModels: () => Promise.resolve({ kind: 'ok', models: [], statements: [], ms: 1 }),
      send: async function* (request) {
        sent.push(request);
        await Promise.resolve();
        const said = (hasPdf(request) ? readers[reader] : undefined) ?? { kind: 'text', text: 'ready' };
        yield said;
        if (said.kind !== 'end') {
          yield { kind: 'end', outcome: 'complete' };
        }
      },
      clock: { now: () => 0, sleep: () => Promise.resolve() },
    },
    new AbortController().signal,
  );
  const verdict = report?.rows.find(({ check }) => check === 'pdf')?.verdict;
  return [verdict, report?.profile.features.includes('pdf'), sent.filter(hasPdf).length];
}

describe('The test of a service with a PDF file', () => {
  const claimed: readonly Feature[] = ['pdf'];
  const dear: NonNullable<Profile['prices']> = { unit: 'USD/1M', standard: { input: 3, output: 9 } };
  for (const [name, reader, changes, expected] of [
    ['believes a model that reads the word', 'reads', { features: claimed }, ['works', true, 1]],
    ['does not believe one that guesses', 'guesses', { features: claimed }, ['ignored', false, 1]],
    ['does not believe one whose service refuses it', 'refuses', { features: claimed }, ['refused', false, 1]],
    ['is not made where nobody says that it can', 'reads', {}, [undefined, false, 0]],
    [
      'is not made through an API without a place for it',
      'reads',
      { features: claimed, api: 'vscode.lm' },
      [undefined, true, 0],
    ],
    [
      'is left out where a page may cost more than a cent allows',
      'reads',
      { features: claimed, prices: dear },
      ['not-tried', true, 0],
    ],
  ] as const) {
    it(name, async () => {
      assert.deepEqual(await probe(reader, changes), expected);
    });
  }
});

describe('The PDF file of the test', () => {
  const file = Buffer.from(plumPdf.base64, 'base64').toString('latin1');

  it('is whole: every object stands where its table says, and the stream is as long as it says', () => {
    const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
    const places = [...file.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => Number(at));
    const [, length, stream] = /\/Length (\d+)>>stream\n(.*)\nendstream/.exec(file) ?? [];
    assert.deepEqual(
      [
        file.slice(0, 9),
        file.slice(table, table + 5),
        places.map((at) => file.slice(at, at + 7)),
        Number(length),
        stream?.includes(`(${PDF_WORD})`),
      ],
      ['%PDF-1.4\n', 'xref\n', [1, 2, 3, 4, 5].map((number) => `${number} 0 obj`), stream?.length, true],
    );
  });
});
