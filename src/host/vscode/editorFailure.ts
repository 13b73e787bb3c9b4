// What went wrong with one of VS Code's own models, in the product's own codes and words.

import * as vscode from 'vscode';
import { classifyFailure } from '../../core/model/classifyFailure.ts';
import { hideKey } from '../../core/model/hideKey.ts';
import type { Failure, FailureCode } from '../../core/model/failure.ts';
import type { StreamPart } from '../../core/model/streamPart.ts';

type EndPart = StreamPart & { readonly kind: 'end' };

/** A model that stays silent. */
export class SilenceError extends Error {
  override readonly name = 'SilenceError';
}

/** The codes of `vscode.LanguageModelError`. A model that blocks has used its quota up (VS Code's documentation of `sendRequest`). */
const BY_CODE: ReadonlyMap<string, FailureCode> = new Map([
  [vscode.LanguageModelError.NoPermissions().code, 'forbidden'],
  [vscode.LanguageModelError.Blocked().code, 'no-credit'],
  [vscode.LanguageModelError.NotFound().code, 'model-not-found'],
]);

const RETRYABLE: ReadonlySet<FailureCode> = new Set(['stalled', 'timeout', 'interrupted', 'service-error', 'internal']);

/** The failure with its words. */
export function editorFailure(code: FailureCode, model: string, details?: string): Failure {
  return {
    code,
    message: wordsFor(code, model),
    retryable: RETRYABLE.has(code),
    ...(details !== undefined && details !== '' && { details: hideKey(details, undefined) }),
  };
}

/** A prompt that the model cannot read, with its window in words that are learned from. */
export function hasTooMany(model: string, window: number): Failure {
  return editorFailure('context-too-long', model, `maximum context length is ${window} tokens`);
}

/** The end for an error of `sendRequest` or of its stream; a part of an answer is kept and shown as one. */
export function endOfError(error: unknown, model: string, received = false): EndPart {
  const said = error instanceof Error ? error.message : String(error);
  if (received && /response (?:is )?too long|length limit|max(?:imum)? (?:output )?tokens/i.test(said)) {
    return { kind: 'end', outcome: 'truncated', finishReason: 'length' };
  }
  if (/\bfiltered\b|content.?filter/i.test(said)) {
    return { kind: 'end', outcome: 'filtered', finishReason: 'content_filter' };
  }
  return { kind: 'end', outcome: 'failed', failure: editorFailure(codeOf(error, said, model, received), model, said) };
}

function codeOf(error: unknown, said: string, model: string, received: boolean): FailureCode {
  if (error instanceof SilenceError) {
    return received ? 'stalled' : 'timeout';
  }
  const own = error instanceof vscode.LanguageModelError ? BY_CODE.get(error.code) : undefined;
  if (own !== undefined) {
    return own;
  }
  // A provider's own error is told in its words alone.
  const { code } = classifyFailure({ message: said }, { host: 'VS Code', model, base: '' });
  return code === 'context-too-long' || !received ? code : 'interrupted';
}

function wordsFor(code: FailureCode, model: string): string {
  switch (code) {
    case 'model-not-found':
      return vscode.l10n.t('VS Code does not offer {0} now. Sign in to it, or choose another model.', model);
    case 'forbidden':
      return vscode.l10n.t(
        'VS Code has not been allowed to let Panorama use {0}. Ask a question to be asked again.',
        model,
      );
    case 'no-credit':
      return vscode.l10n.t('Your plan for {0} has reached its limit for now.', model);
    case 'context-too-long':
      return vscode.l10n.t('This is longer than {0} can read at once. Choose a smaller budget or scope.', model);
    case 'timeout':
    case 'stalled':
      return vscode.l10n.t('The answer from {0} stopped arriving.', model);
    case 'interrupted':
      return vscode.l10n.t('The answer from {0} broke off.', model);
    case 'internal':
      return vscode.l10n.t('Something went wrong inside Panorama. The log tells more.');
    default:
      return vscode.l10n.t('{0} had a problem.', model);
  }
}
