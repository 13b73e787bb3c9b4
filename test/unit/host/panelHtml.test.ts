// The page of a webview: its policy, and that no sentence or address can break out of its place.

import assert from 'node:assert/strict';
import { panelHtml, type PanelPage } from '../../../src/host/vscode/panelHtml.ts';

const page: PanelPage = {
  cspSource: "'self' https://*.vscode-cdn.net",
  nonce: 'bm9uY2U',
  language: 'en',
  strings: { send: 'Send' },
  script: 'https://host/main.js',
  style: 'https://host/main.css',
};

function policyOf(html: string): string {
  return /Content-Security-Policy" content="([^"]*)"/u.exec(html)?.[1] ?? '';
}

describe('panelHtml', () => {
  it('lets nothing in but scripts with the nonce and style sheets of the webview', () => {
    assert.equal(
      policyOf(panelHtml(page)),
      "default-src 'none'; script-src 'nonce-bm9uY2U'; style-src 'self' https://*.vscode-cdn.net; base-uri 'none'; form-action 'none'",
    );
  });

  it('has one script that runs, a module with the nonce', () => {
    const scripts = [...panelHtml(page).matchAll(/<script ([^>]*)>/gu)].map((match) => match[1]);
    assert.deepEqual(scripts, [
      'type="application/json" id="strings"',
      'type="module" nonce="bm9uY2U" src="https://host/main.js"',
    ]);
  });

  it('keeps a sentence from ending its script element', () => {
    const html = panelHtml({ ...page, strings: { send: '</script><script>alert(1)</script>' } });
    const json = /id="strings">(.*?)<\/script>/su.exec(html)?.[1] ?? '';
    assert.deepEqual(JSON.parse(json), { send: '</script><script>alert(1)</script>' });
  });

  it('keeps an address and a language from leaving their attributes', () => {
    const html = panelHtml({ ...page, language: '"><b>', style: 'x"onload="y', script: '<&>' });
    assert.deepEqual(
      [html.includes('<b>'), html.includes('"onload='), html.includes('src="&lt;&amp;&gt;"')],
      [false, false, true],
    );
  });
});
