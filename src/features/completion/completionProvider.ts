// Answers the editor when it asks for inline suggestions.

import * as vscode from 'vscode';
import type { CompletionItem, CompletionResult } from '../../core/completion/completionTypes.ts';
import type { Send } from '../../core/egress/sender.ts';
import { signalOf } from '../../host/vscode/signalOf.ts';
import type { Services } from '../../services.ts';
import type { CompletionSession } from './completionSession.ts';
import { inputFor, isSuggestible, placeAt, type Place } from './completionInput.ts';
import { readSurroundings } from './readSurroundings.ts';

/** Internal: run by the editor when a suggestion was accepted. */
export const ACCEPTED_COMMAND = 'panorama.completion.accepted';

/** The provider; it has stable members alone, others would make the registration throw. */
export function createCompletionProvider(
  services: Services,
  session: CompletionSession,
): vscode.InlineCompletionItemProvider {
  return {
    provideInlineCompletionItems: async (document, position, context, token) => {
      const nextEdit = session.nextEditAt?.(document, position);
      if (nextEdit) {
        return [nextEdit];
      }
      const trigger = context.triggerKind === vscode.InlineCompletionTriggerKind.Invoke ? 'manual' : 'automatic';
      if (!isWanted(document, trigger, session)) {
        return undefined;
      }
      const place = placeAt(document, position, context.selectedCompletionInfo);
      const { version } = document;
      const watch = await session.watch();
      const result = await complete(place, trigger, services, session, token);
      // The document may have moved on while the model answered: then the answer is for a text that is gone.
      const isStale = token.isCancellationRequested || document.version !== version;
      if (result.kind !== 'item' || isStale) {
        return undefined;
      }
      const item = toItem(result.item, place);
      watch.show(document, item, result.isNew);
      return [item];
    },
  };
}

function isWanted(document: vscode.TextDocument, trigger: 'manual' | 'automatic', session: CompletionSession): boolean {
  const mode = session.mode();
  if (!vscode.workspace.isTrusted || !isSuggestible(document.uri) || mode === 'off') {
    return false;
  }
  const isQuiet = mode === 'manual' || session.snoozedUntil() !== undefined || session.rest() !== undefined;
  return trigger === 'manual' || !isQuiet;
}

async function complete(
  place: Place,
  trigger: 'manual' | 'automatic',
  services: Services,
  session: CompletionSession,
  token: vscode.CancellationToken,
): Promise<CompletionResult> {
  const around = () => readSurroundings(place, session, services);
  const input = inputFor(place, trigger, services, around);
  try {
    const send = sendVisibly(services, session);
    const { clock, syntax } = services;
    const deps = { send, clock, syntax, desk: await session.openDesk() };
    // With the first suggestion: the start of the editor does not wait for it.
    const { run } = await import('../../core/completion/complete.ts');
    const result = await run(input, deps, signalOf(token));
    tell(result, services, session);
    return result;
  } catch (error) {
    services.log.error(`A suggestion failed by our own fault: ${String(error)}`);
    return { kind: 'none', reason: 'nothing-fits' };
  }
}

/** The status item tells of a request that is on its way. */
function sendVisibly({ send, status, lastRequest }: Services, session: CompletionSession): Send {
  return async function* (request, signal) {
    status.show({ kind: 'thinking' });
    try {
      yield* send(request, signal);
    } finally {
      status.show({ kind: 'ready' });
      (await session.watch()).countRequest(lastRequest()?.record);
    }
  };
}

/** Failures show in the log and the status item alone. */
function tell(result: CompletionResult, services: Services, session: CompletionSession): void {
  switch (result.kind) {
    case 'item':
      session.succeed();
      break;
    case 'none':
      services.log.debug(`No suggestion: ${result.reason}.`);
      if (result.reason === 'nothing-fits') {
        session.succeed();
      }
      break;
    case 'failed':
      services.log.warn(`No suggestion: ${result.failure.code}. ${result.failure.message}`);
      session.fail(result.failure);
      break;
  }
}

function toItem(item: CompletionItem, place: Place): vscode.InlineCompletionItem {
  const { document, replaced } = place;
  const end = document.positionAt(document.offsetAt(replaced.end) + item.end - item.start);
  const made = new vscode.InlineCompletionItem(place.chosen + item.insertText, new vscode.Range(replaced.start, end));
  made.command = { command: ACCEPTED_COMMAND, title: vscode.l10n.t('Suggestion kept') };
  return made;
}
