// What a service may call for an answer, in the real editor: the web where the globe is pressed, and a remote tool where the user says so.

import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { modelsReply } from '../fakes/openAiStream.ts';
import { responsesReply } from '../fakes/responsesStream.ts';
import type { ReceivedRequest, Reply } from '../fakes/server.ts';
import { openWorkbench, screenshot } from '../harness/openWorkbench.ts';
import { currentSession } from '../harness/uiSession.ts';
import { until } from '../harness/until.ts';
import type { Workbench } from '../harness/workbench.ts';
import { scriptedProfile } from './scriptedAnswers.ts';

const usage = { input: 9_000, cached: 0, output: 20 };
const SERVER = { label: 'docs', url: 'https://docs.example/mcp' };

/** The remote server's tools as every request names them. */
const SERVER_TOOL = { type: 'mcp', server_label: 'docs', server_url: SERVER.url, require_approval: 'always' };

/** The scripted profile, at a service that searches the web and calls the tools of one server. */
function settings(): Readonly<Record<string, unknown>> {
  const usual = scriptedProfile(currentSession());
  const profiles = usual['panorama.profiles'] as readonly object[];
  const abilities = { features: ['responses', 'web-search', 'remote-mcp'], mcpServers: [SERVER] };
  return {
    ...usual,
    'panorama.profiles': profiles.map((profile) => ({ ...profile, ...abilities })),
    'panorama.completion.enabled': 'off',
  };
}

const PAGES = [
  { url: 'https://pages.example/retries', title: 'Retries that pay once' },
  { url: 'https://other.example/keys', title: '' },
];

/** The body of a request, as far as it is looked at here. */
interface Body {
  readonly tools?: unknown;
  readonly max_tool_calls?: unknown;
  readonly previous_response_id?: unknown;
  readonly input?: unknown;
}

const bodyOf = ({ json }: ReceivedRequest): Body => json as Body;

/** Asks to call a tool where the question speaks of the handbook, and goes on as the user decided. */
function replyTo(request: ReceivedRequest): Reply {
  const { previous_response_id: goesOn, input } = request.method === 'GET' ? {} : bodyOf(request);
  if (request.method === 'GET') {
    return modelsReply(['gpt-4.1-mini']);
  }
  if (goesOn !== undefined) {
    const text = JSON.stringify(input).includes('"approve":true') ? 'The handbook says no.' : 'I was not let look.';
    return responsesReply([text], { id: 'resp_2', usage });
  }
  if (request.text.includes('handbook')) {
    const call = { id: 'call_1', name: 'find', arguments: '{"q":"refunds"}', server_label: 'docs' };
    return responsesReply([], { items: [{ type: 'mcp_approval_request', ...call }], usage });
  }
  return JSON.stringify(bodyOf(request).tools).includes('web_search')
    ? responsesReply(['Others make the key once.'], { sources: PAGES, items: [{ type: 'web_search_call' }], usage })
    : responsesReply([request.text.includes('And now') ? 'Now as before.' : 'We make a key each time.'], { usage });
}

