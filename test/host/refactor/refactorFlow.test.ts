import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { RefactorCommand } from '../../../src/core/refactor/catalogue.ts';
import { CATALOGUE } from '../../../src/core/refactor/catalogueRows.ts';
import type { Send } from '../../../src/core/egress/sender.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import type { Proposal } from '../../../src/core/refactor/proposal.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { Findings } from '../../../src/features/refactor/findings.ts';
import { runRefactor } from '../../../src/features/refactor/refactorFlow.ts';
import type { RefactorServices } from '../../../src/features/refactor/refactorServices.ts';
import { noMarks } from '../../../src/core/pack/fileMarks.ts';
import { createSystemClock } from '../../../src/host/clock/systemClock.ts';
import { createLog } from '../../../src/host/vscode/log.ts';
import { SpendGuard } from '../../../src/core/spend/spendGuard.ts';
import { sampleProfile } from '../../unit/sampleProfile.ts';
import { until } from '../../harness/until.ts';
import { closeAll, openFile, typeAt } from './hostFiles.ts';

const text = 'function add(a, b) {\n  const sum = a + b;\n  return sum;\n}\n\nadd(1, 2);\n';
const answer = '<<<<<<< SEARCH\n  const sum = a + b;\n  return sum;\n=======\n  return a + b;\n>>>>>>> REPLACE\n';
const simpler = 'function add(a, b) {\n  return a + b;\n}\n\nadd(1, 2);\n';

function commandOf(id: string): RefactorCommand {
  const command = CATALOGUE.find((candidate) => candidate.id === id);
  assert.ok(command, id);
  return command;
}

interface Shown {
  readonly proposal: Proposal;
  readonly open: boolean;
}

/** A guard whose journal is kept nowhere. */
function guardOf(perQuestion: number): SpendGuard {
  const most = Number.POSITIVE_INFINITY;
  return new SpendGuard({
    journal: { append: (_month, lines) => Promise.resolve(lines) },
    caps: () => ({ perQuestion, perDay: most, perMonth: most, suggestionsPerDay: most, suggestionsPerHour: most }),
    today: () => '2026-11-21',
    newId: () => 'id',
  });
}

/** Services whose model gives the answer, once `gate` is open, and whose review keeps what it is shown. */
function servicesWith(limits = { confirmAbove: 1, perQuestion: 1 }, gate: Promise<void> = Promise.resolve()) {
  const requests: ModelRequest[] = [];
  const shown: Shown[] = [];
  const send: Send = async function* (request) {
    requests.push(request);
    await gate;
    yield { kind: 'text', text: answer };
    yield { kind: 'end', outcome: 'complete', finishReason: 'stop' };
  };
  const services: RefactorServices = {
    globalState: { get: () => undefined, update: () => Promise.resolve(), keys: () => [] },
    settings: {
      confirmAbove: () => limits.confirmAbove,
      exclude: () => [],
      include: () => [],
      refactorCommands: () => undefined,
    },
    clock: createSystemClock(),
    forbids: () => undefined,
    rulesReady: () => Promise.resolve(),
    log: createLog(),
    packDraft: () => Promise.resolve({ kind: 'stopped' }),
    marks: { current: noMarks },
    findings: () => Promise.resolve(new Findings()),
    spend: guardOf(limits.perQuestion),
    profiles: { current: () => sampleProfile },
    status: { show: () => undefined },
    send,
    review: {
      receive: () => Promise.reject(new Error('An answer that comes at once is shown when it is whole.')),
      show: (proposal, _uri, open) => {
        shown.push({ proposal, open });
        return Promise.resolve();
      },
    },
  };
  return { services, requests, shown };
}

function textOf({ proposal }: Shown): string | undefined {
  const [file] = proposal.files;
  return file.kind === 'edit' ? applyEdits(file.snapshot.text, file.edits) : undefined;
}

describe('a refactor command', () => {
  afterEach(closeAll);

  it('works on the selection and opens its review', async () => {
    const editor = await openFile('flow/selection.js', text);
    editor.selection = new vscode.Selection(1, 0, 2, 13);
    const { services, shown, requests } = servicesWith();
    await runRefactor(commandOf('simplify'), services);
    const [request] = requests;
    assert.deepEqual(
      [
        shown.map(textOf),
        shown.map(({ open }) => open),
        request?.sources,
        request?.messages[1]?.content.includes('<target lines="2-3">'),
      ],
      [[simpler], [true], ['flow/selection.js'], true],
    );
  });

  it('works on the function at the cursor', async () => {
    const editor = await openFile('flow/symbol.js', text);
    editor.selection = new vscode.Selection(1, 4, 1, 4);
    await until(async () => {
      const symbols = await vscode.commands.executeCommand<readonly unknown[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        editor.document.uri,
      );
      return (symbols?.length ?? 0) > 0;
    }, 'the language service knows the function');
    const { services, requests } = servicesWith();
    await runRefactor(commandOf('simplify'), services);
    assert.match(requests[0]?.messages[1]?.content ?? '', /<target lines="1-4">/);
  });

  it('takes the instruction that a keybinding carries', async () => {
    await openFile('flow/custom.js', text);
    const { services, requests } = servicesWith();
    await runRefactor(commandOf('custom'), services, { instruction: 'Return at once.' });
    assert.match(requests[0]?.messages[1]?.content ?? '', /Task: Return at once\./);
  });

  it('does not bring its review to the front while somebody types', async () => {
    const editor = await openFile('flow/typing.js', text);
    let answerNow: () => void = () => assert.fail('there is no question yet');
    const gate = new Promise<void>((resolve) => {
      answerNow = resolve;
    });
    const { services, shown, requests } = servicesWith(undefined, gate);
    const running = runRefactor(commandOf('custom'), services, { instruction: 'Return at once.' });
    await until(() => requests.length > 0, 'the request has left');
    await typeAt(editor, 0, '// mine\n');
    answerNow();
    await running;
    assert.deepEqual([shown.map(({ open }) => open), editor.document.getText()], [[false], `// mine\n${text}`]);
  });

  it('sends nothing above the limit for one question', async () => {
    await openFile('flow/dear.js', text);
    const { services, requests } = servicesWith({ confirmAbove: 0, perQuestion: 0.0001 });
    await dismissUntil(runRefactor(commandOf('custom'), services, { instruction: 'Return at once.' }));
    assert.deepEqual(requests, []);
  });

  it('sends nothing above the asking price without a yes', async () => {
    await openFile('flow/asked.js', text);
    const { services, requests } = servicesWith({ confirmAbove: 0.0001, perQuestion: 1 });
    const running = runRefactor(commandOf('custom'), services, { instruction: 'Return at once.' });
    await dismissUntil(running);
    assert.deepEqual(requests, []);
  });

  it('does not run where it does not apply', async () => {
    await openFile('flow/prose.md', '# Title\n');
    const { services, requests } = servicesWith();
    await dismissUntil(runRefactor(commandOf('simplify'), services));
    assert.deepEqual(requests, []);
  });
});

/** Clears away messages until the work that shows them ends. */
async function dismissUntil(work: Promise<void>): Promise<void> {
  let isDone = false;
  const finished = work.then(() => {
    isDone = true;
  });
  await until(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    return isDone;
  }, 'the message is gone');
  await finished;
}
