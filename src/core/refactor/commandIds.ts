// The ids of the commands of the catalogue, apart from it, so that the start of the editor loads no more than these.

/** In the order of the catalogue; each command is `panorama.refactor.` and one of these. */
export const REFACTOR_IDS = [
  'explain',
  'fix',
  'custom',
  'review',
  'commitMessage',
  'extractFunction',
  'extractVariable',
  'inline',
  'rename',
  'simplify',
  'removeDeadCode',
  'convert',
  'addTypes',
  'addErrorHandling',
  'improvePerformance',
  'document',
  'generateTests',
  'translateComments',
] as const;

/** One of them. */
export type RefactorId = (typeof REFACTOR_IDS)[number];
