import assert from 'node:assert/strict';
import { countIn, isElision, leavesOut } from '../../../src/core/refactor/elision.ts';

describe('isElision', () => {
  const elided = [
    '// ...',
    '  # ...',
    '...',
    '…',
    '/* ... */',
    '{/* ... */}',
    '<!-- ... -->',
    '// ... existing code ...',
    '// ...existing code...',
    '# … rest of the function …',
    '-- ... other columns',
    '/* rest unchanged */',
    '// rest of the code',
    '// rest of the code unchanged',
    '// The rest of the function remains the same',
    '# remaining methods unchanged',
    '// existing code here',
    '// existing imports',
    '// Existing implementation...',
    '{/* existing content */}',
    '<!-- rest of the file -->',
    '// unchanged',
    '# no changes here',
    '// same as before',
    '// implementation omitted for brevity',
    '// everything else stays the same',
    '// code remains unchanged',
    '... existing code ...',
    '[rest of the file unchanged]',
    '(rest of the code)',
  ];
  for (const line of elided) {
    it(`sees that ${line} leaves code out`, () => {
      assert.equal(isElision(line, 'typescript'), true);
    });
  }

  const code = [
    '...rest,',
    '...existing,',
    '  ...options.other,',
    '[...rest, last]',
    'return [...previous];',
    '(...rest) => other(rest),',
    'call(...args);',
    '// Fetch the pages that remain...',
    '// If the file is unchanged, do nothing.',
    '// Skips the rest of the line.',
    '// Waits until the service answers ...',
    '# Keeps the original order of the rows',
    "throw new Error('The rest of the code is omitted');",
    '/** The same as `open`, for folders. */',
    ' * @param rest what is left',
    'const existing = code;',
    'unchanged();',
    'rest of the prose of a document',
    '',
  ];
  for (const line of code) {
    it(`takes ${JSON.stringify(line)} as it is`, () => {
      assert.equal(isElision(line, 'typescript'), false);
    });
  }

  it('knows that dots alone are code in Python', () => {
    assert.deepEqual([isElision('    ...', 'python'), isElision('    # ...', 'python')], [false, true]);
  });

  it('lets dots be as often as they were there before', () => {
    const lines = ['a', '// ...', 'b', '// ...'];
    assert.deepEqual(
      [leavesOut(lines, 'c', countIn(lines)), leavesOut(lines, 'c', countIn(lines.slice(1)))],
      [false, false],
    );
    assert.equal(leavesOut(lines, 'c', countIn(lines.slice(2))), true);
  });

  const inPython: readonly (readonly [string, readonly string[], boolean])[] = [
    ['the body of a function', ['def a():', '    ...'], false],
    ['a body below its docstring', ['    """Says why."""', '    ...', '', 'def b():'], false],
    ['statements after another', ['    a()', '    ...'], true],
    ['statements before another', ['    ...', '    a()'], true],
  ];
  for (const [name, lines, expected] of inPython) {
    it(`${expected ? 'sees that' : 'lets'} an ellipsis ${expected ? 'leaves out' : 'be'} ${name}`, () => {
      assert.equal(leavesOut(lines, 'python'), expected);
    });
  }
});
