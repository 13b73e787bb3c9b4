// Words behind a `/`: which are a command, and what a prompt file says.

import assert from 'node:assert/strict';
import { fillPrompt, parsePromptFile, promptQuestions } from '../../../src/core/chat/promptFile.ts';
import { promptModel } from '../../../src/core/chat/promptModel.ts';
import { readSlash } from '../../../src/core/chat/slash.ts';
import type { Profile } from '../../../src/core/model/profile.ts';
import { profileAt } from '../../fakes/asking.ts';

describe('readSlash', () => {
  const cases: readonly (readonly [string, ReturnType<typeof readSlash>])[] = [
    ['/fix', { name: 'fix', rest: '' }],
    ['  /Fix  the rounding\nof totals ', { name: 'fix', rest: 'the rounding\nof totals' }],
    ['/api-review.v2 src', { name: 'api-review.v2', rest: 'src' }],
    ['/解释 这个', { name: '解释', rest: '这个' }],
    ['/src/pay/retry.ts: why?', undefined],
    ['/ why', undefined],
    ['//', undefined],
    ['why /fix', undefined],
    ['', undefined],
  ];
  for (const [question, expected] of cases) {
    it(`reads ${JSON.stringify(question)}`, () => {
      assert.deepEqual(readSlash(question), expected);
    });
  }
});

describe('parsePromptFile', () => {
  const plain = { name: 'review', description: '', mode: 'ask', text: 'Look.' } as const;
  const cases: readonly (readonly [string, string, ReturnType<typeof parsePromptFile>])[] = [
    ['a text alone', 'Look.\n', plain],
    ['an empty front matter', '---\n---\nLook.', plain],
    [
      'what the front matter says, in quotes or not, and no more than that',
      "---\ndescription: 'Reviews: an API' \nmodel: GPT-4.1 # the large one\nmode: edit\ntools: ['githubRepo']\n---\n\nLook.",
      { ...plain, description: 'Reviews: an API', model: 'GPT-4.1', mode: 'edit' },
    ],
    [
      'the newer name of the mode, and the first of several models',
      '---\r\nagent: agent\r\nmodel: ["GPT-4.1", o3]\r\n---\r\nLook.',
      { ...plain, model: 'GPT-4.1', mode: 'agent' },
    ],
    ['a mode of another tool as a question', '---\nmode: my-planner\n---\nLook.', plain],
    ['a mark at the beginning', '\uFEFF---\ndescription: A\n---\nLook.', { ...plain, description: 'A' }],
    ['a front matter without an end as text', '---\ndescription: A', { ...plain, text: '---\ndescription: A' }],
  ];
  for (const [name, content, expected] of cases) {
    it(`reads ${name}`, () => {
      assert.deepEqual(parsePromptFile('Review.prompt.md', content), expected);
    });
  }

  it('makes one word of a name', () => {
    assert.equal(parsePromptFile('My  API Review.prompt.md', 'Look.').name, 'my-api-review');
  });
});

describe('A prompt that is filled in', () => {
  const text =
    'Review ${file} for ${input:what:security, speed} and ${input:what}: ${selection} ${unknown} ${toString}';

  it('asks for each thing once', () => {
    assert.deepEqual(promptQuestions(text), [{ name: 'what', hint: 'security, speed' }]);
  });

  it('reads no value for places in its turn, and leaves what it does not know', () => {
    const values = {
      variables: { file: 'a.ts', selection: '${input:what} ${file}' },
      answers: { what: '${selection}' },
    };
    assert.equal(
      fillPrompt(text, values),
      'Review a.ts for ${selection} and ${selection}: ${input:what} ${file} ${unknown} ${toString}',
    );
  });
});

describe('promptModel', () => {
  const current = profileAt('https://gw.example.com');
  const large: Profile = { ...current, id: 'large', label: 'GPT-4.1', model: 'gpt-4.1' };
  const elsewhere: Profile = {
    ...large,
    id: 'elsewhere',
    label: 'o3',
    model: 'o3',
    baseUrl: 'https://evil.example.com/v1',
  };
  const withTools: Profile = {
    ...large,
    id: 'tools',
    label: 'o4',
    model: 'o4',
    mcpServers: [{ label: 'x', url: 'https://mcp.example.com' }],
  };
  const all = [current, large, elsewhere, withTools];
  const cases: readonly (readonly [string | undefined, string, boolean])[] = [
    [undefined, current.id, true],
    ['GPT-4.1', 'large', true],
    ['gpt 4.1 (copilot)', 'large', true],
    [current.label, current.id, true],
    ['o3', current.id, false],
    ['o4', current.id, false],
    ['nobody has this', current.id, false],
  ];
  for (const [wanted, id, isWanted] of cases) {
    it(`answers a prompt that names ${wanted ?? 'none'} by ${id}`, () => {
      const chosen = promptModel(wanted, current, all);
      assert.deepEqual([chosen.profile.id, chosen.isWanted], [id, isWanted]);
    });
  }
});
