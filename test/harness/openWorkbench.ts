// Opens a fresh window of VS Code on a fresh workspace.
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { writeUserSettings } from '../../scripts/run/server.mjs';
import { resultsRoot, root } from '../../scripts/setup/paths.mjs';
import { windowSize } from './browser.ts';
import { calmSettings } from './editorSettings.ts';
import { currentSession } from './uiSession.ts';
import { Workbench } from './workbench.ts';
import { makeWorkspace } from './workspaceCopy.ts';
import type { WorkspaceRecipe } from './workspaceCopy.ts';

/** The colour themes of the pictures. */
export type Theme = 'light' | 'dark' | 'high contrast';

/** The name in VS Code's list, and the class that the window then has. */
const themes: Readonly<Record<Theme, { readonly name: string; readonly base: string }>> = {
  light: { name: 'Light Modern', base: 'vs' },
  dark: { name: 'Dark Modern', base: 'vs-dark' },
  'high contrast': { name: 'Dark High Contrast', base: 'hc-black' },
};

/**
 * Opens a workspace (the sample shop if none is described) with its own browser storage, so that
 * keys and layout of one test file never reach another. The settings are the user's, for all windows.
 */
export async function openWorkbench(
  recipe: WorkspaceRecipe = { fixture: 'sample' },
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Workbench> {
  const session = currentSession();
  const folder = makeWorkspace(recipe);
  writeSettings(settings);
  const context = await session.browser.newContext({
    viewport: { ...windowSize },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const workbench = new Workbench(page, folder, session.service.requests);
  await page.goto(`${session.server.origin}/?folder=${encodeURIComponent(folder)}`, { waitUntil: 'commit' });
  await workbench.waitForFiles();
  return workbench;
}

function writeSettings(settings: Readonly<Record<string, unknown>>): void {
  writeUserSettings(currentSession().server.dataFolder, { ...calmSettings, ...settings });
}

/** Changes the colours as a user does, and waits until the window has them. */
export async function setTheme(workbench: Workbench, theme: Theme): Promise<void> {
  const { name, base } = themes[theme];
  await workbench.palette('Preferences: Color Theme');
  // The list of themes takes the place of the palette, whose field must not be filled.
  const themeField = workbench.page.getByPlaceholder(/Color Theme/i);
  await themeField.waitFor();
  await themeField.fill(name);
  await workbench.quickRow(name).click();
  await workbench.quickInput().waitFor({ state: 'detached' });
  await workbench.page.locator(`.monaco-workbench.${base}`).waitFor();
}

/** Takes a picture of the window into test-results; with `--accept` also into media/screenshots, when the README shows it. */
export async function screenshot(workbench: Workbench, name: string, isShown = false): Promise<void> {
  const file = path.join(resultsRoot, 'screenshots', `${name}.png`);
  await workbench.page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  if (!isShown || process.env['GOLDEN_ACCEPT'] !== '1') return;
  const shown = path.join(root, 'media/screenshots', `${name}.png`);
  mkdirSync(path.dirname(shown), { recursive: true });
  cpSync(file, shown);
}
