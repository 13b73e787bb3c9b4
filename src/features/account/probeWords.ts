// A test of the connection in words: its rows, and the report to read.

import * as vscode from 'vscode';
import type { CheckName, CheckRow, ProbeReport, Verdict } from '../../core/model/probe/probeTypes.ts';
import { formatDuration, formatMoney, formatPrice } from '../../protocol/format.ts';

/** A row in a few words, for the notice while the test runs. */
export function wordsOfRow({ check, verdict }: CheckRow): string {
  return `${nameOf(check)}: ${wordsOfVerdict(verdict)}`;
}

/** The report as Markdown. `date` is in milliseconds since 1970. */
export function reportMarkdown({ profile, rows, cost, failure }: ProbeReport, date: number): string {
  const time = new Date(date).toLocaleString(vscode.env.language);
  return [
    `# ${vscode.l10n.t('Test of {0}', plain(profile.label))}`,
    `${plain(profile.model)} · ${plain(profile.baseUrl)} · ${time} · ${formatPrice(cost, vscode.l10n.t('price unknown'))}`,
    ...(failure ? [`**${plain(failure.message)}**`] : []),
    tableOf(rows),
    ...legendOf(rows),
    `## ${vscode.l10n.t('What Panorama does with it')}`,
    [
      `- ${vscode.l10n.t('Fields that are sent: {0}', listOf(profile.accepts))}`,
      `- ${vscode.l10n.t('Fields that are left out: {0}', listOf(profile.omit))}`,
      `- ${vscode.l10n.t('Abilities that are used: {0}', listOf(profile.features))}`,
    ].join('\n'),
    '',
  ].join('\n\n');
}

function tableOf(rows: readonly CheckRow[]): string {
  const head = [
    vscode.l10n.t('Tried'),
    vscode.l10n.t('Result'),
    vscode.l10n.t('Time'),
    vscode.l10n.t('Cost'),
    vscode.l10n.t('Details'),
  ];
  const lines = rows.map(({ check, verdict, ms, cost, detail }) => [
    plain(nameOf(check)),
    wordsOfVerdict(verdict),
    ms === undefined ? '' : formatDuration(ms),
    cost === undefined ? '' : formatMoney(cost),
    plain(detail ?? ''),
  ]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function legendOf(rows: readonly CheckRow[]): readonly string[] {
  const has = (check: CheckName, verdict: Verdict) =>
    rows.some((row) => row.check === check && row.verdict === verdict);
  return [
    ...(has('unknown-field', 'taken')
      ? [vscode.l10n.t('This service takes a field that nobody knows, so that taking others proves nothing.')]
      : []),
    ...(rows.some(({ verdict }) => verdict === 'not-tried')
      ? [vscode.l10n.t('What was not tried would have gone beyond one cent, a cap, or an answer that did not come.')]
      : []),
  ];
}

function nameOf(check: CheckName): string {
  const names: Readonly<Partial<Record<CheckName, string>>> = {
    models: vscode.l10n.t('List of models'),
    streamed: vscode.l10n.t('Streamed answer'),
    plain: vscode.l10n.t('Whole answer'),
    usage: vscode.l10n.t('Usage in the stream'),
    stop: vscode.l10n.t('Stop sequences'),
    'unknown-field': vscode.l10n.t('A field that nobody knows'),
    tools: vscode.l10n.t('Tool call'),
    schema: vscode.l10n.t('Answer by a JSON schema'),
    json: vscode.l10n.t('Answer as JSON'),
    image: vscode.l10n.t('Image'),
    pdf: vscode.l10n.t('PDF file'),
    cached: vscode.l10n.t('Cached tokens'),
    large: vscode.l10n.t('A prompt of nearly the whole window'),
  };
  return names[check] ?? vscode.l10n.t('Field {0}', check.replace(/^field /, ''));
}

function wordsOfVerdict(verdict: Verdict): string {
  const words: Readonly<Record<Verdict, string>> = {
    works: vscode.l10n.t('works'),
    taken: vscode.l10n.t('taken'),
    ignored: vscode.l10n.t('no effect'),
    refused: vscode.l10n.t('refused'),
    failed: vscode.l10n.t('no answer'),
    'not-tried': vscode.l10n.t('not tried'),
  };
  return words[verdict];
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? vscode.l10n.t('none') : names.map((name) => `\`${plain(name)}\``).join(', ');
}

/** Text of a service or a setting as one line that can mark nothing up. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|!#]/g, (sign) => `\\${sign}`);
}
