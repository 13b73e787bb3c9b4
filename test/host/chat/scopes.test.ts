// Scopes from the explorer, the proposal of a package, and files in an encoding of their folder, in the real editor.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ScopeProposal } from '../../../src/features/chat/scopeProposal.ts';
import { askFolder, askPackage } from '../../../src/features/chat/scopeCommands.ts';
import type { PackSummary, Scope } from '../../../src/protocol/thread.ts';
import { streamReply } from '../../fakes/openAiStream.ts';
import { FaultServer } from '../../fakes/server.ts';

/** A monorepo of three packages: the shop needs money, and nothing needs the blog. */
const files = {
  'packages/shop/package.json': JSON.stringify({ name: 'shop', dependencies: { money: '*' } }),
  'packages/shop/src/shop.ts': 'export const shopKnows = 1;\n',
  'packages/money/package.json': JSON.stringify({ name: 'money' }),
  'packages/money/money.ts': 'export const moneyKnows = 2;\n',
  'packages/blog/package.json': JSON.stringify({ name: 'blog' }),
  'packages/blog/blog.ts': 'export const blogKnows = 3;\n',
};

const shop: Scope = { kind: 'package', path: 'packages/shop', folders: ['packages/shop', 'packages/money'] };

const partial: PackSummary = {
  ...{ full: 1, excerpts: 0, outlines: 0, listed: 5, folded: 0, excluded: 0 },
  ...{ hiddenValues: 0, invisibleFiles: 0, tokens: 100, budget: 100, cachedShare: 0 },
};

function uriOf(name: string): vscode.Uri {
  const uri = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(uri);
  return vscode.Uri.joinPath(uri, name);
}

/** What the commands choose for a place. */
async function chosen(command: typeof askFolder, name: string): Promise<Scope | undefined> {
  const found: Scope[] = [];
  await command(uriOf(name), (scope) => Promise.resolve(void found.push(scope)));
  return found[0];
}

function newProposal(): ScopeProposal {
  const kept = new Map<string, unknown>();
  return new ScopeProposal({
    read: (name) => kept.get(name),
    write: (name, value) => Promise.resolve(void kept.set(name, value)),
  });
}

describe('In a workspace of several packages', () => {
  before(async () => {
    for (const [name, text] of Object.entries(files)) {
      await vscode.workspace.fs.writeFile(uriOf(name), Buffer.from(text));
    }
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uriOf('packages'), { recursive: true });
  });

  for (const [name, command, place, scope] of [
    ['a folder is asked about as it is', askFolder, 'packages/shop', { kind: 'folder', path: 'packages/shop' }],
    ['a file stands for its folder', askFolder, 'packages/money/money.ts', { kind: 'folder', path: 'packages/money' }],
    ['the root is the workspace', askFolder, '', { kind: 'workspace' }],
    ['a package is asked about with what it needs', askPackage, 'packages/shop/src', shop],
    ['the package of the root is the workspace', askPackage, 'packages', { kind: 'workspace' }],
  ] as const) {
    it(name, async () => {
      assert.deepEqual(await chosen(command, place), scope);
    });
  }

  it('the package of the active file is proposed when the workspace does not fit, until the user says no', async () => {
    await vscode.window.showTextDocument(uriOf('packages/shop/src/shop.ts'));
    const proposal = newProposal();
    const looks = [
      await proposal.consider({ ...partial, listed: 0 }, { kind: 'workspace' }),
      await proposal.consider(partial, { kind: 'editors' }),
      await proposal.consider(partial, { kind: 'workspace' }),
    ];
    const proposed = proposal.scope;
    await proposal.answer(false);
    const again = await proposal.consider(partial, { kind: 'workspace' });
    assert.deepEqual([looks, proposed, again, proposal.scope], [[false, false, true], shop, false, undefined]);
  });

  it('a package that was accepted stays the scope', async () => {
    const proposal = newProposal();
    await proposal.consider(partial, { kind: 'workspace' });
    assert.deepEqual([await proposal.answer(true), proposal.accepted()], [shop, shop]);
    await proposal.withdraw();
    assert.equal(proposal.accepted(), undefined);
  });
});

describe('What leaves', () => {
  const held: { service?: FaultServer } = {};
  const set = (name: string, value: unknown) =>
    vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);

  /** What a question sends. */
  async function sentFor(question: string): Promise<string> {
    held.service?.queue(streamReply(['Yes.']));
    await vscode.commands.executeCommand('panorama.ask', { question });
    return held.service?.requests.at(-1)?.text ?? '';
  }

  before(async () => {
    held.service = await FaultServer.start();
    const baseUrl = `${held.service.origin}/v1`;
    await set('panorama.profiles', [{ id: 'scripted', baseUrl, model: 'gpt-4.1-mini', auth: 'none' }]);
    await set('panorama.profile', 'scripted');
    for (const [name, text] of Object.entries(files)) {
      await vscode.workspace.fs.writeFile(uriOf(name), Buffer.from(text));
    }
  });

  after(async () => {
    await vscode.commands.executeCommand('panorama.askFolder', uriOf(''));
    for (const name of ['panorama.profile', 'panorama.profiles', 'files.encoding']) {
      await set(name, undefined);
    }
    await held.service?.stop();
    await vscode.workspace.fs.delete(uriOf('packages'), { recursive: true });
  });

  it('is the package that was chosen in the explorer, and what it needs', async () => {
    await vscode.commands.executeCommand('panorama.askPackage', uriOf('packages/shop/src/shop.ts'));
    const sent = await sentFor('What is known?');
    const known = ['shopKnows', 'moneyKnows', 'blogKnows'].map((word) => sent.includes(word));
    assert.deepEqual(known, [true, true, false]);
  });

  it('is read in the encoding that the editor is set to, and anew when that changes', async () => {
    const text = 'export const größe = "how large the order is, in pieces";\n';
    await vscode.workspace.fs.writeFile(uriOf('packages/shop/size.ts'), Buffer.from(text, 'latin1'));
    await vscode.commands.executeCommand('panorama.askFolder', uriOf('packages/shop'));
    const before = (await sentFor('How large?')).includes('größe');
    await set('files.encoding', 'windows1252');
    assert.deepEqual([before, (await sentFor('How large now?')).includes('größe')], [false, true]);
    await set('files.encoding', undefined);
  });

  it('is read in the encoding of its language', async () => {
    const script = 'größe=1 # how large the order is, in pieces\n';
    const names = ['size.sh', 'size.inc', 'size.py'];
    for (const name of names) {
      await vscode.workspace.fs.writeFile(uriOf(`packages/blog/${name}`), Buffer.from(name + script, 'latin1'));
    }
    await vscode.commands.executeCommand('panorama.askFolder', uriOf('packages/blog'));
    await set('files.associations', { '*.inc': 'shellscript' });
    await set('[shellscript]', { 'files.encoding': 'windows1252' });
    const sent = await sentFor('How large is it?');
    await set('[shellscript]', undefined);
    await set('files.associations', undefined);
    assert.deepEqual(
      names.map((name) => sent.includes(`${name}größe`)),
      [true, true, false],
    );
  });
});
