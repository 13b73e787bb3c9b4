// Steps of a dialogue, forwards and back.

import assert from 'node:assert/strict';
import { runSteps, type Step, type StepOutcome } from '../../../src/features/account/runSteps.ts';

type Draft = readonly string[];

/** A step that answers with what the script says, and notes what it was shown. */
function scripted(name: string, script: string, seen: string[]): Step<Draft> {
  const left = script.split(' ');
  return (draft, isFirst) => {
    const word = left.shift();
    seen.push(`${name}${isFirst ? ' first' : ''} [${draft.join()}]`);
    const outcomes: Readonly<Record<string, StepOutcome<Draft>>> = {
      next: { kind: 'next', draft: [...draft, name] },
      skip: { kind: 'skip', draft },
      back: { kind: 'back' },
      leave: { kind: 'cancelled' },
    };
    const outcome = outcomes[word ?? ''];
    assert.ok(outcome, `${name} is asked too often`);
    return Promise.resolve(outcome);
  };
}

describe('runSteps', () => {
  for (const [name, scripts, answers, seen] of [
    ['collects all answers', ['next', 'next'], ['a', 'b'], ['a first []', 'b [a]']],
    ['passes over what is not asked', ['skip', 'next'], ['b'], ['a first []', 'b first []']],
    ['ends when the person goes away', ['next', 'leave'], undefined, ['a first []', 'b [a]']],
    ['ends on the way back from the first step', ['back'], undefined, ['a first []']],
    [
      'goes back to the step before',
      ['next next', 'back next'],
      ['a', 'b'],
      ['a first []', 'b [a]', 'a first []', 'b [a]'],
    ],
    [
      'goes back over what was not asked, and forgets the later answers',
      ['next next', 'skip skip', 'back next'],
      ['a', 'c'],
      ['a first []', 'b [a]', 'c [a]', 'a first []', 'b [a]', 'c [a]'],
    ],
    ['ends on the way back when nothing was asked', ['skip', 'back'], undefined, ['a first []', 'b first []']],
  ] as const) {
    it(name, async () => {
      const shown: string[] = [];
      const steps = scripts.map((script, index) => scripted('abc'.charAt(index), script, shown));
      assert.deepEqual([await runSteps(steps, []), shown], [answers, seen]);
    });
  }
});
