// Hostile answers: whatever a model writes, the panel asks the network for nothing and runs nothing.

import assert from 'node:assert/strict';
import type { Turn, TurnEvent } from '../../src/protocol/thread.ts';
import { isWebAddress } from '../../src/protocol/webAddress.ts';
import { asked, completeTurn, emptyThread } from './examples.ts';
import { hostilePayloads } from './hostilePayloads.ts';
import { PanelRoom, type OpenPanel } from './openPanel.ts';

const sink = 'attacker.invalid';
const end: TurnEvent = { kind: 'end', outcome: 'complete' };

/** What an answer may be made of; no attribute here is fetched, followed or run. */
const allowedAttributes = new Set([
  ...[
    'aria-description',
    'aria-hidden',
    'aria-label',
    'class',
    'd',
    'dir',
    'role',
    'start',
    'tabindex',
    'title',
    'type',
  ],
  // Of formulas.
  ...['display', 'mathvariant', 'stretchy', 'fence', 'separator', 'symmetric', 'movablelimits', 'form', 'lspace'],
  ...['rspace', 'minsize', 'maxsize', 'accent', 'linethickness', 'scriptlevel', 'displaystyle', 'width', 'height'],
  ...['depth', 'voffset', 'columnalign', 'columnspacing', 'rowspacing', 'largeop'],
  ...['data-align', 'data-path', 'data-quote', 'data-state', 'data-url', 'viewBox'],
]);

/** The same payload after a whole answer, in its table, list and quote: places with rules of their own. */
function inPlaces(payload: string): string {
  return `${payload}\n\n- ${payload}\n\n> ${payload}\n\n| a |\n| - |\n| ${payload} |\n`;
}

describe('a hostile answer', () => {
  const opened: { room?: PanelRoom; panels?: readonly OpenPanel[] } = {};
  const openPanel = (): Promise<OpenPanel> => {
    assert.ok(opened.room);
    return opened.room.panel();
  };

  before(async () => {
    opened.room = await PanelRoom.open();
    opened.panels = [await openPanel(), await opened.room.panel({ drawsAtOnce: true }), await openPanel()];
  });
  after(() => opened.room?.close());

  /** Hovers, clicks and focuses all there is, and says what came of it. */
  async function observe(panel: OpenPanel): Promise<Record<string, unknown>> {
    const seen = await panel.page.evaluate(
      async (allowed) => {
        const nodes = [...document.querySelectorAll('.answer, .answer *')];
        for (const node of nodes) {
          for (const kind of ['mouseover', 'click', 'focus', 'toggle']) {
            node.dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));
          }
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
        const attributes = nodes.flatMap((node) => node.getAttributeNames());
        return {
          scriptRuns: window.scriptRuns,
          violations: window.violations,
          attributes: attributes.filter((name) => !allowed.includes(name)),
          elements: document.querySelectorAll(
            '.answer :is(img, script, iframe, form, input, style, link, video, object)',
          ).length,
          colours: nodes.length > 0,
        };
      },
      [...allowedAttributes],
    );
    const links = await panel.postedOf('openLink');
    return {
      ...seen,
      requests: panel.requests.filter((url) => !url.startsWith('http://127.0.0.1')),
      unsafeLinks: links.filter((message) => message.kind === 'openLink' && !isWebAddress(message.url)),
      address: panel.page.url().startsWith('http://127.0.0.1'),
    };
  }

  const harmless = {
    scriptRuns: 0,
    violations: [],
    attributes: [],
    elements: 0,
    colours: true,
    requests: [],
    unsafeLinks: [],
    address: true,
  };

  for (const [name, template] of hostilePayloads) {
    const payload = template.replaceAll('{sink}', sink);

    it(`is harmless with ${name}, in one piece, one character at a time, and restored`, async () => {
      const pieces = Array.from({ length: payload.length }, (_, at): TurnEvent => ({
        kind: 'delta',
        text: payload.charAt(at),
      }));
      const restored: Turn = { ...completeTurn, citations: [], answer: inPlaces(payload) };
      const [whole, pieced, history] = opened.panels ?? [];
      assert.ok(whole && pieced && history);
      await whole.restart();
      await whole.ask({ kind: 'delta', text: inPlaces(payload) }, end);
      await pieced.restart();
      await pieced.ask(...pieces, end);
      await history.restart({ ...emptyThread, turns: [restored] });
      await Promise.all([whole.settle(), pieced.settle(), history.settle()]);
      const observed = [await observe(whole), await observe(pieced), await observe(history)];
      assert.deepEqual(observed, [harmless, harmless, harmless]);
    });
  }

  it('shows its markup as the text that it is', async () => {
    const panel = await openPanel();
    await panel.ask({ kind: 'delta', text: '<img src=x onerror=alert(1)>' }, end);
    await panel.settle();
    assert.equal(await panel.page.locator('.answer').innerText(), '<img src=x onerror=alert(1)>');
  });

  it('is as harmless in a question, a failure, a name or a suggestion', async () => {
    const markup = '<img src=x onerror="scriptRuns++">';
    const panel = await openPanel();
    await panel.send({
      kind: 'change',
      change: {
        kind: 'ask',
        turn: { ...asked.turn, question: markup, attachments: [{ kind: 'file', path: markup }], model: markup },
      },
    });
    await panel.sendEvents(
      { kind: 'retry', attempt: 1, waitMs: 1, reason: markup },
      { kind: 'citations', items: [{ quote: markup, path: markup, lines: [1, 1], state: 'missing' }] },
      { kind: 'end', outcome: 'failed', failure: { code: 'x', message: markup, retryable: true, details: markup } },
    );
    await panel.settle();
    assert.deepEqual(
      [await panel.page.locator('img').count(), await panel.page.evaluate(() => window.scriptRuns)],
      [0, 0],
    );
  });

  it('meets a policy that would have stopped it', async () => {
    const panel = await openPanel();
    await panel.page.evaluate(() => {
      const holder = document.createElement('div');
      document.body.append(holder);
      holder.innerHTML =
        '<img src="http://attacker.invalid/x.png"><p style="color: red">x</p><svg onload="scriptRuns++"></svg>';
    });
    await panel.page.waitForFunction(() => window.violations.length >= 3);
    const directives = await panel.page.evaluate(() => window.violations.map((report) => report.split(' ', 1)[0]));
    assert.deepEqual(
      [await panel.page.evaluate(() => window.scriptRuns), directives.sort()],
      [0, ['img-src', 'script-src-attr', 'style-src-attr']],
    );
  });
});
