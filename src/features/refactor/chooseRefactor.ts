// The list of the refactors that apply at the cursor, or on what is chosen in the explorer; with the user's own commands.

import * as vscode from 'vscode';
import {
  whereItApplies,
  type MenuGroup,
  type RefactorCommand,
  type TargetKind,
} from '../../core/refactor/catalogue.ts';
import { allCommands, readOwn } from './allCommands.ts';
import type { CommandCall } from './commandCall.ts';
import { findPlace } from './findPlace.ts';
import type { RefactorServices } from './refactorServices.ts';

/** Lets the user pick one of the commands that apply; undefined when the list is left or empty. */
export async function chooseRefactor(
  services: Pick<RefactorServices, 'settings'>,
  call: CommandCall,
): Promise<RefactorCommand | undefined> {
  const nothing = new vscode.CancellationTokenSource();
  const items = findItems(services, call).then((found) => {
    if (found.length === 0) {
      nothing.cancel();
      void vscode.window.showInformationMessage(vscode.l10n.t('No refactor applies here.'));
    }
    return found;
  });
  // The list is open at once: a language service that still starts may take a while to name the symbol.
  const picked = await vscode.window.showQuickPick(
    items,
    { placeHolder: vscode.l10n.t('Refactor'), matchOnDescription: true },
    nothing.token,
  );
  nothing.dispose();
  if (picked?.isBroken === true) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'panorama.refactor.commands');
  }
  return picked?.command;
}

/** Lets the user pick one of their own commands. */
export async function chooseOwn(services: Pick<RefactorServices, 'settings'>): Promise<RefactorCommand | undefined> {
  const { commands, problems } = readOwn(services);
  if (commands.length === 0) {
    const open = vscode.l10n.t('Open Settings');
    const message = problems[0] ?? vscode.l10n.t('You have no commands of your own yet.');
    if ((await vscode.window.showInformationMessage(message, open)) === open) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'panorama.refactor.commands');
    }
    return undefined;
  }
  const items = commands.map((command) => toItem(command, ''));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Refactor') }))?.command;
}

interface Item extends vscode.QuickPickItem {
  readonly command?: RefactorCommand;
  /** Whether it tells of an entry of the settings that cannot be used. */
  readonly isBroken?: boolean;
}

async function findItems(services: Pick<RefactorServices, 'settings'>, call: CommandCall): Promise<readonly Item[]> {
  const items = call.files ? itemsForFiles(services, call.files) : await itemsHere(services, call);
  const broken = readOwn(services).problems.map((problem) => ({
    label: problem,
    iconPath: new vscode.ThemeIcon('warning'),
    isBroken: true,
  }));
  return items.length === 0 ? [] : [...withGroups(items), ...broken];
}

async function itemsHere(services: Pick<RefactorServices, 'settings'>, call: CommandCall): Promise<readonly Chosen[]> {
  const found = await findPlace(call);
  const staged = allCommands(services).filter(({ targets }) => targets.includes('staged'));
  const here = allCommands(services).flatMap((command) => {
    const applicability = found && whereItApplies(command, found.place);
    return applicability?.kind === 'applies' ? [{ command, description: TARGETS[applicability.target]() }] : [];
  });
  return here.length === 0
    ? []
    : [...here, ...staged.map((command) => ({ command, description: vscode.l10n.t('what is staged') }))];
}

function itemsForFiles(services: Pick<RefactorServices, 'settings'>, files: readonly vscode.Uri[]): readonly Chosen[] {
  const [only] = files;
  const description =
    files.length === 1 ? (only?.path.split('/').at(-1) ?? '') : vscode.l10n.t('{0} files and folders', files.length);
  return allCommands(services)
    .filter(({ targets }) => targets.includes('folder'))
    .map((command) => ({ command, description }));
}

interface Chosen {
  readonly command: RefactorCommand;
  readonly description: string;
}

/** The groups of the menus, each under its name. */
function withGroups(chosen: readonly Chosen[]): readonly Item[] {
  return (Object.keys(GROUPS) as readonly MenuGroup[]).flatMap((group) => {
    const items = chosen.filter(({ command }) => command.group === group);
    const separator = { label: GROUPS[group](), kind: vscode.QuickPickItemKind.Separator };
    return items.length === 0
      ? []
      : [separator, ...items.map(({ command, description }) => toItem(command, description))];
  });
}

function toItem(command: RefactorCommand, description: string): Item {
  return { label: vscode.l10n.t(command.title), description, iconPath: new vscode.ThemeIcon(command.icon), command };
}

const GROUPS: Readonly<Record<MenuGroup, () => string>> = {
  ask: () => vscode.l10n.t('Understand and fix'),
  shape: () => vscode.l10n.t('Reshape'),
  improve: () => vscode.l10n.t('Improve'),
  write: () => vscode.l10n.t('Write'),
  own: () => vscode.l10n.t('Your own'),
};

const TARGETS: Readonly<Record<TargetKind, () => string>> = {
  selection: () => vscode.l10n.t('the selection'),
  name: () => vscode.l10n.t('the name at the cursor'),
  symbol: () => vscode.l10n.t('the function or class at the cursor'),
  file: () => vscode.l10n.t('the whole file'),
};
