// The way of a suggestion from the input to the item, against a scripted service.

import assert from 'node:assert/strict';
import { run } from '../../../src/core/completion/complete.ts';
import type { CompletionInput, NoneReason } from '../../../src/core/completion/completionTypes.ts';
import type { Failure } from '../../../src/core/model/failure.ts';
import type { StreamPart } from '../../../src/core/model/streamPart.ts';
import { until } from '../../fakes/until.ts';
import { answer, inputFor, scriptedDeps } from './fakeInput.ts';

const signal = new AbortController().signal;
const FILE = 'const total = ‸\n';

describe('a suggestion', () => {
  it('is the trimmed answer at the cursor', async () => {
    const { deps } = scriptedDeps(answer('<FI', 'LL>1 +', ' 2;</FILL>'));
    assert.deepEqual(await run(inputFor(FILE), deps, signal), {
      kind: 'item',
      item: { insertText: '1 + 2;', start: 14, end: 14 },
      source: 'model',
      isNew: true,
    });
  });

  it('ends the stream as soon as no more text can matter', async () => {
    const { deps, seen } = scriptedDeps(answer('1;\n', '}\n', 'const b', ' = 2;', '\n'));
    await run(inputFor('function f() {\n  const total = ‸\n'), deps, signal);
    await until(() => seen.closed === 1, 'the stream is closed');
    assert.equal(seen.taken, 2);
  });

  it('reads on while a bracket is open', async () => {
    const { deps, seen } = scriptedDeps(answer('[\n', '  1,\n', '];\n', 'more();\n'));
    const result = await run(inputFor(FILE), deps, signal);
    assert.equal(result.kind === 'item' && result.item.insertText, '[\n  1,\n];');
    assert.ok(seen.taken >= 3);
  });

  it('is asked with a temperature of 0, few tokens, and the file as a source', async () => {
    const { deps, seen } = scriptedDeps(answer('1;'));
    await run(inputFor(FILE), deps, signal);
    const { purpose, temperature, maxOutput, stop, sources } = seen.requests[0] ?? {};
    assert.deepEqual(
      { purpose, temperature, maxOutput, stop, sources },
      { purpose: 'completion', temperature: 0, maxOutput: 128, stop: ['</FILL>', '\n```'], sources: ['src/sum.ts'] },
    );
  });

  it('has no end at a service that says less than it could: a cut answer loses its last line', async () => {
    const parts: readonly StreamPart[] = [
      { kind: 'text', text: '\n  const a = 1;\n  const b = a +' },
      { kind: 'end', outcome: 'truncated', finishReason: 'length' },
    ];
    const { deps } = scriptedDeps(parts);
    const result = await run(inputFor('function f() {‸\n}\n'), deps, signal);
    assert.equal(result.kind === 'item' && result.item.insertText, '\n  const a = 1;');
  });
});

describe('no request is made', () => {
  const cases: readonly (readonly [string, string, Partial<CompletionInput>, NoneReason])[] = [
    ['in a file that may not leave', FILE, { forbidden: 'secret' }, 'forbidden'],
    ['in a file that may not leave, even on demand', FILE, { forbidden: 'ignored', trigger: 'manual' }, 'forbidden'],
    ['with several cursors', FILE, { cursors: 2 }, 'several-cursors'],
    ['in a language that is off', FILE, { languageOff: true }, 'language-off'],
    ['in a very long line', `const a = "${'x'.repeat(10_000)}"‸\n`, {}, 'long-line'],
    ['in a very long line, even on demand', `${'x'.repeat(10_001)}‸\n`, { trigger: 'manual' }, 'long-line'],
    ['inside a word', 'const to‸tal = 1;\n', {}, 'inside-word'],
    ['before more than closers', 'const a = ‸ + b;\n', {}, 'middle-of-line'],
    ['behind a whole statement', 'const a = 1;‸\n', {}, 'statement-ended'],
    ['in an empty file', '‸\n', {}, 'nothing-written'],
  ];
  for (const [name, file, changes, reason] of cases) {
    it(name, async () => {
      const { deps, seen } = scriptedDeps(answer('1;'));
      assert.deepEqual(await run(inputFor(file, changes), deps, signal), { kind: 'none', reason });
      assert.equal(seen.requests.length, 0);
    });
  }

  it('when the signal is aborted during the pause', async () => {
    const { deps, seen } = scriptedDeps(answer('1;'));
    const controller = new AbortController();
    const clock = {
      sleep: () => {
        controller.abort();
        return Promise.reject(new Error('Stopped.'));
      },
      now: () => 0,
    };
    const result = await run(inputFor(FILE), { ...deps, clock }, controller.signal);
    assert.deepEqual([result, seen.requests.length], [{ kind: 'none', reason: 'cancelled' }, 0]);
  });
});

