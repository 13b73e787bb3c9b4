// Opens the panel for the benchmark: in the real workbench, or on a page of its own.

import type { Frame, Page } from 'playwright-core';
import { currentSession, start, stop } from '../../harness/uiSession.ts';
import { openWorkbench } from '../../harness/openWorkbench.ts';
import { PanelRoom } from '../../media/openPanel.ts';
import { describeMachine } from '../machine.ts';
import { runChatBench } from './runChatBench.ts';

/** Opens, measures, prints and closes. */
export async function measureChat(isPageAlone: boolean, print: (line: string) => void): Promise<void> {
  print(describeMachine());
  await (isPageAlone ? measureOnPage(print) : measureInWorkbench(print));
}

async function measureOnPage(print: (line: string) => void): Promise<void> {
  const room = await PanelRoom.open();
  const { page } = await room.panel({ width: 400, height: 900 });
  print('The panel on a page of its own, 400 × 900 px');
  await runChatBench({ frame: page.mainFrame(), cdp: await page.context().newCDPSession(page) }, print);
  await room.close();
}

async function measureInWorkbench(print: (line: string) => void): Promise<void> {
  await start();
  const workbench = await openWorkbench();
  await workbench.waitForExtensionActive();
  const { page } = workbench;
  const panel = await workbench.panoramaPanel();
  await panel.getByRole('textbox').first().waitFor();
  print(`The panel in VS Code, ${currentSession().browser.version()}`);
  await runChatBench({ frame: await innerFrame(page), cdp: await page.context().newCDPSession(page) }, print);
  await workbench.close();
  await stop();
}

/** The frame that holds the panel itself. */
async function innerFrame(page: Page): Promise<Frame> {
  for (const frame of page.frames()) {
    if ((await frame.locator('main.panel').count()) > 0) {
      return frame;
    }
  }
  throw new Error('The panel is not there');
}
