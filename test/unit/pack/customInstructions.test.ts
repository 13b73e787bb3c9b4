// What the user and the workspace ask of answers: where it stands in the prompt, what it costs, and how far it goes.

import assert from 'node:assert/strict';
import {
  boundInstructions,
  LONGEST_INSTRUCTIONS,
  type CustomInstructions,
} from '../../../src/core/pack/customInstructions.ts';
import { INSTRUCTIONS } from '../../../src/core/pack/instructions.ts';
import { framePrompt } from '../../../src/core/pack/promptFrame.ts';

const counter = { count: (text: string) => text.length };
const mine: CustomInstructions = { name: 'panorama.chat.instructions', text: 'Answer in haiku.' };
const root: CustomInstructions = { name: 'AGENTS.md', path: 'AGENTS.md', text: 'Use tabs. ``` No fence ends here.' };
const near: CustomInstructions = { name: 'web/AGENTS.md', path: 'web/AGENTS.md', text: 'Use React.', isNear: true };
const asked = { question: 'Why?', attachments: [], history: [], budget: 100_000 };

describe('The instructions of a prompt', () => {
  it('leave the beginning as it was where there are none', () => {
    assert.equal(framePrompt(asked, counter).instructions, INSTRUCTIONS);
  });

  it('stand behind the rules, between fences that they cannot end', () => {
    const { instructions } = framePrompt({ ...asked, instructions: [mine, root] }, counter);
    assert.ok(instructions.startsWith(INSTRUCTIONS));
    assert.ok(instructions.endsWith(`From "AGENTS.md":\n\`\`\`\`\n${root.text}\n\`\`\`\``));
    assert.ok(instructions.indexOf(mine.text) < instructions.indexOf(root.text));
  });

  it('of the folder of the active file go with the question, so that the beginning stays the same', () => {
    const without = framePrompt({ ...asked, instructions: [root] }, counter);
    const with_ = framePrompt({ ...asked, instructions: [root, near] }, counter);
    assert.equal(with_.instructions, without.instructions);
    assert.match(with_.following.at(-1)?.content ?? '', /^From "web\/AGENTS\.md":[\s\S]*Use React\.[\s\S]*Why\?$/u);
  });

  it('hide what is secret', () => {
    const secret = `sk-proj-${'c4n4ry'.repeat(6)}`;
    const text = `Deploy with ${secret}.`;
    const { instructions, following } = framePrompt(
      {
        ...asked,
        instructions: [
          { ...mine, text },
          { ...near, text },
        ],
      },
      counter,
    );
    assert.ok(!JSON.stringify([instructions, following]).includes(secret));
  });

  it('are told apart from the conversation and the question, and all is counted once', () => {
    const history = [{ question: 'What?', answer: 'That.' }];
    const frame = framePrompt({ ...asked, history, instructions: [root, near] }, counter);
    const tokens = Object.fromEntries(
      frame.parts.map(({ kind, name = '', tokens: count }) => [`${kind} ${name}`, count]),
    );
    const sum = frame.parts.reduce((all, part) => all + part.tokens, 0);
    assert.deepEqual(Object.keys(tokens), [
      'instructions AGENTS.md',
      'instructions web/AGENTS.md',
      'conversation ',
      'question ',
    ]);
    const system = 3 + 3 + 'system'.length;
    assert.equal(sum - (tokens['instructions AGENTS.md'] ?? 0), frame.otherTokens - system);
  });
});

describe('boundInstructions', () => {
  const long = 'A rule.\n'.repeat(LONGEST_INSTRUCTIONS / 4);
  const sizes = (all: readonly CustomInstructions[], budget: number) =>
    boundInstructions(all, budget).map(({ text }) => text.length <= LONGEST_INSTRUCTIONS && text.split('\n').at(-1));

  it('cuts a long text at the end of a line, and says so', () => {
    assert.deepEqual(sizes([{ ...mine, text: long }], 1_000_000), ['[The rest is left out: too long.]']);
  });

  it('keeps all texts together within a share of a small window', () => {
    const bound = boundInstructions(
      [
        { ...mine, text: long },
        { ...root, text: long },
      ],
      8_000,
    );
    assert.deepEqual([bound.length, bound.reduce((sum, { text }) => sum + text.length, 0) <= 6_000], [1, true]);
  });

  it('leaves away what has no words', () => {
    assert.deepEqual(boundInstructions([{ ...mine, text: ' \r\n' }, root], 8_000), [root]);
  });
});
