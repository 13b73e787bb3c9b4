// The steps of the set-up about the key: which one, whose it seems to be, and whether the service takes it.

import * as vscode from 'vscode';
import { openAiProfile } from '../../core/model/builtInProfiles.ts';
import { toDestination, type Destination } from '../../core/model/destination.ts';
import { readKeyText, type KeyOwner } from '../../core/model/keyText.ts';
import { newProfile } from '../../core/model/newProfile.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { ModelsResult } from '../../core/ports.ts';
import { pickOne, typeOne, waitFor, type Choice } from '../../host/vscode/stepDialogue.ts';
import type { ConnectDeps, ConnectDraft } from './connectDraft.ts';
import type { StepOutcome } from './runSteps.ts';

/** Keys that are there already. */
type Known = { readonly kind: 'known'; readonly key: string } | { readonly kind: 'paste' };

/** Offers the keys that are there already: the one that is set for this service, and OPENAI_API_KEY by its name. */
export async function offerKeys(
  draft: ConnectDraft,
  isFirst: boolean,
  deps: ConnectDeps,
): Promise<StepOutcome<ConnectDraft>> {
  const { destination, target } = draft;
  const keyless = { ...draft, key: undefined };
  if (!destination || target?.auth === 'none') {
    return { kind: 'skip', draft: keyless };
  }
  const choices = await knownKeys(destination, deps);
  if (choices.length === 0) {
    return { kind: 'skip', draft: keyless };
  }
  const answer = await pickOne<Known>({
    title: titleFor(destination),
    placeholder: vscode.l10n.t('Which key?'),
    choices: [...choices, { label: vscode.l10n.t('Paste a key…'), icon: 'key', value: { kind: 'paste' } }],
    canGoBack: !isFirst,
  });
  if (answer.kind !== 'answer') {
    return answer;
  }
  return { kind: 'next', draft: answer.value.kind === 'known' ? { ...keyless, key: answer.value.key } : keyless };
}

async function knownKeys(destination: Destination, deps: ConnectDeps): Promise<readonly Choice<Known>[]> {
  const set = await deps.keys.keyFor(destination.origin);
  const isOpenAi = destination.base === openAiProfile.baseUrl;
  return [
    ...(set === undefined
      ? []
      : [
          {
            label: vscode.l10n.t('Use the key that is set'),
            icon: 'check',
            value: { kind: 'known', key: set } as const,
          },
        ]),
    ...(isOpenAi && deps.openAiKey !== undefined
      ? [
          {
            label: vscode.l10n.t('Use the key in {0}', 'OPENAI_API_KEY'),
            description: vscode.l10n.t('from the environment'),
            icon: 'terminal',
            value: { kind: 'known', key: deps.openAiKey } as const,
          },
        ]
      : []),
  ];
}

/** Asks for a key to be pasted; a server on this computer may go without. */
export async function pasteKey(draft: ConnectDraft, isFirst: boolean): Promise<StepOutcome<ConnectDraft>> {
  const { destination, target } = draft;
  if (!destination || target?.auth === 'none' || draft.key !== undefined) {
    return { kind: 'skip', draft };
  }
  const mayBeEmpty = isOptional(draft, destination);
  const answer = await typeOne({
    title: titleFor(destination),
    prompt: mayBeEmpty
      ? vscode.l10n.t(
          'Kept in the secret store, sent to {0} alone. Leave it empty if none is needed.',
          destination.host,
        )
      : vscode.l10n.t('Kept in the secret store, sent to {0} alone.', destination.host),
    placeholder: vscode.l10n.t('Paste your key'),
    isSecret: true,
    problem: (text) => problemWith(text, mayBeEmpty),
    canGoBack: !isFirst,
  });
  if (answer.kind !== 'answer') {
    return answer;
  }
  const read = readKeyText(answer.value);
  return read.kind === 'key' ? takeKey(draft, destination, read) : { kind: 'next', draft };
}

function isOptional({ target }: ConnectDraft, { loopback }: Destination): boolean {
  return loopback || target?.service?.isKeyOptional === true;
}

