// The ledger for other programs.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SendRecord } from '../../../src/core/egress/sendRecord.ts';
import { toCsv, toJson } from '../../../src/core/spend/exportLedger.ts';
import { property } from '../property.ts';

const record: SendRecord = {
  at: Date.UTC(2026, 10, 21, 14, 2),
  purpose: 'chat',
  profile: 'openai',
  model: 'gpt-4.1-mini',
  origin: 'https://api.openai.com',
  sources: ['src/a.ts', 'src/b, c.ts'],
  characters: 120,
  bytes: 121,
  workspace: 'the "shop"',
  outcome: 'complete',
  usage: { input: 30, cached: 0, output: 5 },
  predicted: 0.00002,
  cost: 0.0000000125,
  totalMs: 40,
};

/** Reads CSV as RFC 4180 has it. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('the export of the ledger', () => {
  it('has a column for each fact, quoted where a reader would stumble, and numbers without exponents', () => {
    const [names = [], row = []] = readCsv(toCsv([record]));
    const fields = Object.fromEntries(names.map((name, index) => [name, row[index]]));
    assert.deepEqual(
      [fields.time, fields.workspace, fields.cost_usd, fields.predicted_usd, fields.files, fields.paths, fields.tier],
      ['2026-11-21T14:02:00.000Z', 'the "shop"', '0.000000012', '0.00002', '2', 'src/a.ts\nsrc/b, c.ts', ''],
    );
  });

  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '|calc', '%0A', '＝1', '"=1']) {
    it(`makes no formula of ${JSON.stringify(text)}`, () => {
      const [, row = []] = readCsv(toCsv([{ ...record, workspace: text }]));
      assert.equal(row[2], `'${text}`);
    });
  }

  it('gives back what stood there, whatever it is', () => {
    property(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (workspace, model) => {
        const [, row = []] = readCsv(toCsv([{ ...record, workspace, model }]));
        for (const [field, text] of [
          [row[2], workspace],
          [row[4], model],
        ]) {
          assert.ok(field === text || field === `'${text ?? ''}`);
        }
      }),
    );
  });

  it('is, as JSON, all that the ledger holds', () => {
    assert.deepEqual(JSON.parse(toJson([record])), [record]);
  });
});
