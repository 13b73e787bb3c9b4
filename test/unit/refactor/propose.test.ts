import assert from 'node:assert/strict';
import { hideSecrets } from '../../../src/core/egress/secrets.ts';
import type { RefactorInput } from '../../../src/core/refactor/propose.ts';
import { priceRefactor } from '../../../src/core/refactor/refactorRequest.ts';
import { sampleProfile } from '../sampleProfile.ts';
import { bad, blockOf, good, inputFor, outcomeOf, proposeWith, simplified } from './sampleRefactor.ts';
import { completeAnswer, type ScriptedAnswer } from './scriptedSend.ts';

describe('run', () => {
  it('turns an answer into a proposal', async () => {
    const { result } = await proposeWith([`Returned the sum at once.\n\n${good}`]);
    assert.deepEqual(result, {
      kind: 'proposed',
      proposal: {
        command: 'panorama.refactor.simplify',
        title: 'Simplify',
        files: [
          {
            kind: 'edit',
            path: 'src/add.js',
            snapshot: inputFor('simplify').files[0],
            edits: [{ start: 21, end: 56, newText: '  return a + b;\n' }],
            reason: '',
          },
        ],
        failed: [],
        notes: [],
        summary: 'Returned the sum at once.',
      },
    });
  });

  it('names the file that leaves, and asks for no randomness', async () => {
    const { requests } = await proposeWith([good]);
    assert.deepEqual(
      requests.map(({ purpose, sources, temperature, profile }) => [purpose, sources, temperature, profile.id]),
      [['refactor', ['src/add.js'], 0, 'sample']],
    );
  });

  it('sends a block without a place back once, with the reason, and keeps the others', async () => {
    const call = blockOf('add(1, 2);', 'add(3, 4);');
    const { result, requests } = await proposeWith([call + bad, good], inputFor('custom'));
    assert.deepEqual(
      [outcomeOf(result), requests[1]?.messages.slice(2)],
      [
        { text: simplified.replace('add(1, 2)', 'add(3, 4)'), notes: [] },
        [
          { role: 'assistant', content: call + bad },
          {
            role: 'user',
            content:
              'These blocks could not be applied:\n' +
              '- The block that starts with "const total = a + b;": its SEARCH lines are not in the file.\n\n' +
              'The file is unchanged. Answer with all of it as it is to be, with every change that you meant and every other line as it is, ' +
              'between the lines <file path="…"> and </file>.',
          },
        ],
      ],
    );
  });

  const sentence = (name: string, reason: string) => `The block that starts with "${name}": ${reason}.`;
  const outcomes: readonly (readonly [string, readonly ScriptedAnswer[], unknown])[] = [
    [
      'refuses what has no place after the second try',
      [bad, bad],
      { kind: 'refused', problems: [sentence('const total = a + b;', 'its SEARCH lines are not in the file')] },
    ],
    ['says so when a part is missing', [good + bad, bad], { text: simplified, notes: [['placed-partly', true]] }],
    [
      'says so when the correction holds no block',
      [good + bad, 'I cannot.'],
      { text: simplified, notes: [['placed-partly', true]] },
    ],
    [
      'keeps the first answer when the service fails at the second',
      [good + bad, [{ kind: 'end', outcome: 'failed' }]],
      { text: simplified, notes: [['placed-partly', true]] },
    ],
    [
      'stops when the user stops the second try',
      [good + bad, [{ kind: 'end', outcome: 'stopped' }]],
      { kind: 'stopped' },
    ],
    [
      'refuses code that is left out',
      [blockOf('  return sum;', '  // ... rest unchanged'), ''],
      { kind: 'refused', problems: [sentence('return sum;', 'it leaves code out instead of writing it in full')] },
    ],
    [
      'reports that nothing needs to change',
      ['It is simple already.'],
      { kind: 'unchanged', said: 'It is simple already.' },
    ],
    ['reports blocks that change nothing', [blockOf('add(1, 2);', 'add(1, 2);')], { kind: 'unchanged', said: '' }],
    [
      'stops when the user stops',
      [
        [
          { kind: 'text', text: good },
          { kind: 'end', outcome: 'stopped' },
        ],
      ],
      { kind: 'stopped' },
    ],
    [
      'passes a failure on',
      [[{ kind: 'end', outcome: 'failed', failure: { code: 'needs-model', message: 'No model.', retryable: false } }]],
      { kind: 'failed', failure: { code: 'needs-model', message: 'No model.', retryable: false } },
    ],
    [
      'uses nothing of an answer that was cut off',
      [
        [
          { kind: 'text', text: good },
          { kind: 'end', outcome: 'truncated', finishReason: 'length' },
        ],
      ],
      {
        kind: 'failed',
        failure: {
          code: 'interrupted',
          message: 'The answer was cut off, so nothing is changed. Select less code.',
          retryable: true,
        },
      },
    ],
    [
      'uses nothing of an answer that was filtered',
      [
        [
          { kind: 'text', text: good },
          { kind: 'end', outcome: 'filtered' },
        ],
      ],
      {
        kind: 'failed',
        failure: {
          code: 'service-error',
          message: 'The service filtered the answer, so nothing is changed.',
          retryable: false,
        },
      },
    ],
    [
      'uses nothing of a stream without an end',
      [[{ kind: 'text', text: good }]],
      {
        kind: 'failed',
        failure: { code: 'interrupted', message: 'The answer ended early, so nothing is changed.', retryable: true },
      },
    ],
  ];
  for (const [name, answers, expected] of outcomes) {
    it(name, async () => {
      const { result, requests } = await proposeWith(answers);
      assert.deepEqual([outcomeOf(result), requests.length], [expected, answers.length]);
    });
  }

  it('never takes a part of the answer for the whole, wherever the stream is cut', async () => {
    const answer = `Done.\n${good}`;
    for (let length = 0; length < answer.length; length += 1) {
      const parts = completeAnswer(answer.slice(0, length)).filter((part) => part.kind === 'text');
      const { result } = await proposeWith([[...parts, { kind: 'end', outcome: 'truncated' }]]);
      assert.equal(result.kind, 'failed', `cut at ${length}`);
    }
  });

  it('puts hidden values back where their placeholders stand', async () => {
    const secret = `sk-proj-${'a1B2'.repeat(12)}`;
    const snapshot = {
      path: 'a.js',
      languageId: 'javascript',
      version: 1,
      text: `const key = '${secret}';\nuse(key);\n`,
    };
    const {
      hidden: [hiding],
    } = hideSecrets(snapshot.text);
    assert.ok(hiding);
    const answer = blockOf(`const key = '${hiding.placeholder}';`, `const serviceKey = '${hiding.placeholder}';`);
    const { result } = await proposeWith(
      [answer],
      inputFor('custom', { files: [snapshot], target: { start: 0, end: 5 } }),
    );
    assert.deepEqual(outcomeOf(result), { text: `const serviceKey = '${secret}';\nuse(key);\n`, notes: [] });
  });

  const many = Array.from({ length: 60 }, (_, index) => `step(${index});`).join('\n');
  const checked: readonly (readonly [
    string,
    string,
    RefactorInput['targetKind'],
    string,
    string,
    readonly unknown[],
  ])[] = [
    ['a large shrink', 'simplify', 'file', many, '', [['shrinks', true]]],
    ['code changed by a command that documents', 'document', 'file', 'step(0);', 'stop(0);', [['changes-code', false]]],
    ['comments added by a command that documents', 'document', 'file', 'step(0);', '// First.\nstep(0);', []],
    ['lines outside the selection', 'simplify', 'selection', 'step(59);', 'last();', [['leaves-target', false]]],
    ['lines inside the selection', 'simplify', 'selection', 'step(1);', 'second();', []],
  ];
  for (const [name, id, targetKind, search, replace, notes] of checked) {
    it(`notes ${name} rightly`, async () => {
      const snapshot = { path: 'a.js', languageId: 'javascript', version: 1, text: `${many}\n` };
      const target = { start: 3, end: 60 };
      const { result } = await proposeWith(
        [blockOf(search, replace)],
        inputFor(id, { files: [snapshot], target, targetKind }),
      );
      assert.deepEqual(outcomeOf(result), { text: snapshot.text.replace(search, replace), notes });
    });
  }
});

describe('priceRefactor', () => {
  it('counts four characters for a token, and reserves a correction in the highest price', async () => {
    const { requests } = await proposeWith([good]);
    const [{ messages, maxOutput } = { messages: [], maxOutput: 0 }] = requests;
    const characters = messages.reduce((sum, { content }) => sum + content.length, 0);
    const tokens = Math.ceil(characters / 4);
    // Of the first request each byte may be a token, of the correction the answer comes on top; with the margins of what is set aside.
    const first = characters + 8 * messages.length + 500;
    const correction = Math.ceil(1.05 * (characters + maxOutput)) + 500;
    const { expected = 0, atMost = 0 } = priceRefactor(inputFor('simplify'));
    assert.deepEqual(
      [Math.round(expected * 1e9), Math.round(atMost * 1e9)],
      [tokens * 400 + 600 * 1600, (first + correction) * 400 + 2 * maxOutput * 1600],
    );
  });

  it('is unknown where the profile has no prices', () => {
    const { prices, ...profile } = sampleProfile;
    assert.deepEqual([prices !== undefined, priceRefactor(inputFor('simplify', { profile }))], [true, {}]);
  });
});
