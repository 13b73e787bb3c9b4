// Makes the policy of the gate from the rules in force.

import type { ExclusionReason } from '../../protocol/manifest.ts';
import type { EgressPolicy, WindowState } from './gate.ts';
import type { IgnoreRules } from './ignoreRules.ts';
import { isSecretFile } from './secretFiles.ts';
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

/** Why a path's text may not leave by these rules, or undefined when it may. */
export function forbiddenBy(path: string, forbidden: IgnoreRules): ExclusionReason | undefined {
  if (isSecretFile(path)) {
    return 'secret';
  }
  return forbidden.matchDeep(path) ? 'excluded' : undefined;
}
