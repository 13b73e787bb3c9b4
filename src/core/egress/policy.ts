// Makes the policy of the gate from the rules in force.

import { forbiddenBy } from './forbiddenBy.ts';
import type { EgressPolicy, WindowState } from './gate.ts';
import type { IgnoreRules } from './ignoreRules.ts';
import { hideSecrets } from './secrets.ts';

/** What the policy is made of. */
export interface PolicyRules extends WindowState {
  /** `.panoramaignore` files and the settings that exclude: nothing lifts them. */
  readonly forbidden: IgnoreRules;
}

/** The policy: secret files and forbidden paths stay, secret values are hidden. */
export function createEgressPolicy({ trusted, detour, forbidden }: PolicyRules): EgressPolicy {
  return {
    trusted,
    detour,
    forbids: (path) => forbiddenBy(path, forbidden),
    hideSecrets: (text) => hideSecrets(text).text,
  };
}