function problemWith(text: string, mayBeEmpty: boolean): string | undefined {
  const read = readKeyText(text);
  if (read.kind === 'problem') {
    return read.problem;
  }
  return read.kind === 'empty' && !mayBeEmpty ? vscode.l10n.t('Paste a key, or press Escape.') : undefined;
}

/** A key that seems to belong elsewhere is not sent before the person says so. */
async function takeKey(
  draft: ConnectDraft,
  destination: Destination,
  { key, owner }: { readonly key: string; readonly owner?: KeyOwner },
): Promise<StepOutcome<ConnectDraft>> {
  const home = owner && toDestination(owner.baseUrl);
  if (!owner || home?.kind !== 'ok' || home.destination.origin === destination.origin || destination.loopback) {
    return { kind: 'next', draft: { ...draft, key } };
  }
  const answer = await pickOne<'switch' | 'keep'>({
    title: titleFor(destination),
    placeholder: vscode.l10n.t('This looks like a key of {0}. Switch?', owner.label),
    choices: [
      { label: vscode.l10n.t('Switch to {0}', owner.label), icon: 'arrow-right', value: 'switch' },
      { label: vscode.l10n.t('Send it to {0} all the same', destination.host), icon: 'key', value: 'keep' },
    ],
    canGoBack: true,
  });
  if (answer.kind !== 'answer') {
    return answer;
  }
  if (answer.value === 'keep') {
    return { kind: 'next', draft: { ...draft, key } };
  }
  const target = { label: owner.label, baseUrl: owner.baseUrl, auth: 'bearer' } as const;
  return { kind: 'next', draft: { ...draft, key, target, destination: home.destination } };
}

/** Asks the service for its models. When that fails the person decides; a key that is wrong is never kept. */
export async function checkKey(draft: ConnectDraft, deps: ConnectDeps): Promise<StepOutcome<ConnectDraft>> {
  const { destination, target } = draft;
  if (!destination || !target) {
    return { kind: 'back' };
  }
  const unchecked = { ...draft, check: undefined };
  const profile = profileToCheck(draft, destination);
  for (;;) {
    const waited = await waitFor<ModelsResult>({
      title: titleFor(destination),
      placeholder: vscode.l10n.t('Asking {0} for its models…', destination.host),
      work: (signal) => deps.listModels(profile, draft.key, signal),
    });
    if (waited.kind !== 'answer') {
      return waited;
    }
    const result = waited.value;
    if (result.kind === 'ok') {
      return { kind: 'skip', draft: { ...unchecked, check: { models: result.models, ms: result.ms } } };
    }
    if (result.kind === 'stopped') {
      return { kind: 'cancelled' };
    }
    const decision = await decideAfter(result.failure, destination);
    if (decision === 'back' || decision === 'cancelled') {
      return { kind: decision };
    }
    if (decision === 'keep') {
      return { kind: 'skip', draft: unchecked };
    }
  }
}

function profileToCheck({ target }: ConnectDraft, destination: Destination): Profile {
  return target?.profile ?? newProfile({ destination, model: '', auth: target?.auth ?? 'bearer' }, []);
}

type Decision = 'again' | 'keep' | 'back' | 'cancelled';

async function decideAfter(
  failure: { readonly code: string; readonly message: string; readonly details?: string },
  destination: Destination,
): Promise<Decision> {
  const isWrong = failure.code === 'key-wrong' || failure.code === 'key-missing';
  const answer = await pickOne<Decision>({
    title: titleFor(destination),
    placeholder: failure.message,
    choices: [
      { label: vscode.l10n.t('Go back and change it'), icon: 'arrow-left', value: 'back' },
      {
        label: vscode.l10n.t('Try again'),
        ...(failure.details !== undefined && { detail: failure.details }),
        icon: 'refresh',
        value: 'again',
      },
      ...(isWrong
        ? []
        : [{ label: vscode.l10n.t('Go on without a check'), icon: 'debug-step-over', value: 'keep' } as const]),
    ],
    canGoBack: true,
  });
  return answer.kind === 'answer' ? answer.value : answer.kind;
}

function titleFor(destination: Destination): string {
  return vscode.l10n.t('Connect {0}', destination.host);
}
