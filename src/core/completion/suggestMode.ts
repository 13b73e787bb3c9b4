// Whether suggestions come while typing, on demand or never, from the user's setting and what else suggests here.

/** What decides. */
export interface ModeFacts {
  /** The user's setting; `ask` means that the user has not said yet. */
  readonly setting: 'ask' | 'on' | 'manual' | 'off';
  /** Whether the offline engine answers: it sends nothing and costs nothing. */
  readonly offline: boolean;
  /** Whether another extension suggests while typing. */
  readonly otherProvider: boolean;
}

/** When suggestions come. */
export type SuggestMode = 'automatic' | 'manual' | 'off';

/** Without the user's word nothing is sent while typing, and no one else's suggestions are disturbed. */
export function suggestModeOf({ setting, offline, otherProvider }: ModeFacts): SuggestMode {
  switch (setting) {
    case 'on':
      return 'automatic';
    case 'manual':
    case 'off':
      return setting;
    case 'ask':
      return offline && !otherProvider ? 'automatic' : 'manual';
  }
}

/** Whether to put the one question: only before the user has said anything, and only once a model is connected. */
export function mayAsk(facts: ModeFacts, asked: boolean): boolean {
  return facts.setting === 'ask' && !facts.offline && !asked;
}
