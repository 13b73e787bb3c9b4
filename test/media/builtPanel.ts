// Builds a webview as it is shipped and serves it from memory, on the loopback interface alone.

import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { build } from 'esbuild';
import { mediaBuild } from '../../media/build.mjs';
import { panelHtml } from '../../src/host/vscode/panelHtml.ts';
import { englishLedgerStrings } from '../../src/protocol/ledgerStrings.ts';
import { englishPackStrings } from '../../src/protocol/packStrings.ts';
import { englishStrings } from '../../src/protocol/strings.ts';

const root = path.resolve(import.meta.dirname, '../..');

const contentTypes: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

/** A webview, being served. */
export interface BuiltPanel {
  /** Address of the page. */
  readonly url: string;
  readonly close: () => void;
}

const sentences = { chat: englishStrings, pack: englishPackStrings, ledger: englishLedgerStrings } as const;

/** Builds and serves; every page has the policy that VS Code's webview gets, with this server as its source. */
export async function serveBuiltPanel(name: keyof typeof sentences): Promise<BuiltPanel> {
  const options = mediaBuild({ page: name, production: true });
  const { outputFiles } = await build({ ...options, write: false, absWorkingDir: root });
  const files = new Map(
    outputFiles.map((file) => [`/${path.relative(path.join(root, 'dist'), file.path)}`, file.contents]),
  );
  const server = createServer((request, response) => {
    const place = request.url ?? '/';
    const file = files.get(place);
    if (place === '/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(pageOf(name, addressOf(server)));
    } else if (file) {
      response.writeHead(200, { 'content-type': contentTypes[path.extname(place)] ?? '' }).end(file);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `${addressOf(server)}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function pageOf(name: keyof typeof sentences, origin: string): string {
  return panelHtml({
    cspSource: origin,
    nonce: 'bm9uY2U',
    language: 'en',
    strings: sentences[name],
    script: `${origin}/media/${name}/main.js`,
    style: `${origin}/media/${name}/main.css`,
  });
}

function addressOf(server: Server): string {
  const address = server.address();
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
}
