// Which paths never leave, whatever is in them.

import type { ExclusionReason } from '../../protocol/manifest.ts';
import type { IgnoreRules } from './ignoreRules.ts';
import { isSecretFile } from './secretFiles.ts';

/** Why a path's text may not leave by these rules, or undefined when it may. */
export function forbiddenBy(path: string, forbidden: IgnoreRules): ExclusionReason | undefined {
  if (isSecretFile(path)) {
    return 'secret';
  }
  return forbidden.matchDeep(path) ? 'excluded' : undefined;
}
