// The part of the services that the refactor commands use.

import type { Services } from '../../services.ts';
import type { Findings } from './findings.ts';

/** What every command of the catalogue can ask for. */
export interface RefactorServices extends Pick<
  Services,
  'clock' | 'forbids' | 'globalState' | 'log' | 'packDraft' | 'rulesReady' | 'send'
> {
  readonly settings: Pick<Services['settings'], 'confirmAbove' | 'exclude' | 'include' | 'refactorCommands'>;
  readonly marks: Pick<Services['marks'], 'current'>;
  readonly spend: Pick<Services['spend'], 'check'>;
  readonly profiles: Pick<Services['profiles'], 'current'>;
  readonly status: Pick<Services['status'], 'show'>;
  readonly review: Pick<Services['review'], 'receive' | 'show'>;
  /** What reviews of code have found, in the Problems view. */
  readonly findings: () => Promise<Findings>;
}
