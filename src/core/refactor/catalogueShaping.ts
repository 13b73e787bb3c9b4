// Rows of the catalogue that give code another shape and keep what it does.

import type { RefactorCommand } from './catalogue.ts';

/** Extract, inline, rename, simplify, remove, convert. */
export const SHAPING: readonly RefactorCommand[] = [
  {
    id: 'extractFunction',
    title: 'Extract function',
    icon: 'symbol-method',
    group: 'shape',
    destination: 'review',
    targets: ['selection'],
    leastLines: 1,
    instruction:
      'Move the selected code into a function of its own with a name that says what it does, beside the code that uses it, and call it in its place. Pass what it needs as parameters, return what is used afterwards, and change nothing else.',
    context: [],
    checks: ['keeps-size'],
    bulb: 'extract',
  },
  {
    id: 'extractVariable',
    title: 'Extract variable',
    icon: 'symbol-variable',
    group: 'shape',
    destination: 'review',
    targets: ['selection'],
    instruction:
      'Give the selected expression a name: declare a constant for it just before the statement that uses it, in the narrowest scope that works, with a name that says what the value means. Use it for equal expressions of the same scope only where evaluating once is the same, and change nothing else.',
    context: [],
    checks: ['keeps-size'],
    bulb: 'extract',
  },
  {
    id: 'inline',
    title: 'Inline',
    icon: 'symbol-reference',
    group: 'shape',
    destination: 'review',
    targets: ['selection', 'name'],
    instruction:
      'Put the value or the body of this variable or function in the place of its uses in this file, and remove its declaration. Keep order and number of evaluations, and brackets where precedence needs them. When it is exported, or used in a way that cannot be inlined, say so and change nothing.',
    context: ['definitions'],
    checks: [],
    bulb: 'inline',
  },
  {
    id: 'rename',
    title: 'Rename with better name',
    icon: 'symbol-text',
    group: 'shape',
    destination: 'review',
    targets: ['name'],
    instruction:
      'Propose up to five better names for the marked identifier, the best first: each says what the thing is or does in this code, in the spelling that the language and this file use, and collides with no name that is visible there. For each say in a few words what it makes clearer.',
    context: ['usages'],
    checks: [],
  },
  {
    id: 'simplify',
    title: 'Simplify',
    icon: 'wand',
    group: 'shape',
    destination: 'review',
    targets: ['selection', 'symbol', 'file', 'folder'],
    instruction:
      'Make the code simpler to read without changing what it does: flatten nesting, name what is unclear, remove what is needless, prefer the idioms of the language. Keep names that other code may use.',
    context: ['definitions'],
    checks: ['keeps-size', 'stays-inside'],
    bulb: 'rewrite',
  },
  {
    id: 'removeDeadCode',
    title: 'Remove dead code',
    icon: 'trash',
    group: 'shape',
    destination: 'review',
    targets: ['selection', 'symbol', 'file', 'folder'],
    instruction:
      'Remove code that can never run or whose result nobody uses: unreachable statements, unused locals, parameters, private members and imports, conditions that are always the same, code that is commented out. Keep what is exported, what has effects, and what is called by name or by a framework. In doubt, keep it.',
    context: ['problems'],
    checks: ['stays-inside'],
    bulb: 'rewrite',
  },
  {
    id: 'convert',
    title: 'Convert',
    icon: 'arrow-swap',
    group: 'shape',
    destination: 'review',
    targets: ['selection', 'symbol', 'file'],
    needs: 'conversion',
    context: ['definitions'],
    checks: ['keeps-size', 'stays-inside'],
    bulb: 'rewrite',
  },
];
