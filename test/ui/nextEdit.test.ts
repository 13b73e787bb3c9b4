// Next edits in the real editor: a renamed local, its uses marked one after another and taken with Tab.

import assert from 'node:assert/strict';
import { openWorkbench, screenshot, setTheme } from '../harness/openWorkbench.ts';
import { until } from '../harness/until.ts';
import type { Workbench } from '../harness/workbench.ts';

const FILE = 'src/cart/cartTotal.ts';

describe('a next edit', () => {
  const opened: { workbench?: Workbench } = {};
  const workbench = (): Workbench => {
    assert.ok(opened.workbench);
    return opened.workbench;
  };
  const untilTold = async (words: string | undefined): Promise<void> => {
    const message = workbench().page.locator('.statusbar-item', { hasText: 'Next edit on line' });
    await until(
      async () => {
        const texts = await message.allInnerTexts();
        return words === undefined ? texts.length === 0 : texts.some((text) => text.includes(words));
      },
      `the status bar tells ${words ?? 'of none'}`,
    );
  };

  before(async () => {
    const settings = {
      'panorama.completion.nextEdit': 'on',
      'panorama.completion.enabled': 'off',
      'typescript.validate.enable': false,
    };
    opened.workbench = await openWorkbench({ fixture: 'sample' }, settings);
    await workbench().waitForExtensionActive();
    await workbench().openFile('cartTotal.ts');
  });

  after(async () => {
    await opened.workbench?.close();
  });

  it('is marked after the edit, in a dark and in a light theme', async () => {
    const { keyboard } = workbench().page;
    await workbench().goToLineEnd(16);
    await keyboard.press('Home');
    for (let step = 0; step < 'const '.length; step += 1) {
      await keyboard.press('ArrowRight');
    }
    await keyboard.press('Control+Shift+ArrowRight');
    await keyboard.insertText('wares');
    await untilTold('line 17: → wares');
    await screenshot(workbench(), 'next-edit-dark');
    await setTheme(workbench(), 'light');
    await screenshot(workbench(), 'next-edit-light');
  });

  it('is taken with Tab, which goes on to the next, and left with Escape', async () => {
    const { keyboard } = workbench().page;
    await keyboard.press('Tab');
    await untilTold('line 19: → wares');
    await keyboard.press('Escape');
    await untilTold('line 20: → goods: wares');
    await keyboard.press('Tab');
    await untilTold('line 20: → wares');
    await keyboard.press('Tab');
    await untilTold(undefined);
    await workbench().page.locator('[id="status.editor.selection"]').filter({ hasText: 'Ln 20, Col 58' }).waitFor();
    const lines = (await workbench().save(FILE)).split('\n').slice(15, 20);
    assert.deepEqual(
      lines.map((line) => [...line.matchAll(/\b(?:goods: wares|goods|wares)\b/g)].map(([word]) => word)),
      [['wares'], ['wares'], [], ['goods'], ['goods: wares', 'wares']],
    );
  });

  it('complains about nothing', () => {
    assert.deepEqual(workbench().errors.list, []);
  });
});
