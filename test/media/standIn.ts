// Stands in for VS Code around a webview: its script interface, its style sheet and its theme.

import type { Page } from 'playwright-core';
import { themes } from './themes.ts';

declare global {
  /** What the stand-in for VS Code's webview leaves in the page for the test to read. */
  interface Window {
    posted: unknown[];
    kept: unknown;
    scriptRuns: number;
    violations: string[];
  }
}

/** Runs in the page before its own scripts; `kept` is what the webview kept from its last life. */
export function standInForVsCode(kept: unknown): void {
  window.posted = [];
  window.kept = kept;
  window.scriptRuns = 0;
  window.violations = [];
  const stand = {
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => window.posted.push(structuredClone(message)),
      getState: () => window.kept,
      setState: (value: unknown) => {
        window.kept = value;
      },
    }),
  };
  Object.assign(window, stand);
  document.addEventListener('securitypolicyviolation', (event) => {
    window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`);
  });
}

/** Gives the page VS Code's styles and the variables of a theme. */
export async function dressPage(page: Page, theme: keyof typeof themes): Promise<void> {
  await page.evaluate(applyTheme, { theme: themes[theme], styles: editorStyles });
}

/** VS Code gives every webview a style sheet of its own, in a layer that any rule outweighs, and only where there is one. */
const editorStyles = `@layer vscode-default {
  body { padding: 0 20px; background-color: transparent; color: var(--vscode-editor-foreground); }
  a, a code { color: var(--vscode-textLink-foreground); }
  :is(a, input, select, textarea):focus { outline: 1px solid -webkit-focus-ring-color; outline-offset: -1px; }
  code { padding: 1px 3px; background-color: #ff00ff; color: var(--vscode-textPreformat-foreground); }
  blockquote { background: var(--vscode-textBlockQuote-background); }
  ::-webkit-scrollbar { width: 10px; height: 10px; }
  ::-webkit-scrollbar-thumb { background-color: var(--vscode-scrollbarSlider-background); }
}`;

function applyTheme({ theme, styles }: { theme: (typeof themes)[keyof typeof themes]; styles: string }): void {
  const { bodyClass, variables } = theme;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [sheet];
  document.body.className = bodyClass;
  for (const [name, value] of Object.entries(variables)) {
    document.documentElement.style.setProperty(`--vscode-${name}`, value);
  }
  document.documentElement.style.background = 'var(--vscode-sideBar-background)';
}
