// A suggested block in the real editor: typed through, kept with Tab, counted; and the one question about suggestions.

import assert from 'node:assert/strict';
import { currentSession } from '../harness/uiSession.ts';
import { openWorkbench, screenshot, setTheme } from '../harness/openWorkbench.ts';
import type { Workbench } from '../harness/workbench.ts';
import { streamReply } from '../fakes/openAiStream.ts';
import { scriptedProfile } from './scriptedAnswers.ts';

const FILE = `import type { Cart } from './cart.ts';

/** How many pieces lie in a cart. */
export function piecesIn(cart: Cart): number {
  let total = 0;

  return total;
}
`;

describe('ghost text', () => {
  const opened: { workbench?: Workbench } = {};

  before(async () => {
    const { service } = currentSession();
    service.requests.length = 0;
    service.script((request) =>
      request.text.includes('let total = 0')
        ? streamReply([
            '<FILL>',
            'for (const line of',
            ' cart.lines) {\n',
            '    total += line',
            '.quantity;\n  }',
            '</FILL>',
          ])
        : streamReply(['<FILL></FILL>']),
    );
    opened.workbench = await openWorkbench(
      { fixture: 'sample', files: { 'src/cart/pieces.ts': FILE } },
      scriptedProfile(currentSession()),
    );
    await workbench().waitForExtensionActive();
    await workbench().openFile('pieces.ts');
  });

  after(async () => {
    await opened.workbench?.close();
  });

  const workbench = (): Workbench => {
    assert.ok(opened.workbench);
    return opened.workbench;
  };
  const asked = (): number => currentSession().service.requests.filter(({ method }) => method === 'POST').length;

  it('shows the whole block while typing', async () => {
    await workbench().goToLineEnd(6);
    await workbench().type('  ');
    await workbench().waitForGhostText(/for \(const line of cart\.lines\) \{/);
    await screenshot(workbench(), 'block-dark');
    await setTheme(workbench(), 'light');
  });

  it('is typed through without another request', async () => {
    await workbench().editorLines().first().click();
    await workbench().goToLineEnd(6);
    const before = asked();
    await workbench().type('for');
    await workbench().waitForGhostText(/(?<!for) \(const line of cart\.lines\) \{/);
    await screenshot(workbench(), 'block-light');
    assert.equal(asked(), before);
  });

  it('is kept with Tab', async () => {
    await workbench().acceptWithTab();
    assert.equal(
      await workbench().save('src/cart/pieces.ts'),
      FILE.replace('\n\n  return', '\n  for (const line of cart.lines) {\n    total += line.quantity;\n  }\n  return'),
    );
  });

  /** Other windows of today have kept theirs. */
  const isCounted = async (): Promise<void> => {
    const row = workbench().quickRow('kept today');
    await row.waitFor();
    assert.match(await row.innerText(), /\b([1-9]\d*) of \1 kept today/u);
  };

  it('is counted in the menu of the status item', async () => {
    await workbench().statusItem().click();
    await isCounted();
    await screenshot(workbench(), 'suggestion-menu-light');
    await workbench().page.keyboard.press('Escape');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is told in the tooltip of the status item, in the ${theme} theme`, async () => {
      await setTheme(workbench(), theme);
      await workbench().page.mouse.move(300, 300);
      await workbench().statusItem().hover();
      const tooltip = workbench().page.locator('.workbench-hover-container').filter({ hasText: 'Shown' });
      await tooltip.getByRole('cell', { name: /^[1-9]\d* \(100 %\)$/u }).waitFor();
      await screenshot(workbench(), `suggestion-tooltip-${theme}`);
    });
  }

  it('is counted in the menu in the dark theme too', async () => {
    await workbench().statusItem().click();
    await isCounted();
    await screenshot(workbench(), 'suggestion-menu-dark');
    await workbench().page.keyboard.press('Escape');
  });

  it('complains about nothing', () => {
    assert.deepEqual(workbench().errors.list, []);
  });
});

describe('the question about suggestions', () => {
  const opened: { workbench?: Workbench } = {};

  before(async () => {
    const settings = { ...scriptedProfile(currentSession()), 'panorama.completion.enabled': 'ask' };
    opened.workbench = await openWorkbench({ fixture: 'sample' }, settings);
  });

  after(async () => {
    await opened.workbench?.close();
  });

  it('is put once a model is connected, and the answer is kept', async () => {
    const { workbench } = opened;
    assert.ok(workbench);
    const toast = await workbench.notification('Suggest while typing, with GPT-4.1 mini?');
    await toast.filter({ hasText: /about \$0\.\d\d an hour of typing, and it stops at \$0\.20 an hour/ }).waitFor();
    await screenshot(workbench, 'suggestion-question');
    await toast.locator('.monaco-button').filter({ hasText: 'Only on Alt+' }).click();
    await toast.waitFor({ state: 'detached' });
    await workbench.statusItem().click();
    await workbench.quickRow('only on demand').waitFor();
  });
});
