// Changed calls: which calls of the same function need the same, and which are left alone.

import { caseIn, type EditCase } from './editCase.ts';

const script = caseIn('typescript');
const python = caseIn('python');
const go = caseIn('go');
const rust = caseIn('rust');
const sharp = caseIn('csharp');

/** All cases of calls. */
export const callCases: readonly EditCase[] = [
  script('an argument at the end', 'load(a«|, true»);', 'load(b‹|, true›);', 'go(b);'),
  script('an argument at the start', 'load(«null, |null, »a);'.replace('null, |', '|'), 'load(‹|null, ›b);'),
  script('the first argument', 'load(«|0»);', 'load(‹|0›);'),
  script(
    'an argument known in the block',
    'function f(ctx) {',
    '  log.info(a«|, ctx»);',
    '  log.info(b‹|, ctx›);',
    '}',
    'log.info(c);',
  ),
  script('calls of the same path alone', 'a.load(x«|, 1»);', 'b.load(x);', 'load(x);', 'a.load(y‹|, 1›);'),
  script('another order', 'move(«a, b|b, a»);', 'move(‹c, d|d, c›);'),
  script('another order of parameters', 'function move(«x, y|y, x») {', '  return x - y;', '}', 'move(‹1, 2|2, 1›);'),
  script('nothing that has the argument', 'load(a«|, true»);', 'load(b, true);'),
  script('nothing with several in one', 'load(a«|, true»);', 'load(...b);'),
  script('nothing for another value', 'retry(«3|5»);', 'retry(3);'),
  script('nothing for a new parameter', 'function load(a«|, b») {', '}', 'load(1);'),
  script('nothing over lines', 'load(a«|, true»);', 'load(', '  b,', ');'),
  script('nothing in strings and comments', 'load(a«|, true»);', '// load(b)', "go('load(c)');"),
  script('nothing half-written', 'load(a«|,»);', 'load(b);'),
  script('nothing for the head of a statement', 'if (a«|, true») {', '}', 'if (b) {', '}'),
  script('no definition', 'load(a«|, true»);', 'class A {', '  load(a) {', '  }', '}'),
  python('a named argument', 'get(a«|, timeout=3»)', 'get(b‹|, timeout=3›)', 'get(c, retries=1‹|, timeout=3›)'),
  python('another name of an argument', 'get(a, «timeout|limit»=3)', 'get(b, ‹timeout|limit›=9)', 'get(c)'),
  python('another order of parameters', 'def move(«x, y|y, x»):', '    return x', '', 'move(‹1, 2|2, 1›)'),
  python('an argument known in the function', 'def f(ctx):', '    log(a«|, ctx»)', '    log(b‹|, ctx›)', '', 'log(c)'),
  python('nothing with a named argument before it', 'get(a«|, 3»)', 'get(b=1)'),
  go(
    'an argument at the start',
    'func f(ctx C) {',
    '\tdb.Get(«|ctx, »a)',
    '\tdb.Get(‹|ctx, ›b)',
    '}',
    '',
    'func g() {',
    '\tdb.Get(c)',
    '}',
  ),
  go('another order', 'func f() {', '\tmove(«a, b|b, a»)', '\tmove(‹c, d|d, c›)', '}'),
  rust('a constant', 'fn f() {', '    load(a«|, MAX_SIZE»);', '    load(b‹|, MAX_SIZE›);', '}'),
  rust('no definition', 'fn load(a: u8) -> u8 {', '    a', '}', 'fn f() {', '    load(a«|, 1»);', '}'),
  sharp(
    'another name of an argument',
    'class A {',
    '    void F() {',
    '        Get(«size|length»: 1);',
    '        Get(‹size|length›: 2);',
    '    }',
    '}',
  ),
  sharp(
    'an argument at the end',
    'class A {',
    '    void F() {',
    '        this.Get(a«|, null»);',
    '        this.Get(b‹|, null›);',
    '    }',
    '}',
  ),
  sharp(
    'nothing for another function',
    'class A {',
    '    void F() {',
    '        Get(a«|, null»);',
    '        Put(b);',
    '    }',
    '}',
  ),
];
