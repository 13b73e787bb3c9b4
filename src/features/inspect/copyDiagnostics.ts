// Collects the diagnostics from the editor and puts them on the clipboard.

import * as vscode from 'vscode';
import { toDestination } from '../../core/model/destination.ts';
import type { Services } from '../../services.ts';
import { diagnostics, RECENT_REQUESTS, type DiagnosticFacts } from './diagnostics.ts';

/** Copies them and says so. */
export async function copyDiagnostics(services: Services): Promise<void> {
  const { keys, profiles, ledger } = services;
  const profile = profiles.current();
  const address = toDestination(profile.baseUrl);
  const key = address.kind === 'ok' ? await keys.keyFor(address.destination.origin) : undefined;
  const others = await Promise.all((await keys.origins()).map((origin) => keys.keyFor(origin)));
  const facts: DiagnosticFacts = {
    versions: versionsOf(services),
    window: windowOf(),
    settings: settingsOf(services),
    problem: profiles.problem(),
    profile,
    hasKey: key !== undefined,
    recent: await ledger.recent(RECENT_REQUESTS),
  };
  const secrets = [key, ...others].filter((secret) => secret !== undefined);
  await vscode.env.clipboard.writeText(diagnostics(facts, secrets));
  vscode.window.setStatusBarMessage(vscode.l10n.t('Diagnostics copied; no keys, no code'), 5_000);
}

function versionsOf({ extensionUri }: Services): DiagnosticFacts['versions'] {
  const own = vscode.extensions.all.find((extension) => extension.extensionUri.toString() === extensionUri.toString());
  const { version } = (own?.packageJSON ?? {}) as { readonly version?: string };
  return {
    panorama: version ?? 'unknown',
    editor: `${vscode.env.appName} ${vscode.version}`,
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
}

function windowOf(): DiagnosticFacts['window'] {
  return {
    host: vscode.env.appHost,
    kind: vscode.env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop',
    remote: vscode.env.remoteName?.replace(/\+.*$/, '').replace(/^[\d.:]+$/, 'server') ?? 'none',
    language: vscode.env.language,
    trusted: vscode.workspace.isTrusted,
    folders: vscode.workspace.workspaceFolders?.length ?? 0,
  };
}

/** Patterns are counted and not told: they name what the user keeps apart. */
function settingsOf({ settings }: Services): DiagnosticFacts['settings'] {
  return {
    profile: settings.profileId(),
    confirmAbove: settings.confirmAbove(),
    ...settings.caps(),
    budget: settings.budget(),
    include: settings.include().length,
    exclude: settings.exclude().length,
    suggestions: settings.completionMode(),
    disabledLanguages: settings.disabledLanguages().length,
  };
}
