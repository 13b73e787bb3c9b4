// An extension that suggests while typing, as others do: installed beside ours, under the name of one that we know. It has nothing to
// say here: VS Code gives up all others as soon as one of them has answered, so that ours would be asked by chance alone.

const manifest = {
  name: 'vscode-tabby',
  publisher: 'TabbyML',
  version: '1.0.0',
  engines: { vscode: '^1.104.0' },
  main: './main.cjs',
  activationEvents: ['*'],
};

const main = `const vscode = require('vscode');
exports.activate = ({ subscriptions }) => {
  subscriptions.push(vscode.languages.registerInlineCompletionItemProvider('*', { provideInlineCompletionItems: () => [] }));
};
`;

/** Files of the folder of installed extensions: path → text. */
export const otherSuggestions: Readonly<Record<string, string>> = {
  'tabbyml.vscode-tabby-1.0.0/package.json': JSON.stringify(manifest),
  'tabbyml.vscode-tabby-1.0.0/main.cjs': main,
};
