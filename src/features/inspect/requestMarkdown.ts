// The last request as a document: exactly the messages that left, with what they held, took and cost. It holds no key.

import { formatCount, formatDuration, formatMoney, formatShare } from '../../protocol/format.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import type { ChatMessage } from '../../core/model/request.ts';
import type { SendRecord } from '../../core/egress/sendRecord.ts';
import type { SentQuestion, SentRequest } from '../../core/egress/sentQuestion.ts';

/** Markdown with the facts first and each message in a fence of its own. */
export function requestMarkdown({ request, record, manifest }: SentQuestion, title = 'Last request'): string {
  const facts = [
    ...requestFacts(request),
    ...packFacts(manifest),
    ...recordFacts(record, request.profile.api === 'offline'),
  ];
  return [
    `# ${title}`,
    ['| | |', '| --- | --- |', ...facts.map(([name, value]) => `| ${name} | ${cell(value)} |`)].join('\n'),
    ...request.messages.flatMap((message, index) => [
      `## Message ${index + 1}: ${message.role}\n\n${fenced(message.content)}`,
      ...attachedTo(message),
    ]),
    ...aroundHole(request),
    `## Files\n\n${request.sources.length === 0 ? 'None.' : request.sources.map((path) => `- \`${path}\``).join('\n')}`,
  ]
    .join('\n\n')
    .concat('\n');
}

/** What goes with a message beside its text: one list, or nothing. */
function attachedTo({ images = [], pdfs = [] }: ChatMessage): readonly string[] {
  const lines = [
    ...images.map(({ width, height }) => `- Image of ${width} × ${height} pixels`),
    ...pdfs.map(({ filename, pages }) => `- PDF file \`${filename}\`, pages: ${pages}`),
  ];
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function aroundHole({ hole }: SentRequest): readonly string[] {
  return hole
    ? [
        ...hole.extra.map(({ path, text }) => `## Beside it: \`${path}\`\n\n${fenced(text)}`),
        `## Before the cursor\n\n${fenced(hole.prefix)}`,
        `## Behind the cursor\n\n${fenced(hole.suffix)}`,
      ]
    : [];
}

type Fact = readonly [string, string];

function requestFacts({ purpose, profile, maxOutput, temperature }: SentRequest): readonly Fact[] {
  return [
    ['Purpose', purpose],
    ['Model', `${profile.label}, ${profile.model}`],
    ['Service', profile.baseUrl === '' ? 'this computer' : new URL(profile.baseUrl).origin],
    ['Answer at most', `${formatCount(maxOutput)} tokens`],
    ['Temperature', String(temperature)],
  ];
}

function packFacts(manifest: Manifest | undefined): readonly Fact[] {
  if (!manifest) {
    return [];
  }
  const { tokens, budget, cache, timings } = manifest;
  const share = (part: number) =>
    `${formatCount(part)} tokens, ${formatShare(tokens.total === 0 ? 0 : part / tokens.total)}`;
  return [
    ['Packed', `${formatCount(tokens.total)} of ${formatCount(budget)} tokens`],
    ['Instructions and question', share(tokens.instructions)],
    ['List of files', share(tokens.tree)],
    ['Files', share(tokens.files)],
    ['Expected from the cache', `${formatShare(cache.cachedShare)} (${cache.why})`],
    [
      'Packing took',
      `${exactTime(timings.totalMs)}: discover ${Math.round(timings.discoverMs)} ms, count ${Math.round(timings.countMs)} ms, ` +
        `rank ${Math.round(timings.rankMs)} ms, render ${Math.round(timings.renderMs)} ms`,
    ],
  ];
}

function recordFacts(record: SendRecord | undefined, isOffline: boolean): readonly Fact[] {
  if (!record) {
    return [['Outcome', 'still running']];
  }
  const { at, outcome, failure, firstTextMs, totalMs, usage, cost } = record;
  return [
    ['Sent', new Date(at).toISOString()],
    ['Outcome', failure === undefined ? outcome : `${outcome} (${failure})`],
    ['First text after', firstTextMs === undefined ? 'no text' : exactTime(firstTextMs)],
    ['Took', exactTime(totalMs)],
    ...(isOffline ? [['Cost', 'none: nothing left this computer'] as const] : billingFacts(usage, cost)),
  ];
}

function billingFacts(usage: SendRecord['usage'], cost: number | undefined): readonly Fact[] {
  return [
    [
      'Billed',
      usage
        ? `${formatCount(usage.input)} tokens in, ${formatCount(usage.cached)} of them cached, ${formatCount(usage.output)} out`
        : 'the service sent no counts',
    ],
    ['Cost', cost === undefined ? 'unknown' : formatMoney(cost)],
  ];
}

/** Milliseconds below a tenth of a second, which would read `0.0 s`. */
function exactTime(milliseconds: number): string {
  return milliseconds < 95 ? `${Math.round(milliseconds)} ms` : formatDuration(milliseconds);
}

function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

/** A fence that is longer than any in the text, so that the message stands exactly as it left. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
