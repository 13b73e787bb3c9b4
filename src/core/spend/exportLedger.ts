// Writes rows of the ledger for other programs: as CSV that a spreadsheet can open without running what stands in it, and as JSON.

import type { SendRecord } from '../egress/sendRecord.ts';

type Cell = string | number | undefined;

/** The columns of the CSV, in their order. Money is in US dollars, times are UTC. */
const COLUMNS: readonly (readonly [string, (record: SendRecord) => Cell])[] = [
  ['time', ({ at }) => new Date(at).toISOString()],
  ['purpose', ({ purpose }) => purpose],
  ['workspace', ({ workspace }) => workspace],
  ['profile', ({ profile }) => profile],
  ['model', ({ model }) => model],
  ['service', ({ origin }) => origin],
  ['tier', ({ tier }) => tier],
  ['outcome', ({ outcome }) => outcome],
  ['failure', ({ failure }) => failure],
  ['counted_tokens', ({ counted }) => counted],
  ['input_tokens', ({ usage }) => usage?.input],
  ['cached_tokens', ({ usage }) => usage?.cached],
  ['output_tokens', ({ usage }) => usage?.output],
  ['predicted_usd', ({ predicted }) => predicted],
  ['cost_usd', ({ cost }) => cost],
  ['estimated', ({ isEstimate }) => (isEstimate === true ? 'yes' : 'no')],
  ['reserved_usd', ({ reserved }) => reserved],
  ['saved_usd', ({ saved }) => saved],
  ['bytes', ({ bytes }) => bytes],
  ['first_text_ms', ({ firstTextMs }) => firstTextMs],
  ['total_ms', ({ totalMs }) => totalMs],
  ['files', ({ sources }) => sources.length],
  ['paths', ({ sources }) => sources.join('\n')],
];

/** One line a request, its fields quoted where RFC 4180 asks for it; lines end in CR LF as it says. */
export function toCsv(records: readonly SendRecord[]): string {
  const lines = [
    COLUMNS.map(([name]) => name),
    ...records.map((record) => COLUMNS.map(([, valueOf]) => toField(valueOf(record)))),
  ];
  return lines.map((fields) => `${fields.join(',')}\r\n`).join('');
}

/** All that the ledger holds of the requests. */
export function toJson(records: readonly SendRecord[]): string {
  return `${JSON.stringify(records, undefined, 2)}\n`;
}

function toField(value: Cell): string {
  if (typeof value !== 'string') {
    return value === undefined ? '' : plainNumber(value);
  }
  const text = disarm(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet runs a text that begins like a formula (OWASP, "CSV Injection"); an apostrophe before it makes it a text. */
function disarm(text: string): string {
  return /^[\s"',;]*[=+\-@|%\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}

/** Without an exponent, which not every reader takes. */
function plainNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(9).replace(/0+$/u, '').replace(/\.$/u, '');
}
