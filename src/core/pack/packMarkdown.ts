// A pack as Markdown, to paste elsewhere: what it holds and why, then every text as it is sent, secrets hidden.

import type { ExcludedFile, Manifest, PackedFile } from '../../protocol/manifest.ts';
import type { Pack, SentDocument } from './packTypes.ts';

/** The whole pack. */
export function packMarkdown({ manifest, documents }: Pick<Pack, 'manifest' | 'documents'>, title: string): string {
  const sent = manifest.files.filter(({ tokens }) => tokens > 0);
  const named = manifest.files.length - sent.length;
  const rows = sent.map((file) => `| ${code(file.path)} | ${levelOf(file)} | ${file.tokens} | ${cell(file.reason)} |`);
  return [
    `# ${title}`,
    `${manifest.tokens.total} of ${manifest.budget} tokens. ${sent.length} files with their text, ${named} by name alone, ${manifest.excluded.length} left out.`,
    ['| File | Level | Tokens | Why |', '| --- | --- | ---: | --- |', ...rows].join('\n'),
    ...leftOut(manifest.excluded),
    ...documents.map(section),
  ]
    .join('\n\n')
    .concat('\n');
}

function levelOf({ level, lines }: PackedFile): string {
  const ranges = lines?.map(([first, last]) => `${first}–${last}`).join(', ');
  return ranges === undefined ? level : `${level}, lines ${ranges}`;
}

/** How many are left out for each reason: the page tells them one by one. */
function leftOut(excluded: Manifest['excluded']): readonly string[] {
  const counts = new Map<ExcludedFile['reason'], number>();
  for (const { reason } of excluded) {
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const parts = [...counts].map(([reason, count]) => `${reason} ${count}`);
  return parts.length === 0 ? [] : [`Left out: ${parts.join(', ')}.`];
}

/** A fence that is longer than any in the text. */
function section({ path, text, lines }: SentDocument): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const ranges = lines?.map(([first, last]) => `${first}–${last}`).join(', ');
  const part = ranges === undefined ? '' : `, lines ${ranges}`;
  return `## ${code(path)}${part}\n\n${fence}${endingOf(path)}\n${text.replace(/\n$/u, '')}\n${fence}`;
}

function endingOf(path: string): string {
  return /\.(\w+)$/u.exec(path)?.[1] ?? '';
}

function code(path: string): string {
  return `\`${cell(path).replaceAll('`', "'")}\``;
}

function cell(text: string): string {
  return text.replace(/\s+/gu, ' ').replaceAll('|', '\\|');
}