describe('the user who asks', () => {
  const cases: readonly (readonly [string, string, Partial<CompletionInput>])[] = [
    ['gets an answer in the middle of a line', 'const a = ‸ + b;\n', {}],
    ['gets one inside a word', 'const a‸b = 1;\n', {}],
    ['gets one in a language that is off', FILE, { languageOff: true }],
    ['gets one in an empty file', '‸', {}],
  ];
  for (const [name, file, changes] of cases) {
    it(name, async () => {
      const { deps, seen } = scriptedDeps(answer('one'));
      await run(inputFor(file, { trigger: 'manual', ...changes }), deps, signal);
      assert.equal(seen.requests.length, 1);
    });
  }

  it('asks again where nothing came of it before', async () => {
    const { deps, seen } = scriptedDeps(answer('<FILL></FILL>'));
    await run(inputFor(FILE), deps, signal);
    await run(inputFor(FILE), deps, signal);
    assert.equal(seen.requests.length, 1);
    await run(inputFor(FILE, { trigger: 'manual' }), deps, signal);
    assert.equal(seen.requests.length, 2);
  });
});

describe('what was answered', () => {
  const typing: readonly (readonly [string, string, string, number])[] = [
    ['again at the same place', FILE, 'sum(1, 2);', 14],
    ['after the first characters', 'const total = su‸\n', 'm(1, 2);', 16],
    ['between brackets that the editor closed', 'const total = sum(‸)\n', '1, 2);', 18],
  ];
  for (const [name, file, insertText, start] of typing) {
    it(`serves without a request, ${name}`, async () => {
      const { deps, seen } = scriptedDeps(answer('sum(1, 2);'));
      await run(inputFor(FILE), deps, signal);
      const result = await run(inputFor(file), deps, signal);
      const end = start + (insertText === '1, 2);' ? 1 : 0);
      assert.deepEqual(result, { kind: 'item', item: { insertText, start, end }, source: 'memory', isNew: false });
      assert.equal(seen.requests.length, 1);
    });
  }

  const misses: readonly (readonly [string, string, Partial<CompletionInput>])[] = [
    ['something else was typed', 'const total = so‸\n', {}],
    ['the text behind has changed', 'const total = ‸\nmore();\n', {}],
    ['the text before has changed', 'let total = ‸\n', {}],
    [
      'it is another file',
      FILE,
      { snapshot: { path: 'b.ts', languageId: 'typescript', version: 1, text: 'const total = \n' } },
    ],
  ];
  for (const [name, file, changes] of misses) {
    it(`does not serve when ${name}`, async () => {
      const { deps, seen } = scriptedDeps(answer('sum(1, 2)'));
      await run(inputFor(FILE), deps, signal);
      await run(inputFor(file, changes), deps, signal);
      assert.equal(seen.requests.length, 2);
    });
  }
});

describe('equal requests at the same time', () => {
  it('are one request', async () => {
    const { promise, resolve } = createDoor();
    const { deps, seen } = scriptedDeps(answer('1;'), () => promise);
    const both = [run(inputFor(FILE), deps, signal), run(inputFor(FILE), deps, signal)];
    resolve();
    const [first, second] = await Promise.all(both);
    assert.deepEqual([first?.kind, second?.kind], ['item', 'item']);
    assert.equal(seen.requests.length, 1);
  });

  it('go on for the one who stays, and end when the last one leaves', async () => {
    const { promise, resolve } = createDoor();
    const { deps, seen } = scriptedDeps(answer('1;'), () => promise);
    const [one, two] = [new AbortController(), new AbortController()];
    const results = [run(inputFor(FILE), deps, one.signal), run(inputFor(FILE), deps, two.signal)];
    one.abort();
    assert.deepEqual(await results[0], { kind: 'none', reason: 'cancelled' });
    two.abort();
    assert.deepEqual(await results[1], { kind: 'none', reason: 'cancelled' });
    resolve();
    const third = await run(inputFor(FILE), deps, signal);
    assert.deepEqual([third.kind, seen.requests.length], ['item', 2]);
  });
});

describe('a stream that ends badly', () => {
  const failure: Failure = { code: 'rate-limited', message: 'Too many requests.', retryable: true };
  const text: StreamPart = { kind: 'text', text: '1' };
  it('fails with what the service says, and is not remembered', async () => {
    const { deps, seen } = scriptedDeps([text, { kind: 'end', outcome: 'failed', failure }]);
    assert.deepEqual(await run(inputFor(FILE), deps, signal), { kind: 'failed', failure });
    await run(inputFor(FILE), deps, signal);
    assert.equal(seen.requests.length, 2);
  });

  for (const [outcome, reason] of [
    ['filtered', 'nothing-fits'],
    ['stopped', 'cancelled'],
    ['truncated', 'nothing-fits'],
  ] as const) {
    it(`shows nothing of one that was ${outcome}`, async () => {
      const { deps } = scriptedDeps([text, { kind: 'end', outcome }]);
      assert.deepEqual(await run(inputFor(FILE), deps, signal), { kind: 'none', reason });
    });
  }
});

/** A promise and the way to resolve it. */
function createDoor(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  const open: (() => void)[] = [];
  const promise = new Promise<void>((resolve) => {
    open.push(resolve);
  });
  return {
    promise,
    resolve: () => {
      open.forEach((resolve) => {
        resolve();
      });
    },
  };
}
