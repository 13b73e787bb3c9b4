// Rows of the catalogue that answer, look or do what is said: they shape no code by a rule of their own.

import type { RefactorCommand } from './catalogue.ts';

/** Explain, fix, by instruction, review, commit message. */
export const ASKING: readonly RefactorCommand[] = [
  {
    id: 'explain',
    title: 'Explain',
    icon: 'comment-discussion',
    group: 'ask',
    destination: 'chat',
    targets: ['selection', 'symbol', 'file'],
    instruction:
      'Explain this code: what it is for, how it works step by step, and what to watch out for when changing it.',
    context: [],
    checks: [],
  },
  {
    id: 'fix',
    title: 'Fix problem',
    icon: 'lightbulb',
    group: 'ask',
    destination: 'review',
    targets: ['selection', 'file'],
    needs: 'problem',
    instruction:
      'Fix these problems, each at its cause and with the smallest change that is right. Do not silence them: no comment that turns a rule off, no cast that hides an error, no code removed because it complains. Change nothing else.',
    context: ['definitions'],
    checks: ['keeps-size'],
    bulb: 'quickfix',
  },
  {
    id: 'custom',
    title: 'Refactor by instruction',
    icon: 'edit',
    group: 'own',
    destination: 'review',
    targets: ['selection', 'symbol', 'file', 'folder'],
    context: ['definitions'],
    checks: ['keeps-size'],
    bulb: 'rewrite',
  },
  {
    id: 'review',
    title: 'Review code',
    icon: 'checklist',
    group: 'ask',
    destination: 'problems',
    targets: ['selection', 'symbol', 'file', 'folder'],
    instruction:
      'Review this code as a careful colleague: errors in logic, missing cases, leaks, races, unsafe input, misleading names or comments. Name what is wrong and when it shows. Leave out taste, formatting and what a compiler or linter says.',
    context: ['definitions'],
    checks: [],
  },
  {
    id: 'commitMessage',
    title: 'Write commit message',
    icon: 'sparkle',
    group: 'write',
    destination: 'message',
    targets: ['staged'],
    instruction:
      'Write the message of the commit that makes these changes: a subject of at most 72 characters in the imperative, and where the reason is not plain a body after an empty line, wrapped at 72. Say what changes for whom and why, not file by file. Follow the style of the earlier subjects. Answer with the message alone.',
    context: [],
    checks: [],
  },
];
