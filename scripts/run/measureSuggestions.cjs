// Runs in the extension host as if it were a test suite: types in a file of 10,000 lines and writes down what suggestions cost there.
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector/promises');
const { performance } = require('node:perf_hooks');
const vscode = require('vscode');

const lines = 10_000;
const warmUp = 20;
const rounds = 150;
/** Longest wait for what a round expects, in milliseconds. */
const patience = 20_000;
/** Between two samples of the profile, in microseconds. */
const sampleMicroseconds = 500;

/** What the current round has seen, in milliseconds of the process. */
const seen = { question: 0, request: 0, text: 0, item: 0 };

exports.run = async () => {
  followProvider();
  answerAtOnce();
  await vscode.extensions.getExtension('panorama.panorama')?.activate();
  const editor = await openLargeFile();
  const times = { request: [], item: [], memory: [] };
  // The editor makes what asks for suggestions a while after its first picture.
  await vscode.commands.executeCommand('type', { text: '\nconst first = ' });
  await until(async () => {
    await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
    return seen.item > 0;
  });
  const session = new Session();
  session.connect();
  for (let round = -warmUp; round < rounds; round += 1) {
    const measured = await measureRound(editor, round);
    if (round >= 0) for (const [name, value] of Object.entries(measured)) times[name].push(value);
  }
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: sampleMicroseconds });
  await session.post('Profiler.start');
  for (let round = rounds; round < rounds + 50; round += 1) await measureRound(editor, round);
  const { profile } = await session.post('Profiler.stop');
  writeFileSync(process.env.PANORAMA_TEST_RESULTS, JSON.stringify({ ...times, tasks: ownTasks(profile) }));
};

/** The provider is registered when the extension starts, which comes later than this. */
function followProvider() {
  const { registerInlineCompletionItemProvider: register } = vscode.languages;
  vscode.languages.registerInlineCompletionItemProvider = (selector, provider) =>
    register(selector, {
      provideInlineCompletionItems: async (...question) => {
        seen.question = performance.now();
        const items = await provider.provideInlineCompletionItems(...question);
        if (items) seen.item = performance.now();
        return items;
      },
    });
}

/** The service is this process: no time passes between a request and its answer. */
function answerAtOnce() {
  globalThis.fetch = async () => {
    seen.request = performance.now();
    const texts = ['<FILL>', 'compute(first, second);', `\n    next(${seen.request});\n`, '</FILL>'];
    const events = texts.map(
      (content) =>
        `data: ${JSON.stringify({ id: 'a', object: 'chat.completion.chunk', created: 1, model: 'any', choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`,
    );
    const end = `data: ${JSON.stringify({ id: 'a', object: 'chat.completion.chunk', created: 1, model: 'any', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`;
    const body = new ReadableStream({
      start: (controller) => {
        seen.text = performance.now();
        controller.enqueue(new TextEncoder().encode(events.join('') + end));
        controller.close();
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  };
}

async function openLargeFile() {
  const content = Array.from(
    { length: lines },
    (_, index) => `    const value${index} = compute(left[${index}], right);`,
  );
  const document = await vscode.workspace.openTextDocument({ language: 'typescript', content: content.join('\n') });
  return vscode.window.showTextDocument(document);
}

/** A fresh line further down each round, so that no pause is waited for: a request, then a key that the answer says. */
async function measureRound(editor, round) {
  const end = editor.document.lineAt(lines / 2 + round * 3).range.end;
  editor.selection = new vscode.Selection(end, end);
  Object.assign(seen, { question: 0, request: 0, text: 0, item: 0 });
  await vscode.commands.executeCommand('type', { text: '\n' });
  await until(() => seen.item > seen.text && seen.text > 0);
  const asked = { ...seen };
  Object.assign(seen, { question: 0, item: 0 });
  await vscode.commands.executeCommand('type', { text: 'c' });
  await until(() => seen.item > 0);
  await vscode.commands.executeCommand('editor.action.inlineSuggest.hide');
  return { request: asked.request - asked.question, item: asked.item - asked.text, memory: seen.item - seen.question };
}

async function until(isSo) {
  const limit = performance.now() + patience;
  while (!(await isSo())) {
    if (performance.now() > limit) throw new Error(`In vain: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/**
 * Milliseconds of each stretch of samples in a row that stand in code of the extension, or in what it calls. Where a sample is late
 * another process had the computer.
 */
function ownTasks({ nodes, samples, timeDeltas }) {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const urls = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.url]));
  const own = new Map();
  const isOwn = (id) => {
    if (id === undefined) return false;
    if (!own.has(id))
      own.set(id, /\/dist\/[^/]+\.cjs$|\/dist\/chunks\//u.test(urls.get(id) ?? '') || isOwn(parents.get(id)));
    return own.get(id);
  };
  const tasks = [];
  let running = 0;
  samples.forEach((id, index) => {
    if (isOwn(id)) {
      running += Math.min(timeDeltas[index], 2 * sampleMicroseconds) / 1_000;
    } else if (running > 0) {
      tasks.push(running);
      running = 0;
    }
  });
  return tasks;
}
