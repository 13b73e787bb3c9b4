// The rows of the pack's tree: what the model would read by folder, what is left out, what is hidden, each with its reason.

import * as vscode from 'vscode';
import { formatCount, formatShare } from '../../protocol/format.ts';
import type { ExcludedFile, Level, Manifest } from '../../protocol/manifest.ts';
import type { FileMarks } from '../../protocol/packMessages.ts';
import { folderRows, levelWord } from './folderRows.ts';
import type { PackRow } from './packRow.ts';
import { reasonWords } from './reasonWords.ts';

const LEVELS: readonly Level[] = ['full', 'excerpt', 'outline', 'listed', 'folded'];

/** The tree of a manifest; groups without rows are left out. */
export function packRows(manifest: Manifest, marks: FileMarks): readonly PackRow[] {
  return [
    summaryRow(manifest),
    ...filesRow(manifest, marks),
    ...leftOutRow(manifest.excluded, marks),
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

function filesRow({ files }: Manifest, marks: FileMarks): readonly PackRow[] {
  const counts = LEVELS.flatMap((level) => {
    const count = files.filter((file) => file.level === level).length;
    return count === 0 ? [] : [`${formatCount(count)} ${levelWord(level)}`];
  });
  const row = {
    label: vscode.l10n.t('Files'),
    description: counts.join(' · '),
    readChildren: () => folderRows(files, marks),
  };
  return files.length === 0 ? [] : [row];
}

function leftOutRow(excluded: readonly ExcludedFile[], { excluded: byHand }: FileMarks): readonly PackRow[] {
  const own = new Set(byHand);
  const reasons = [...new Set(excluded.filter(({ path }) => !own.has(path)).map(({ reason }) => reason))].sort();
  const groups = [
    ...(byHand.length === 0 ? [] : [byHandRow(byHand)]),
    ...reasons.map((reason) =>
      reasonRow(
        reasonWords(reason),
        excluded.filter((entry) => entry.reason === reason && !own.has(entry.path)),
      ),
    ),
  ];
  const count = excluded.filter(({ path }) => !own.has(path)).length + byHand.length;
  return groups.length === 0
    ? []
    : [{ label: vscode.l10n.t('Left out'), description: formatCount(count), readChildren: () => groups }];
}

function byHandRow(paths: readonly string[]): PackRow {
  return {
    label: vscode.l10n.t('Excluded by you'),
    description: formatCount(paths.length),
    readChildren: () =>
      paths.map((path) => ({
        label: nameOf(path),
        description: folderOf(path),
        tooltip: path,
        opens: { path, line: 1 },
        context: 'file excluded',
      })),
  };
}

function reasonRow(words: string, excluded: readonly ExcludedFile[]): PackRow {
  return {
    label: words,
    description: formatCount(excluded.length),
    readChildren: () =>
      excluded.map(({ path, rule }) => ({
        label: nameOf(path),
        description: [...(rule === undefined ? [] : [rule]), folderOf(path)].join(' · '),
        tooltip: [path, rule ?? words].join('\n'),
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
  return children.length === 0
    ? []
    : [{ label, icon, description: formatCount(children.length), readChildren: () => children }];
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
