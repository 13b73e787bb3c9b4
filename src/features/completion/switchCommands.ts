// The user's switches: when suggestions come, for which languages, and quiet for a while.

import * as vscode from 'vscode';
import type { Services } from '../../services.ts';
import { formatMoney } from '../../protocol/format.ts';
import { figureLine } from './figureWords.ts';
import type { CompletionSession } from './completionSession.ts';
import { nextEditChoice } from './nextEditSwitch.ts';
import { timeOf } from './showStatus.ts';

interface Choice extends vscode.QuickPickItem {
  readonly run: () => Thenable<void> | void;
}

/** Lets the user choose when suggestions come, and whether in the active language. */
export async function toggle(services: Services, session: CompletionSession): Promise<void> {
  const mode = session.mode();
  const choose = (label: string, setting: 'on' | 'manual' | 'off', isNow: boolean): Choice => ({
    label,
    ...(isNow && { description: vscode.l10n.t('now') }),
    run: () => services.settings.update('completion.enabled', setting),
  });
  await pick(vscode.l10n.t('Suggestions'), [
    choose(vscode.l10n.t('While typing'), 'on', mode === 'automatic'),
    choose(vscode.l10n.t('Only on demand'), 'manual', mode === 'manual'),
    choose(vscode.l10n.t('Never'), 'off', mode === 'off'),
    ...languageChoices(services),
    ...otherLanguageChoices(services),
  ]);
}

/** The way back for languages that are off and not those of the active editor. */
function otherLanguageChoices(services: Services): readonly Choice[] {
  const active = vscode.window.activeTextEditor?.document.languageId;
  const own = ownDisabledLanguages();
  return own
    .filter((language) => language !== active)
    .map((language) => ({
      label: vscode.l10n.t('On for {0}', language),
      run: () =>
        services.settings.update(
          'completion.disabledLanguages',
          own.filter((other) => other !== language),
        ),
    }));
}

/** The switch for the active editor's language; none without an editor. */
function languageChoices(services: Services): readonly Choice[] {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    return [];
  }
  const { languageId } = document;
  const own = ownDisabledLanguages();
  const isOff = services.settings.disabledLanguages(document.uri).includes(languageId);
  if (!isOff) {
    const label = vscode.l10n.t('Off for {0}', languageId);
    return [{ label, run: () => services.settings.update('completion.disabledLanguages', [...own, languageId]) }];
  }
  if (!own.includes(languageId)) {
    // What a workspace takes away only the workspace can give back.
    const label = vscode.l10n.t('Off for {0} by the workspace', languageId);
    return [{ label, run: () => openSetting('panorama.completion.disabledLanguages') }];
  }
  const rest = own.filter((other) => other !== languageId);
  const label = vscode.l10n.t('On for {0}', languageId);
  return [{ label, run: () => services.settings.update('completion.disabledLanguages', rest) }];
}

/** Quiet for a while, or awake again. */
export async function snooze(session: CompletionSession): Promise<void> {
  const choose = (label: string, minutes: number): Choice => ({
    label,
    run: () => {
      session.snooze(minutes * 60_000);
    },
  });
  await pick(vscode.l10n.t('Snooze suggestions'), [
    ...(session.snoozedUntil() === undefined ? [] : [choose(vscode.l10n.t('Wake them now'), 0)]),
    choose(vscode.l10n.t('5 minutes'), 5),
    choose(vscode.l10n.t('15 minutes'), 15),
    choose(vscode.l10n.t('1 hour'), 60),
  ]);
}

/** The menu of the status item. */
export async function showMenu(services: Services, session: CompletionSession): Promise<void> {
  const watch = await session.watch();
  await watch.refresh();
  const figures = figureLine(watch.tally);
  const spent = await spentToday(services);
  await pick(vscode.l10n.t('Panorama'), [
    heading(vscode.l10n.t('Suggestions')),
    ...restChoices(session),
    command('$(graph)', figures.label, 'panorama.showLedger', figures.description),
    command('$(sparkle)', vscode.l10n.t('Suggestions…'), 'panorama.completion.toggle', describeMode(session)),
    ...languageChoices(services).map((choice) => ({ ...choice, label: `$(code) ${choice.label}` })),
    nextEditChoice(services),
    command(
      '$(bell-slash)',
      vscode.l10n.t('Snooze suggestions…'),
      'panorama.completion.snooze',
      describeSnooze(session),
    ),
    heading(vscode.l10n.t('Model')),
    command(
      '$(server-environment)',
      vscode.l10n.t('Choose model…'),
      'panorama.chooseProfile',
      services.profiles.current().label,
    ),
    command('$(key)', vscode.l10n.t('Set key…'), 'panorama.setKey'),
    heading(vscode.l10n.t('Inspect')),
    command('$(json)', vscode.l10n.t('Show last request'), 'panorama.showLastRequest'),
    command('$(graph)', vscode.l10n.t('Show spend'), 'panorama.showLedger', spent),
    {
      label: `$(output) ${vscode.l10n.t('Show log')}`,
      run: () => {
        services.log.show();
      },
    },
    command('$(gear)', vscode.l10n.t('Open settings'), 'panorama.openSettings'),
  ]);
}

/** Of all pots; undefined when the journal cannot be read. */
async function spentToday({ spend }: Pick<Services, 'spend'>): Promise<string | undefined> {
  try {
    const { day } = await spend.read();
    return vscode.l10n.t('{0} spent or set aside today', formatMoney(day.questions + day.suggestions));
  } catch {
    return undefined;
  }
}

function describeSnooze(session: CompletionSession): string | undefined {
  const until = session.snoozedUntil();
  return until === undefined ? undefined : vscode.l10n.t('until {0}', timeOf(until));
}

/** What ends the rest after failures, with its reason. */
function restChoices(session: CompletionSession): readonly Choice[] {
  const rest = session.rest();
  return rest
    ? [
        {
          label: `$(debug-continue) ${vscode.l10n.t('Try again now')}`,
          detail: vscode.l10n.t('Paused: {0}', rest.failure.message),
          run: () => {
            session.endRest();
          },
        },
      ]
    : [];
}

function command(icon: string, label: string, id: string, description?: string): Choice {
  return {
    label: `${icon} ${label}`,
    ...(description !== undefined && { description }),
    run: () => vscode.commands.executeCommand(id),
  };
}

function heading(label: string): Choice {
  return { label, kind: vscode.QuickPickItemKind.Separator, run: () => undefined };
}

function describeMode(session: CompletionSession): string {
  switch (session.mode()) {
    case 'automatic':
      return vscode.l10n.t('while typing');
    case 'manual':
      return vscode.l10n.t('only on demand');
    case 'off':
      return vscode.l10n.t('never');
  }
}

/** What the user has switched off, without what a workspace adds. */
function ownDisabledLanguages(): readonly string[] {
  const value: unknown = vscode.workspace
    .getConfiguration('panorama')
    .inspect('completion.disabledLanguages')?.globalValue;
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

async function openSetting(name: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWorkspaceSettings', { query: name });
}

async function pick(title: string, choices: readonly Choice[]): Promise<void> {
  const chosen = await vscode.window.showQuickPick(choices, { title });
  await chosen?.run();
}
