// What may not leave stays, by every way that leads out: a canary is searched in all bytes that the service receives.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { streamReply } from '../../fakes/openAiStream.ts';
import { FaultServer } from '../../fakes/server.ts';
import { secretSamples } from '../../unit/egress/secretSamples.ts';

const OPEN_WORD = 'wordOfAnOpenFile';

/** Files that are secrets, or that the user's rules leave out: they never leave. */
const forbidden: readonly string[] = [
  ...['.env', '.env.local', 'deploy/.env.production', 'keys/id_ed25519', 'keys/server.pem', 'keys/store.p12'],
  ...['.netrc', '.pgpass', 'src/generated/canary.ts'],
];

/** Files that git ignores: they leave when the user names them, and in no other way. */
const ignored: readonly string[] = ['notes/private.log', 'dist/bundle.js', 'node_modules/x/index.js'];

const hidden = [...forbidden, ...ignored];

const open = 'src/open.ts';

/** A word that stands in this file alone. */
const canaryOf = (name: string) => `canaryOf${Buffer.from(name).toString('hex')}`;

function uriOf(name: string): vscode.Uri {
  const uri = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(uri);
  return vscode.Uri.joinPath(uri, name);
}

async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uriOf(name), Buffer.from(text));
}

async function show(name: string): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(uriOf(name), { preview: false });
  const { document } = editor;
  editor.selection = new vscode.Selection(document.positionAt(0), document.positionAt(document.getText().length));
  return editor;
}

async function ask(scope?: { readonly kind: string; readonly path?: string }): Promise<void> {
  await vscode.commands.executeCommand('panorama.ask', {
    question: 'What is written there?',
    confirm: false,
    ...(scope && { scope }),
  });
}

/** Every way from a file to the service, by name. */
const ways: Readonly<Record<string, () => Promise<void>>> = {
  'a question over the workspace': () => ask({ kind: 'workspace' }),
  'a question over a folder': async () => {
    await ask({ kind: 'folder', path: 'keys' });
    await ask({ kind: 'folder', path: 'src/generated' });
  },
  'a question over a file': async () => {
    for (const path of forbidden) {
      await ask({ kind: 'file', path });
    }
  },
  'a question over the open tabs': async () => {
    await show('.env');
    await show('keys/server.pem');
    await show(open);
    await ask({ kind: 'editors' });
  },
  'a question over the selection': async () => {
    await show('.env');
    await ask({ kind: 'selection' });
  },
  'an attached file and an attached selection': async () => {
    await show('.env');
    await vscode.commands.executeCommand('panorama.addSelection');
    await vscode.commands.executeCommand('panorama.addFile', uriOf('keys/id_ed25519'));
    await vscode.commands.executeCommand('panorama.addFolder', uriOf('keys'));
    await ask();
  },
  'a suggestion in a hidden file': async () => {
    await show('.env.local');
    await vscode.commands.executeCommand('panorama.completion.trigger');
  },
  'a suggestion beside a hidden file': async () => {
    await show('.env');
    await show(open);
    await vscode.commands.executeCommand('panorama.completion.trigger');
  },
  'a refactoring of a hidden file': async () => {
    await show('.env');
    // It ends when its message is answered, so nobody waits for it.
    void vscode.commands.executeCommand('panorama.refactor.simplify');
  },
};

describe('A22: a file that is a secret or that is left out', function () {
  this.timeout(60_000);
  const held: { server?: FaultServer } = {};
  const server = (): FaultServer => {
    assert.ok(held.server);
    return held.server;
  };

  before(async () => {
    await vscode.extensions.getExtension('panorama.panorama')?.activate();
    held.server = await FaultServer.start();
    server().script(() => streamReply(['Yes.']));
    for (const name of hidden) {
      await write(name, `NAME=${canaryOf(name)}\nexport const value = '${canaryOf(name)}';\n`);
    }
    await write(open, `export const ${OPEN_WORD} = 1;\n`);
    const prices = { unit: 'USD/1M', standard: { input: 0.4, output: 1.6 } };
    const own = { id: 'own', baseUrl: `${server().origin}/v1`, model: 'any', auth: 'none', prices };
    const settings = vscode.workspace.getConfiguration('panorama');
    await settings.update('profiles', [own], vscode.ConfigurationTarget.Global);
    await settings.update('profile', 'own', vscode.ConfigurationTarget.Global);
    await settings.update('completion.enabled', 'manual', vscode.ConfigurationTarget.Global);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await server().stop();
  });

  for (const [name, run] of Object.entries(ways)) {
    it(`leaves by no byte with ${name}`, async () => {
      await run();
      // The same process reaches the same service: what was sent is there by now.
      await fetch(`${server().origin}/from-the-test`);
      assert.deepEqual(
        hidden.filter((path) => server().receivedText.includes(canaryOf(path))),
        [],
      );
    });
  }

  it('stays while the open files beside it are sent', () => {
    assert.ok(server().receivedText.includes(OPEN_WORD));
  });

  it('leaves when git alone ignores it and the user names it', async () => {
    for (const path of ignored) {
      await ask({ kind: 'file', path });
    }
    const seen = (path: string) => server().receivedText.includes(canaryOf(path));
    assert.deepEqual([forbidden.filter(seen), ignored.filter(seen)], [[], ignored]);
  });

  it('A23: a secret value in an ordinary file stays as well, of every format that is known', async () => {
    const lines = secretSamples.map(([, text]) => text.replaceAll(/[[\]]/g, ''));
    const values = secretSamples.flatMap(([, text]) => /\[([^[\]]+)\][^[\]]*$/.exec(text)?.[1] ?? []);
    await write('src/tokens.ts', lines.join('\n'));
    const before = server().requests.length;
    await ask({ kind: 'file', path: 'src/tokens.ts' });
    await show('src/tokens.ts');
    await ask({ kind: 'selection' });
    await vscode.commands.executeCommand('panorama.completion.trigger');
    const sent = server().requests.slice(before);
    const bytes = server().receivedText + JSON.stringify(sent.map(({ json }) => json));
    assert.ok(sent.length > 0 && values.length >= 30);
    assert.deepEqual(
      values.filter((value) => bytes.includes(value) || bytes.includes(JSON.stringify(value).slice(1, -1))),
      [],
    );
  });
});
