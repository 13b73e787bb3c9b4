// Tells in words what a window of VS Code shows and what was asked of the service: for the reader of a test that failed.
import type { Frame, Page } from 'playwright-core';
import type { ReceivedRequest } from '../fakes/server.ts';

/** Characters of the end of a request that tell which text was asked about. */
const requestTail = 240;

/** Characters of what a frame shows that tell what it is and what it says. */
const frameText = 300;

/** What is told of, and where it stands in the page. */
const places: readonly (readonly [name: string, selector: string])[] = [
  ['caret', '[id="status.editor.selection"]'],
  ['lines', '.editor-instance .monaco-editor .view-lines .view-line'],
  ['ghost text in a line', '.view-line [class*="ghost-text"]'],
  ['ghost text below a line', '.suggest-preview-text'],
  ['suggest widget', '.suggest-widget.visible .monaco-list-row'],
  ['open pick', '.quick-input-widget:visible .monaco-list-row'],
  ['notifications', '.notification-toast'],
  ['status item', '.statusbar-item[id^="panorama.panorama"]'],
];

/** The window as it is now, one fact a line. Never rejects, so that it hides no failure. */
export async function describeWindow(page: Page, requests: readonly ReceivedRequest[]): Promise<string> {
  const focus = page.locator(':focus');
  const facts = [
    describe('time', async () => new Date().toISOString()),
    describe('focus', () => focus.getAttribute('class', { timeout: 1_000 })),
    ...places.map(([name, selector]) => describe(name, () => page.locator(selector).allTextContents())),
    describe('webviews', () => classesOf(page)),
    ...page
      .frames()
      .slice(1)
      .map((frame) => describe(`frame ${frameName(frame)}`, () => textOf(frame))),
  ];
  return [...(await Promise.all(facts)), ...requests.map((request) => describeRequest(request))]
    .map((fact) => `  ${fact}`)
    .join('\n');
}

async function classesOf(page: Page): Promise<readonly (string | null)[]> {
  const webviews = await page.locator('iframe.webview').all();
  return Promise.all(webviews.map((webview) => webview.getAttribute('class', { timeout: 1_000 })));
}

/** The part of an address that tells the frames of webviews apart. */
function frameName(frame: Frame): string {
  const { searchParams, pathname } = new URL(frame.url(), 'about:blank');
  return [pathname.split('/').at(-1), searchParams.get('purpose'), searchParams.get('id')].filter(Boolean).join(' ');
}

async function textOf(frame: Frame): Promise<string> {
  const text = await frame.locator('body').innerText({ timeout: 1_000 });
  return text.slice(0, frameText);
}

async function describe(name: string, read: () => Promise<unknown>): Promise<string> {
  const value = await read().catch((error: unknown) => String(error));
  return `${name}: ${JSON.stringify(value).replaceAll('\u00a0', ' ')}`;
}

function describeRequest({ method, path, at, closedAt, finished, text }: ReceivedRequest): string {
  const time = closedAt === undefined ? 'still open' : `over after ${closedAt - at} ms`;
  const ended = finished ? 'answered whole' : 'not answered whole';
  return `request: ${method} ${path} at ${new Date(at).toISOString()}, ${time}, ${ended}: … ${text.slice(-requestTail)}`;
}
