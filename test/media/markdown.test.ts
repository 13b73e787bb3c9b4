// Markdown that arrives one character at a time, drawn after each of them, ends as if it had come at once.

import assert from 'node:assert/strict';
import type { TurnEvent } from '../../src/protocol/thread.ts';
import { answer } from './examples.ts';
import { PanelRoom, type OpenPanel } from './openPanel.ts';

const end: TurnEvent = { kind: 'end', outcome: 'complete' };

const documents: readonly [string, string][] = [
  ['the example', answer],
  ['a heading after a paragraph', 'Text\n# Heading\n#not one\n\n## Second\nmore'],
  ['underlined headings', 'Title\n=====\n\nSecond\n---\ntext\n\n---\n'],
  ['a numbered list with blank lines', '1. one\n\n2. two\n\n   more\n\n10. ten\n\ntext'],
  ['lists in lists', '- a\n  - b\n    1. c\n  - d\n\n- e\n\n  f\n* other\n'],
  ['code in a list', '- a\n\n  ```ts\n  const x = 1;\n\n  ```\n- b\n\n      indented\n'],
  ['a quote with code', '> a\n> ```\n> b\n> ```\nlazy\n\n> c\n'],
  ['a table and what ends it', 'a | b\n- | -\n1 | 2\n\\| | x\n\ntext | no table\n'],
  ['fences of all kinds', '~~~\na\n```\n~~~\n````md\n```ts\nx\n```\n````\n  ```\n  y\n z\n  ```\nend'],
  ['a fence that is never closed', 'a\n\n```ts\nconst x = `${y}`;\n``\n'],
  ['indented code', 'a\n\n    b\n\n    c\nd\n'],
  ['link references before their use', '[a]: https://example.com/a "t"\n\nsee [a] and [b][a]\n'],
  ['emphasis that ends late', '**a *b* c** and __d__ ~~e~~ `f`` g` \\*h\\*\n'],
  ['hard line breaks', 'a  \nb\\\nc\n'],
  ['carriage returns', 'a\r\n\r\n- b\r\n- c\r\n\r\n```\r\nd\r\n```\r\ne\r'],
  ['characters beyond the basic plane', '𝒳 **😀** `🏳️‍🌈`\n\n| 價 | 格 |\n|-|-|\n| 1 | 2 |\n'],
  ['tasks', '- [ ] a\n- [x] b\n  - [X] c\n- [y] d\n\n1. [x] e\n[ ] f\n'],
  ['formulas', 'a $x^2$ b \\(y\\) c $$z$$ d\n\n$$\n- a\n+ b\n$$\n\n\\[\nx_1\n\\]\nmore\n\n$$\n- open\n\nend'],
  ['a formula that is never closed', 'a\n\n$$\n# x\n- y'],
  ['nothing but blanks', ' \n\n\t\n'],
];

describe('Markdown in pieces', () => {
  const opened: { room?: PanelRoom; panel?: OpenPanel } = {};
  const render = async (events: readonly TurnEvent[]): Promise<string> => {
    const { panel } = opened;
    assert.ok(panel);
    await panel.restart();
    await panel.ask(...events);
    await panel.settle();
    return panel.page.locator('.answer').evaluate((element) => {
      element.querySelectorAll('code').forEach((code) => {
        code.textContent = code.textContent;
      });
      element.querySelector('.tail')?.remove();
      return element.innerHTML.replace(/\n(?=<|$)/g, '');
    });
  };

  before(async () => {
    opened.room = await PanelRoom.open();
    opened.panel = await opened.room.panel({ drawsAtOnce: true });
    // The part that draws formulas comes with the first one, and those after it are drawn at once.
    await opened.panel.ask({ kind: 'delta', text: '$x$\n' }, end);
    await opened.panel.page.locator('.answer math').waitFor({ state: 'attached' });
  });
  after(() => opened.room?.close());

  for (const [name, text] of documents) {
    it(`draws ${name} the same`, async () => {
      const pieces = Array.from({ length: text.length }, (_, at): TurnEvent => ({
        kind: 'delta',
        text: text.charAt(at),
      }));
      const streamed = await render([...pieces, end]);
      const whole = await render([{ kind: 'delta', text }, end]);
      assert.equal(streamed, whole);
    });
  }

  it('gives the structure that Markdown asks for', async () => {
    const html = await render([
      { kind: 'delta', text: '# A\n\n- b\n\n| c |\n| -: |\n| d |\n\n![e](https://e.test/f.png)' },
      end,
    ]);
    assert.equal(
      html,
      '<div class="blocks"><h3 dir="auto">A</h3><ul dir="auto"><li>b</li></ul><div class="tableFrame" tabindex="0"><table><thead><tr><th data-align="right">c</th></tr></thead><tbody><tr><td data-align="right">d</td></tr></tbody></table></div>' +
        '<p dir="auto">!<a data-url="https://e.test/f.png" role="link" tabindex="0" title="https://e.test/f.png">e</a></p></div>',
    );
  });

  const formulas: readonly [string, readonly string[]][] = [
    ['It costs $5 and $10, US$3 or 4$.', []],
    ['From $5 million to $6 million, or $5/$6.', []],
    ['`$a$` and $HOME or $PATH, $(ls) `x$`', []],
    ['```\n$x$\n```\n\n    $y$', []],
    ['\\$x\\$ and \\\\(a\\\\)', []],
    ['Sum $\\sum_i x_i$, \\(a+b\\) and $$c$$.', ['∑ixi', 'a+b', 'c']],
    ['$$\n\\frac{a}{b}\n$$', ['ab']],
    ['\\[ x^2 \\]', ['x2']],
    ['> $$\n> q\n> $$\n\n- $r$', ['q', 'r']],
    ['$\\frac{$ and $\\nosuch{x}$', []],
  ];
  for (const [text, expected] of formulas) {
    it(`draws ${expected.length} formulas of ${JSON.stringify(text)}`, async () => {
      const { panel } = opened;
      assert.ok(panel);
      await panel.restart();
      await panel.ask({ kind: 'delta', text: '$warm$' }, end);
      await panel.page.locator('math').first().waitFor();
      await panel.restart();
      await panel.ask({ kind: 'delta', text }, end);
      await panel.settle();
      const drawn = await panel.page.locator('.answer math').evaluateAll((all) => all.map((one) => one.textContent));
      assert.deepEqual(
        drawn.map((one) => one.replace(/[\s\u2061-\u2064]/gu, '')),
        expected,
      );
    });
  }
});
