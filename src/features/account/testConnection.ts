// Tests the chosen model with the two cheapest calls: the list of models, and one word of streamed answer.

import * as vscode from 'vscode';
import { billed } from '../../core/model/price.ts';
import type { Failure } from '../../core/model/failure.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { Usage } from '../../core/model/streamPart.ts';
import type { ModelsResult } from '../../core/ports.ts';
import { signalOf } from '../../host/vscode/signalOf.ts';
import { formatCount, formatDuration, formatMoney } from '../../protocol/format.ts';
import type { Services } from '../../services.ts';
import { hostOf, originOf } from './describeProfile.ts';
import { isTrustedToSend } from './trust.ts';

/** What the streamed answer was. */
interface Answer {
  readonly text: string;
  readonly outcome: string;
  readonly failure?: Failure;
  readonly usage?: Usage;
  /** Milliseconds. */
  readonly firstTextMs?: number;
}

/** Runs the test with a notice that can be cancelled, and reports in a sentence; the log has the details. */
export async function testConnection(services: Services): Promise<void> {
  const profile = services.profiles.current();
  if (profile.api === 'offline') {
    void offerModel(vscode.l10n.t('Search (no model) works without a connection.'));
    return;
  }
  if (!isTrustedToSend()) {
    return;
  }
  await services.profiles.unlearn(profile);
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Testing {0}', profile.label),
    cancellable: true,
  };
  const report = await vscode.window.withProgress(options, (_progress, token) =>
    runTest(services, profile, signalOf(token)),
  );
  if (report) {
    void show(services, report);
  }
}

interface Report {
  readonly isGood: boolean;
  readonly sentence: string;
}

async function runTest(services: Services, profile: Profile, signal: AbortSignal): Promise<Report | undefined> {
  const list = await listModelsOf(services, profile, signal);
  services.log.info(`Test of ${profile.id}: ${describeList(list)}`);
  if (list.kind === 'failed' && isFinal(list.failure)) {
    return { isGood: false, sentence: list.failure.message };
  }
  if (signal.aborted) {
    return undefined;
  }
  const answer = await askForOneWord(services, profile, signal);
  services.log.info(`Test of ${profile.id}: ${describeAnswer(answer)}`);
  return answer.outcome === 'stopped' ? undefined : judge(profile, list, answer);
}

async function listModelsOf(
  { keys, listModels }: Services,
  profile: Profile,
  signal: AbortSignal,
): Promise<ModelsResult> {
  const origin = originOf(profile);
  const key = origin === undefined || profile.auth === 'none' ? undefined : await keys.keyFor(origin);
  return listModels(profile, key, signal);
}

function judge(profile: Profile, list: ModelsResult, answer: Answer): Report {
  if (answer.outcome === 'complete' || answer.outcome === 'truncated') {
    return { isGood: true, sentence: successOf(profile, list, answer) };
  }
  const sentence = answer.failure?.message ?? vscode.l10n.t('The answer ended early ({0}).', answer.outcome);
  return { isGood: false, sentence };
}

/** Some services have no list of models and answer all the same; these failures hold for every call. */
function isFinal({ code }: Failure): boolean {
  return ['key-wrong', 'key-missing', 'configuration', 'certificate', 'proxy', 'unreachable', 'redirected'].includes(
    code,
  );
}

async function askForOneWord(
  { send, clock }: Pick<Services, 'send' | 'clock'>,
  profile: Profile,
  signal: AbortSignal,
): Promise<Answer> {
  const startedAt = clock.now();
  let answer: Answer = { text: '', outcome: 'stopped' };
  const request = {
    purpose: 'probe',
    profile,
    messages: [{ role: 'user', content: 'Answer with the one word: ready' }],
    maxOutput: 16,
    temperature: 0,
    sources: [],
  } as const;
  for await (const part of send(request, signal)) {
    if (part.kind === 'text') {
      answer = { firstTextMs: clock.now() - startedAt, ...answer, text: answer.text + part.text };
    } else if (part.kind === 'usage') {
      answer = { ...answer, usage: part.usage };
    } else if (part.kind === 'end') {
      answer = { ...answer, outcome: part.outcome, ...(part.failure && { failure: part.failure }) };
    }
  }
  return answer;
}

function successOf(profile: Profile, list: ModelsResult, { firstTextMs, usage }: Answer): string {
  const cost = usage && billed(profile, usage);
  const parts = [
    list.kind === 'ok'
      ? vscode.l10n.t('{0} models', formatCount(list.models.length))
      : vscode.l10n.t('no list of models'),
    firstTextMs === undefined
      ? vscode.l10n.t('an empty answer')
      : vscode.l10n.t('first word after {0}', formatDuration(firstTextMs)),
    cost === undefined ? '' : formatMoney(cost),
  ];
  return vscode.l10n.t('{0} works: {1}.', hostOf(profile), parts.filter((part) => part !== '').join(', '));
}

function describeList(list: ModelsResult): string {
  switch (list.kind) {
    case 'ok':
      return `${list.models.length} models in ${list.ms} ms`;
    case 'failed':
      return `no models (${[list.failure.code, list.failure.details].filter(Boolean).join(', ')})`;
    case 'stopped':
      return 'stopped';
  }
}

function describeAnswer({ outcome, failure, usage, firstTextMs, text }: Answer): string {
  const parts = [
    outcome,
    failure && [failure.code, failure.details].filter(Boolean).join(', '),
    `${text.length} characters`,
    firstTextMs !== undefined && `first after ${firstTextMs} ms`,
    usage ? `${usage.input} tokens in, ${usage.cached} cached, ${usage.output} out` : 'no usage sent',
  ];
  return parts.filter(Boolean).join('; ');
}

async function show({ log }: Services, { isGood, sentence }: Report): Promise<void> {
  const details = vscode.l10n.t('Details');
  const setKey = vscode.l10n.t('Set Key');
  const picked = isGood
    ? await vscode.window.showInformationMessage(sentence, details)
    : await vscode.window.showErrorMessage(sentence, setKey, details);
  if (picked === details) {
    log.show();
  } else if (picked === setKey) {
    await vscode.commands.executeCommand('panorama.setKey');
  }
}

async function offerModel(sentence: string): Promise<void> {
  const connect = vscode.l10n.t('Connect a Model');
  if ((await vscode.window.showInformationMessage(sentence, connect)) === connect) {
    await vscode.commands.executeCommand('panorama.setKey');
  }
}