describe('what a service may call for an answer', () => {
  const opened: { workbench?: Workbench; panel?: FrameLocator } = {};

  before(async () => {
    const { service } = currentSession();
    service.requests.length = 0;
    service.script((request) => replyTo(request));
    opened.workbench = await openWorkbench({ fixture: 'sample' }, settings());
    await opened.workbench.waitForExtensionActive();
    opened.panel = await opened.workbench.panoramaPanel();
  });

  after(async () => {
    await opened.workbench?.close();
  });

  const workbench = (): Workbench => {
    assert.ok(opened.workbench);
    return opened.workbench;
  };
  const panel = (): FrameLocator => {
    assert.ok(opened.panel);
    return opened.panel;
  };
  const globe = () => panel().getByRole('button', { name: /^Search the web/ });
  const dialog = () => workbench().page.locator('.monaco-dialog-box');
  const sent = (): readonly ReceivedRequest[] =>
    currentSession().service.requests.filter(({ method }) => method === 'POST');
  const send = async (question: string): Promise<void> => {
    currentSession().service.requests.length = 0;
    const box = panel().getByRole('textbox', { name: 'Ask Panorama' });
    await box.fill(question);
    await box.press('Enter');
  };
  const answered = (words: string): Promise<void> => panel().getByRole('article').last().getByText(words).waitFor();
  const decide = async (act: () => Promise<void>): Promise<string> => {
    await send('What does the handbook say of refunds?');
    await dialog().waitFor();
    const shown = await dialog().innerText();
    assert.equal(sent().length, 1, 'nothing more leaves before the user has decided');
    await act();
    return shown;
  };
  const decision = (approve: boolean) => ({
    previous_response_id: 'resp_1',
    input: [{ type: 'mcp_approval_response', approval_request_id: 'call_1', approve }],
  });
  const goneOn = (): unknown =>
    sent()
      .slice(1)
      .map((request) => {
        const { previous_response_id, input } = bodyOf(request);
        return { previous_response_id, input };
      });

  it('leaves the web alone until the globe is pressed', async () => {
    await until(async () => (await globe().getAttribute('aria-pressed')) === 'false', 'the globe is there');
    await send('What do we do about keys?');
    await answered('We make a key each time.');
    assert.deepEqual(
      sent().map((request) => [request.path, bodyOf(request).tools, bodyOf(request).max_tool_calls]),
      [['/v1/responses', [SERVER_TOOL], undefined]],
    );
  });

  it('searches where it is pressed, no more often than was set aside, and shows the pages', async () => {
    await globe().click();
    await until(async () => (await globe().getAttribute('aria-pressed')) === 'true', 'the globe is pressed');
    await send('What is done elsewhere about keys?');
    const article = panel().getByRole('article').last();
    await article.getByRole('button', { name: '2 pages of the web' }).click();
    const pages = await article.locator('.sourceList li').allInnerTexts();
    await screenshot(workbench(), 'web-search-dark');
    assert.deepEqual(
      {
        requests: sent().map((request) => [bodyOf(request).tools, bodyOf(request).max_tool_calls]),
        pages: pages.map((page) => page.split(/\s*\n\s*/)),
      },
      {
        requests: [[[{ type: 'web_search' }, SERVER_TOOL], 3]],
        pages: [
          ['Retries that pay once', 'pages.example'],
          ['other.example', 'other.example'],
        ],
      },
    );
  });

  it('goes back to leaving the web alone', async () => {
    await globe().click();
    await until(async () => (await globe().getAttribute('aria-pressed')) === 'false', 'the globe is let go');
    await send('And now?');
    await answered('Now as before.');
    assert.deepEqual(bodyOf(sent()[0] ?? assert.fail('nothing was sent')).tools, [SERVER_TOOL]);
  });

  it('asks before a remote tool is called, shows what it is given, and goes on where it is allowed', async () => {
    const shown = await decide(async () => {
      await screenshot(workbench(), 'remote-tool-dark');
      await dialog().getByRole('button', { name: 'Allow Once' }).click();
    });
    await answered('The handbook says no.');
    assert.match(shown, /call “find” of the server “docs” for this answer\?[^]*\{"q":"refunds"\}/);
    assert.deepEqual(goneOn(), [decision(true)]);
  });

  it('does not let it be called where the user cancels, or sends the question away with Escape', async () => {
    for (const act of [
      () => dialog().getByRole('button', { name: 'Cancel' }).click(),
      () => workbench().page.keyboard.press('Escape'),
    ]) {
      await decide(act);
      await answered('I was not let look.');
      assert.deepEqual(goneOn(), [decision(false)]);
    }
  });

  it('complains about nothing', () => {
    assert.deepEqual(workbench().errors.list, []);
  });
});
