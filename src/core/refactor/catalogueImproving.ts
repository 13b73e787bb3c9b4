// Rows of the catalogue that add what code lacks: types, care for errors, speed, words, tests.

import type { RefactorCommand } from './catalogue.ts';

/** Languages in which types are written, or can be. */
const TYPED_LANGUAGES = [
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'python',
  'php',
  'ruby',
  'vue',
  'svelte',
  'lua',
  'elixir',
];

/** Types, error handling, performance, documentation, tests, the language of comments. */
export const IMPROVING: readonly RefactorCommand[] = [
  {
    id: 'addTypes',
    title: 'Add types',
    icon: 'symbol-interface',
    group: 'improve',
    destination: 'review',
    targets: ['selection', 'symbol', 'file', 'folder'],
    languages: TYPED_LANGUAGES,
    instruction:
      'Add exact type annotations to parameters, return values and variables whose type cannot be inferred, in the way the language has: annotations, hints, or documentation comments in plain JavaScript. Do not loosen a type, and change nothing at run time.',
    context: ['definitions'],
    checks: ['keeps-size', 'stays-inside'],
    bulb: 'rewrite',
  },
  {
    id: 'addErrorHandling',
    title: 'Add error handling',
    icon: 'shield',
    group: 'improve',
    destination: 'review',
    targets: ['selection', 'symbol', 'file', 'folder'],
    instruction:
      'Handle the failures that can really happen here, in the style of the surrounding code: pass on or wrap errors with what the reader of the message needs, release what was acquired, and swallow nothing. Do not handle what cannot fail.',
    context: ['definitions'],
    checks: ['keeps-size', 'stays-inside'],
    bulb: 'rewrite',
  },
  {
    id: 'improvePerformance',
    title: 'Improve performance',
    icon: 'dashboard',
    group: 'improve',
    destination: 'review',
    targets: ['selection', 'symbol', 'file', 'folder'],
    instruction:
      'Make the code faster or lighter on memory where it matters: a better algorithm or data structure, no work done twice, no waiting in a row for what can wait together. Results, order and errors stay the same. Say what becomes cheaper. When nothing is worth its loss in clarity, change nothing.',
    context: ['definitions', 'usages'],
    checks: ['keeps-size', 'stays-inside'],
    bulb: 'rewrite',
  },
  {
    id: 'document',
    title: 'Document',
    icon: 'book',
    group: 'write',
    destination: 'review',
    targets: ['selection', 'symbol', 'file', 'folder'],
    instruction:
      'Write documentation comments in the form that the language and this file use: what it is for, parameters and results with their units, errors. Say why where the code cannot. Change no code.',
    context: [],
    checks: ['keeps-code', 'stays-inside'],
    bulb: 'rewrite',
  },
  {
    id: 'generateTests',
    title: 'Generate tests',
    icon: 'beaker',
    group: 'write',
    destination: 'review',
    targets: ['selection', 'symbol', 'file'],
    instruction:
      'Write tests for this code in the framework, layout and style of the tests that the project has: the usual case, the edges, each error. Name each test after the behaviour. Test what can be called from outside, with real values and no copy of the implementation.',
    context: ['definitions', 'tests'],
    checks: [],
    bulb: 'rewrite',
  },
  {
    id: 'translateComments',
    title: 'Translate comments',
    icon: 'globe',
    group: 'write',
    destination: 'review',
    targets: ['selection', 'symbol', 'file', 'folder'],
    needs: 'comment',
    context: [],
    checks: ['keeps-code', 'stays-inside'],
    bulb: 'rewrite',
  },
];
