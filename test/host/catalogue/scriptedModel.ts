// A scripted service as the model of the editor, and a person who answers or clears away what the editor asks.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { streamReply } from '../../fakes/openAiStream.ts';
import { FaultServer, type ReceivedRequest } from '../../fakes/server.ts';
import { until } from '../../harness/until.ts';

/** The service, chosen as the model. */
export class ScriptedModel {
  readonly #server: FaultServer;

  private constructor(server: FaultServer) {
    this.#server = server;
  }

  /** Starts it and chooses it. */
  static async start(): Promise<ScriptedModel> {
    const server = await FaultServer.start();
    const profile = {
      id: 'scripted',
      baseUrl: `${server.origin}/v1`,
      model: 'any',
      auth: 'none',
      limits: { context: 1_000_000, output: 32_000 },
      prices: { unit: 'USD/1M', standard: { input: 0.4, output: 1.6 } },
    };
    await set('profiles', [profile]);
    await set('profile', 'scripted');
    return new ScriptedModel(server);
  }

  /** The next answers, in order. */
  answer(...texts: readonly string[]): void {
    this.#server.queue(...texts.map((text) => streamReply([text])));
  }

  /** What was asked, without what lists models. */
  get questions(): readonly ReceivedRequest[] {
    return this.#server.requests.filter(({ method }) => method === 'POST');
  }

  /** Of the last question. */
  get lastText(): string {
    return this.questions.at(-1)?.text ?? '';
  }

  async stop(): Promise<void> {
    await set('profile', 'offline');
    await this.#server.stop();
  }
}

/** Starts the model before the tests of a group, with the extension active, and stops it after them. */
export function useScriptedModel(): () => ScriptedModel {
  const held: { model?: ScriptedModel } = {};
  const model = (): ScriptedModel => {
    assert.ok(held.model);
    return held.model;
  };
  before(async function () {
    this.timeout(90_000);
    await vscode.extensions.getExtension('panorama.panorama')?.activate();
    held.model = await ScriptedModel.start();
  });
  after(() => model().stop());
  return model;
}

/** Writes a user setting of ours. */
export async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('panorama').update(name, value, vscode.ConfigurationTarget.Global);
}

/** Clears messages away until the work that shows them ends. */
export function dismissing<Result>(work: Thenable<Result>): Promise<Result> {
  return repeating('notifications.clearAll', work);
}

/** Takes the first choice of every list until the work that shows them ends. */
export function takingFirst<Result>(work: Thenable<Result>): Promise<Result> {
  return repeating('workbench.action.acceptSelectedQuickOpenItem', work);
}

async function repeating<Result>(command: string, work: Thenable<Result>): Promise<Result> {
  const state = { isDone: false };
  const finished = Promise.resolve(work).finally(() => {
    state.isDone = true;
  });
  await until(async () => {
    await vscode.commands.executeCommand(command);
    return state.isDone;
  }, 'the command ends');
  return finished;
}

/** Chooses a code action, as a click on it does. */
export async function take(action: vscode.CodeAction | undefined): Promise<void> {
  const values: readonly unknown[] = action?.command?.arguments ?? [];
  await vscode.commands.executeCommand(action?.command?.command ?? '', ...values);
}
