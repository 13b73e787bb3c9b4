// Which model answers: the user's chosen profile, complete and checked.

import type * as vscode from 'vscode';
import type { Profile } from '../../core/model/profile.ts';

/** The profiles of this user. */
export interface Profiles {
  /** The chosen one; the offline engine while none is chosen or the chosen one is broken (`problem` says why). */
  current(): Profile;
  /** Built-in and own profiles, in the order to show them. */
  all(): readonly Profile[];
  /** What is wrong with the settings, in words for the user. */
  problem(): string | undefined;
  /** Makes a profile the chosen one. */
  choose(id: string): Promise<void>;
  /** Adds or replaces an own profile in the user's settings. */
  save(profile: Profile): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}
