// An extension that brings chat models to VS Code, as plans do: each behaves as its name says, and remembers what it was asked.

const manifest = {
  name: 'rehearsed-models',
  publisher: 'rehearsal',
  version: '1.0.0',
  engines: { vscode: '^1.104.0' },
  main: './main.cjs',
  activationEvents: ['*'],
  contributes: { languageModelChatProviders: [{ vendor: 'rehearsal', displayName: 'Rehearsal' }] },
};

const main = `const vscode = require('vscode');
const seen = { requests: [], cancelled: 0 };
const text = (value) => new vscode.LanguageModelTextPart(value);
const plays = {
  answer: async (progress) => { for (const word of ['It ', 'holds', '.']) progress.report(text(word)); },
  call: async (progress) => { progress.report(new vscode.LanguageModelToolCallPart('call_1', 'look', { path: 'a.ts' })); },
  blocked: async () => { throw vscode.LanguageModelError.Blocked('quota exceeded'); },
  forbidden: async () => { throw vscode.LanguageModelError.NoPermissions('no'); },
  gone: async () => { throw vscode.LanguageModelError.NotFound('gone'); },
  broken: async (progress) => { progress.report(text('Half')); await pause(100); throw new Error('socket hang up'); },
  long: async (progress) => { progress.report(text('Half')); await pause(100); throw new Error('Response too long.'); },
  filtered: async () => { throw new Error('Response got filtered.'); },
  uncounted: async (progress) => { progress.report(text('Unasked.')); },
  silent: async (progress, token) => {
    progress.report(text('Half'));
    await new Promise((resolve) => token.onCancellationRequested(resolve));
    seen.cancelled += 1;
  },
};
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const provider = {
  provideLanguageModelChatInformation: () =>
    Object.keys(plays).map((id) => ({
      id, name: id, family: 'rehearsed', version: '1', maxInputTokens: 50_000, maxOutputTokens: 1_000,
      capabilities: { toolCalling: true },
    })),
  provideLanguageModelChatResponse: async (model, messages, options, progress, token) => {
    const said = messages.map(({ role, content }) => [role, content.map((part) => part.value).join('')]);
    seen.requests.push({ model: model.id, messages: said, tools: options.tools ?? [] });
    await plays[model.id](progress, token);
  },
  provideTokenCount: async (model, what) => {
    if (model.id === 'uncounted') await new Promise(() => undefined);
    const whole = typeof what === 'string' ? what : what.content.map((part) => part.value).join('');
    return whole.length;
  },
};
exports.activate = ({ subscriptions }) => {
  subscriptions.push(vscode.lm.registerLanguageModelChatProvider('rehearsal', provider));
  subscriptions.push(vscode.commands.registerCommand('rehearsal.seen', () => JSON.stringify(seen)));
};
`;

/** Files of the folder of installed extensions: path → text. */
export const rehearsedModels: Readonly<Record<string, string>> = {
  'rehearsal.rehearsed-models-1.0.0/package.json': JSON.stringify(manifest),
  'rehearsal.rehearsed-models-1.0.0/main.cjs': main,
};
