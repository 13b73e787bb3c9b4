import assert from 'node:assert/strict';
import { findingsIn, reviewRequest, type ReviewedFile } from '../../../src/core/refactor/findings.ts';
import { sampleProfile } from '../sampleProfile.ts';

const text = 'const a = 1;\nconst b = a;\n\nconst b = a;\n';
const file: ReviewedFile = {
  snapshot: { path: 'src/a.ts', languageId: 'typescript', version: 1, text },
  target: { start: 0, end: text.length },
  targetKind: 'file',
};
const finding = {
  path: 'src/a.ts',
  quote: 'const b = a;',
  line: 4,
  lastLine: 4,
  severity: 'high',
  problem: 'It is declared twice.',
  advice: 'Remove one.',
};

describe('findingsIn', () => {
  const cases: readonly (readonly [string, object, readonly (readonly [string, number, number, string])[]])[] = [
    ['where the quoted line stands nearest', {}, [['src/a.ts', 4, 4, 'high']]],
    ['where the other of two equal lines is nearer', { line: 1, lastLine: 1 }, [['src/a.ts', 2, 2, 'high']]],
    [
      'at the line stated, where nothing is quoted',
      { quote: 'gone()', line: 3, lastLine: 3 },
      [['src/a.ts', 3, 3, 'high']],
    ],
    ['inside the file, whatever is stated', { quote: '', line: 99, lastLine: 120 }, [['src/a.ts', 4, 4, 'high']]],
    ['over as many lines as stated', { line: 2, lastLine: 3 }, [['src/a.ts', 2, 3, 'high']]],
    ['as middling, when the severity is unknown', { severity: 'fatal' }, [['src/a.ts', 4, 4, 'medium']]],
    ['nowhere, when nothing is said', { problem: ' ' }, []],
  ];
  for (const [name, changed, expected] of cases) {
    it(`places a finding ${name}`, () => {
      assert.deepEqual(
        findingsIn({ findings: [{ ...finding, ...changed }] }, [file]).map((one) => [
          one.path,
          one.firstLine,
          one.lastLine,
          one.severity,
        ]),
        expected,
      );
    });
  }

  it('leaves out what is about a file that was not shown, when several were', () => {
    const other = { ...file, snapshot: { ...file.snapshot, path: 'src/b.ts' } };
    assert.deepEqual(findingsIn({ findings: [{ ...finding, path: 'src/c.ts' }] }, [file, other]), []);
  });
});

describe('reviewRequest', () => {
  it('names the files whose text it holds, with their lines numbered', () => {
    const request = reviewRequest({ instruction: 'Review.', files: [file], known: [], profile: sampleProfile });
    assert.deepEqual(
      [request.sources, request.documents?.[0]?.text.split('\n')[1], request.format.name],
      [['src/a.ts'], '2: const b = a;', 'findings'],
    );
  });
});
