// Changed rows of lists: which rows below need the same, and which are left alone.

import { caseIn, type EditCase } from './editCase.ts';

const script = caseIn('typescript');
const python = caseIn('python');
const go = caseIn('go');
const rust = caseIn('rust');
const sharp = caseIn('csharp');

/** All cases of rows. */
export const rowCases: readonly EditCase[] = [
  script(
    'a field more',
    'const rows = [',
    '  { id: 1«|, on: true» },',
    '  { id: 2‹|, on: true› },',
    '  { id: 3‹|, on: true› }',
    '];',
  ),
  script('a field less', 'const rows = [', '  { id: 1«, on: true|» },', '  { id: 2‹, on: false|› },', '];'),
  script(
    'a field at the start',
    'const rows = [',
    '  {« |  kind: 0, »id: 1 },'.replace('« |  ', '«| '),
    '  {‹| kind: 0,› id: 2 },',
    '];',
  ),
  script('another name of a field', 'const rows = [', '  { «id|key»: 1 },', '  { ‹id|key›: 2 },', '];'),
  script('a wrapped value', 'const rows = [', '  «1|wei(1)»,', '  ‹2|wei(2)›,', '  ‹3|wei(3)›,', '];'),
  script(
    'a bare value after a second row',
    'const rows = [',
    '  [1, 2, 0],',
    '  [3, 4«|, 0»],',
    '  [5, 6‹|, 0›],',
    '];',
  ),
  script(
    'as far as the rows are alike',
    'const rows = [',
    '  { id: 1«|, on: true» },',
    '  { id: 2‹|, on: true› },',
    '  { id: f(3) },',
    '  { id: 4 },',
    '];',
  ),
  script('nothing for a first bare value', 'const rows = [', '  [1, 2«|, 0»],', '  [5, 6],', '];'),
  script('nothing for another value', 'const rows = [', '  { id: «1|2» },', '  { id: 1 },', '];'),
  script('nothing in statements', 'function f() {', '  go(1«|, { a: 2 }»);', '  put(1);', '}'),
  script(
    'nothing in another list',
    'const rows = [',
    '  { id: 1«|, on: true» },',
    '];',
    'const more = [',
    '  { id: 1 },',
    '];',
  ),
  script('nothing behind an empty line', 'const rows = [', '  { id: 1«|, on: true» },', '', '  { id: 2 },', '];'),
  script(
    'nothing that is a key',
    'const keys = [',
    '  { id: 1«|, token: "ghp_0123456789abcdefghijABCDEFGHIJ012345"» },',
    '  { id: 2 },',
    '];',
  ),
  python('a key more', 'rows = [', '    {"id": 1«|, "on": True»},', '    {"id": 2‹|, "on": True›},', ']'),
  python('a named argument more', 'rows = [', '    Row("a"«|, size=1»),', '    Row("b"‹|, size=1›),', ']'),
  python('another key', 'rows = [', '    {«"id"|"key"»: 1},', '    {‹"id"|"key"›: 2},', ']'),
  go('a field more', 'var rows = []row{', '\t{id: 1«|, on: true»},', '\t{id: 2‹|, on: true›},', '}'),
  go('a wrapped value', 'var rows = []string{', '\t«"a"|name("a")»,', '\t‹"b"|name("b")›,', '}'),
  rust('a field more', 'let rows = [', '    Row { id: 1«|, on: true» },', '    Row { id: 2‹|, on: true› },', '];'),
  rust('a field less', 'let rows = [', '    Row { id: 1«, on: true|» },', '    Row { id: 2‹, on: true|› },', '];'),
  sharp(
    'a field more',
    'var rows = new[] {',
    '    new Row { Id = 1«|, On = true» },',
    '    new Row { Id = 2‹|, On = true› },',
    '};',
  ),
  sharp(
    'nothing for rows of another shape',
    'var rows = new[] {',
    '    new Row { Id = 1«|, On = true» },',
    '    new Row(2),',
    '};',
  ),
];
