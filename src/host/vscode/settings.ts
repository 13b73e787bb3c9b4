// Reads the settings: what adds content, cost or a destination by its global value alone, what takes away by any value.

import * as vscode from 'vscode';
import type { SpendCaps } from '../../core/spend/judgeSpend.ts';

/** When suggestions show. */
export type CompletionMode = 'ask' | 'on' | 'manual' | 'off';

/** The settings as plain values, read anew at each call. */
export interface Settings {
  profileId(): string;
  /** As written by the user: unchecked. */
  profiles(): unknown;
  /** US dollars. */
  confirmAbove(): number;
  /** US dollars. */
  caps(): SpendCaps;
  budget(): 'focus' | 'wide' | 'whole' | number;
  include(): readonly string[];
  exclude(scope?: vscode.Uri): readonly string[];
  completionMode(): CompletionMode;
  disabledLanguages(scope?: vscode.Uri): readonly string[];
  /** Whether the user wants next edits. */
  nextEdit(): boolean;
  /** What the user asks of all answers; may be empty. */
  instructions(): string;
  /** Whether instructions are read from files of a workspace. */
  readsInstructionFiles(): boolean;
  /** The user's own refactor commands, as written: unchecked. */
  refactorCommands(): unknown;
  /** Writes a user setting; rejects when the settings file cannot be written. */
  update(name: UserSetting, value: unknown): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

/** The settings that commands of the extension write. */
export type UserSetting =
  | 'profile'
  | 'profiles'
  | 'completion.enabled'
  | 'pack.budget'
  | 'completion.disabledLanguages'
  | 'completion.nextEdit';

const SECTION = 'panorama';

/** The settings of the running editor. */
export function createSettings(): Settings & vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const listener = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(SECTION)) {
      changed.fire();
    }
  });
  return {
    profileId: () => text(userValue('profile')) ?? 'offline',
    profiles: () => userValue('profiles'),
    confirmAbove: () => amount(userValue('spend.confirmAbove')) ?? 0.25,
    caps: () => ({
      perQuestion: amount(userValue('spend.perQuestion')) ?? 1,
      perDay: amount(userValue('spend.perDay')) ?? 5,
      perMonth: amount(userValue('spend.perMonth')) ?? 40,
      suggestionsPerDay: amount(userValue('spend.suggestionsPerDay')) ?? 1,
      suggestionsPerHour: amount(userValue('spend.suggestionsPerHour')) ?? 0.2,
    }),
    budget: () => budgetOf(userValue('pack.budget')),
    include: () => texts(userValue('pack.include')),
    exclude: (scope) => everyValue('pack.exclude', scope),
    completionMode: () => modeOf(userValue('completion.enabled')),
    disabledLanguages: (scope) => everyValue('completion.disabledLanguages', scope),
    nextEdit: () => userValue('completion.nextEdit') === 'on',
    instructions: () => text(userValue('chat.instructions')) ?? '',
    readsInstructionFiles: () => userValue('chat.instructionFiles') !== false,
    refactorCommands: () => userValue('refactor.commands'),
    update: async (name, value) => {
      await vscode.workspace.getConfiguration(SECTION).update(name, value, vscode.ConfigurationTarget.Global);
    },
    onDidChange: changed.event,
    dispose: () => {
      listener.dispose();
      changed.dispose();
    },
  };
}

/** The user's value or the default. A workspace's value is never read, whatever scope the editor believes the setting has. */
function userValue(name: string): unknown {
  const values = vscode.workspace.getConfiguration(SECTION).inspect<unknown>(name);
  return values?.globalValue ?? values?.defaultValue;
}

/** The values of all scopes together: a workspace may add to what is taken away, and undo nothing. */
function everyValue(name: string, scope: vscode.Uri | undefined): readonly string[] {
  const values = vscode.workspace.getConfiguration(SECTION, scope).inspect<unknown>(name);
  const levels = [values?.globalValue, values?.workspaceValue, values?.workspaceFolderValue];
  return [...new Set(levels.flatMap(texts))];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function amount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function budgetOf(value: unknown): 'focus' | 'wide' | 'whole' | number {
  if (value === 'focus' || value === 'whole') {
    return value;
  }
  return amount(value) ?? 'wide';
}

function modeOf(value: unknown): CompletionMode {
  return value === 'on' || value === 'manual' || value === 'off' ? value : 'ask';
}
