// The rows of the pack's tree: what the model read, what was left out, what was hidden, each with its reason.

import * as vscode from 'vscode';
import { formatCount, formatShare } from '../../protocol/format.ts';
import type { ExcludedFile, ExclusionReason, Level, Manifest, PackedFile } from '../../protocol/manifest.ts';

/** One row, with the rows under it. */
export interface PackRow {
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** A codicon's name. */
  readonly icon?: string;
  /** Opened by a click, at this 1-based line. */
  readonly opens?: { readonly path: string; readonly line: number };
  readonly children?: readonly PackRow[];
}

const LEVELS: readonly Level[] = ['full', 'excerpt', 'outline', 'listed', 'folded'];

/** The tree of a manifest; groups without rows are left out. */
export function packRows(manifest: Manifest): readonly PackRow[] {
  return [
    summaryRow(manifest),
    ...LEVELS.flatMap((level) =>
      levelRow(
        level,
        manifest.files.filter((file) => file.level === level),
      ),
    ),
    ...leftOutRow(manifest.excluded),
    ...hiddenValuesRow(manifest),
    ...hiddenCharactersRow(manifest),
  ];
}

function summaryRow({ tokens, budget, cache, timings }: Manifest): PackRow {
  return {
    label: vscode.l10n.t('{0} of {1} tokens', formatCount(tokens.total), formatCount(budget)),
    ...(cache.cachedShare > 0 && { description: vscode.l10n.t('{0} cached', formatShare(cache.cachedShare)) }),
    tooltip: [
      vscode.l10n.t('Instructions and question: {0} tokens', formatCount(tokens.instructions)),
      vscode.l10n.t('List of files: {0} tokens', formatCount(tokens.tree)),
      vscode.l10n.t('Files: {0} tokens', formatCount(tokens.files)),
      vscode.l10n.t('Cache: {0}', cache.why),
      vscode.l10n.t('Packed in {0} ms', formatCount(timings.totalMs)),
    ].join('\n'),
    icon: 'graph',
  };
}

function levelRow(level: Level, files: readonly PackedFile[]): readonly PackRow[] {
  if (files.length === 0) {
    return [];
  }
  const tokens = files.reduce((sum, file) => sum + file.tokens, 0);
  const words: Readonly<Record<Level, string>> = {
    full: vscode.l10n.t('In full'),
    excerpt: vscode.l10n.t('As excerpts'),
    outline: vscode.l10n.t('As outlines'),
    listed: vscode.l10n.t('By name'),
    folded: vscode.l10n.t("Within their folder's line"),
  };
  return [
    {
      label: words[level],
      description: `${countOf(files.length)}, ${tokensOf(tokens)}`,
      children: files.map(fileRow),
    },
  ];
}

function fileRow(file: PackedFile): PackRow {
  const lines = file.lines?.map(([first, last]) => `${first}–${last}`).join(', ');
  return {
    label: nameOf(file.path),
    description: [...(file.tokens > 0 ? [tokensOf(file.tokens)] : []), folderOf(file.path)].join(' · '),
    tooltip: [
      file.path,
      file.reason,
      vscode.l10n.t('Relevance: {0}', file.score.toFixed(2)),
      ...(lines === undefined ? [] : [vscode.l10n.t('Lines: {0}', lines)]),
    ].join('\n'),
    opens: { path: file.path, line: file.lines?.[0]?.[0] ?? 1 },
  };
}

function leftOutRow(excluded: readonly ExcludedFile[]): readonly PackRow[] {
  if (excluded.length === 0) {
    return [];
  }
  const reasons = [...new Set(excluded.map(({ reason }) => reason))].sort();
  return [
    {
      label: vscode.l10n.t('Left out'),
      description: formatCount(excluded.length),
      children: reasons.map((reason) =>
        reasonRow(
          reason,
          excluded.filter((entry) => entry.reason === reason),
        ),
      ),
    },
  ];
}

function reasonRow(reason: ExclusionReason, excluded: readonly ExcludedFile[]): PackRow {
  const words: Readonly<Record<ExclusionReason, string>> = {
    ignored: vscode.l10n.t('Ignored'),
    excluded: vscode.l10n.t('Excluded by settings'),
    binary: vscode.l10n.t('Binary'),
    generated: vscode.l10n.t('Generated'),
    vendored: vscode.l10n.t('From elsewhere'),
    data: vscode.l10n.t('Data'),
    duplicate: vscode.l10n.t('Duplicate'),
    secret: vscode.l10n.t('Secret'),
    'too-large': vscode.l10n.t('Too large'),
    'too-many': vscode.l10n.t('Too many files'),
    unreadable: vscode.l10n.t('Cannot be read'),
    link: vscode.l10n.t('Link'),
  };
  return {
    label: words[reason],
    description: formatCount(excluded.length),
    children: excluded.map(({ path, rule }) => ({
      label: nameOf(path),
      description: [...(rule === undefined ? [] : [rule]), folderOf(path)].join(' · '),
      tooltip: [path, rule ?? words[reason]].join('\n'),
      ...(!path.endsWith('/') && { opens: { path, line: 1 } }),
    })),
  };
}

function hiddenValuesRow({ hidden }: Manifest): readonly PackRow[] {
  return groupRow(
    vscode.l10n.t('Hidden values'),
    'eye-closed',
    hidden.map(({ path, line, kind }) => ({
      label: `${nameOf(path)}:${line}`,
      description: `${kind} · ${folderOf(path)}`,
      tooltip: vscode.l10n.t('Sent as a placeholder: {0}', kind),
      opens: { path, line },
    })),
  );
}

function hiddenCharactersRow({ invisible }: Manifest): readonly PackRow[] {
  return groupRow(
    vscode.l10n.t('Hidden characters'),
    'warning',
    invisible.map(({ path, line, count }) => ({
      label: `${nameOf(path)}:${line}`,
      description: `${formatCount(count)} · ${folderOf(path)}`,
      tooltip: vscode.l10n.t('Characters that cannot be seen; they may carry instructions.'),
      opens: { path, line },
    })),
  );
}

function groupRow(label: string, icon: string, children: readonly PackRow[]): readonly PackRow[] {
  return children.length === 0 ? [] : [{ label, icon, description: formatCount(children.length), children }];
}

function countOf(files: number): string {
  return files === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', formatCount(files));
}

function tokensOf(tokens: number): string {
  return tokens === 1 ? vscode.l10n.t('1 token') : vscode.l10n.t('{0} tokens', formatCount(tokens));
}

/** The last segment, with the slash of a folder; the view is narrow and the name matters most. */
function nameOf(path: string): string {
  return /[^/]*\/?$/.exec(path)?.[0] ?? path;
}

/** The folder before the name, without a slash at its end; `.` for the workspace itself. */
function folderOf(path: string): string {
  const folder = path.slice(0, path.length - nameOf(path).length).replace(/\/$/, '');
  return folder === '' ? '.' : folder;
}
