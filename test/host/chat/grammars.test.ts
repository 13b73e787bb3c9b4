// The grammars in a thread of the editor's extension host: its way of loading modules is not plain Node's.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';

const script = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { Parser, Language } = require(workerData);
  let folder = '';
  Parser.init({ locateFile: (file, beside) => ((folder = beside), beside + file) })
    .then(() => Language.load(folder + 'tree-sitter-rust.wasm'))
    .then((language) => new Parser().setLanguage(language).parse('fn load() {}').rootNode.toString())
    .then((tree) => parentPort.postMessage(tree), (error) => parentPort.postMessage(String(error)));
`;

describe('The shipped grammars', () => {
  it('are found and parse in a thread of the extension host', async () => {
    const { extensionPath } = vscode.extensions.getExtension('panorama.panorama') ?? { extensionPath: '' };
    const worker = new Worker(script, {
      eval: true,
      workerData: path.join(extensionPath, 'dist/grammars/treeSitter.cjs'),
    });
    const [tree] = (await once(worker, 'message')) as readonly unknown[];
    await worker.terminate();
    assert.match(String(tree), /^\(source_file \(function_item name: \(identifier\)/);
  });
});
