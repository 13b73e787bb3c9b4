// Opens a fresh window of VS Code on a fresh workspace.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { userSettingsFile } from '../../scripts/run/server.mjs';
import { resultsRoot, root } from '../../scripts/setup/paths.mjs';
import { windowSize } from './browser.ts';
import { calmSettings } from './editorSettings.ts';
import { currentSession } from './uiSession.ts';
import { until } from './until.ts';
import { Workbench } from './workbench.ts';
import { makeWorkspace } from './workspaceCopy.ts';
import type { WorkspaceRecipe } from './workspaceCopy.ts';

/** The colour themes of the pictures. */
export type Theme = 'light' | 'dark' | 'high contrast';

const themes: Readonly<Record<Theme, { readonly id: string; readonly base: string }>> = {
  light: { id: 'Default Light Modern', base: '.vs' },
  dark: { id: 'Default Dark Modern', base: '.vs-dark' },
  'high contrast': { id: 'Default High Contrast', base: '.hc-black' },
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
  session.folders.push(path.dirname(folder));
  writeSettings(settings);
  const context = await session.browser.newContext({
    viewport: { ...windowSize },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const workbench = new Workbench(page, folder);
  await page.goto(`${session.server.origin}/?folder=${encodeURIComponent(folder)}`);
  await workbench.waitForFiles();
  return workbench;
}

/** Replaces the user's settings by the calm ones and these; open windows follow within moments. */
export function writeSettings(settings: Readonly<Record<string, unknown>>): void {
  const file = userSettingsFile(currentSession().server.dataFolder);
  writeFileSync(file, JSON.stringify({ ...calmSettings, ...settings }, undefined, 2));
}

/** Adds settings to what the user has, and leaves the rest. */
export function changeSettings(settings: Readonly<Record<string, unknown>>): void {
  const file = userSettingsFile(currentSession().server.dataFolder);
  const present = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...present, ...settings }, undefined, 2));
}

/** Changes the colours and waits until the window has them. */
export async function setTheme(workbench: Workbench, theme: Theme): Promise<void> {
  const { id, base } = themes[theme];
  changeSettings({ 'workbench.colorTheme': id });
  const body = workbench.page.locator(`.monaco-workbench${base}`);
  await until(async () => (await body.count()) > 0, `the window is ${theme}`);
}

/** Takes a picture of the window into test-results, and into media/screenshots when the README shows it. */
export async function screenshot(workbench: Workbench, name: string, isShown = false): Promise<void> {
  const file = path.join(resultsRoot, 'screenshots', `${name}.png`);
  await workbench.page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  if (!isShown) return;
  const shown = path.join(root, 'media/screenshots', `${name}.png`);
  mkdirSync(path.dirname(shown), { recursive: true });
  cpSync(file, shown);
}
