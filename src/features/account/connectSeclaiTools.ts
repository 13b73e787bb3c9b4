// Asks for the key of Seclai's tools.

import * as vscode from 'vscode';
import { readKeyText } from '../../core/model/keyText.ts';
import { typeOne } from '../../host/vscode/stepDialogue.ts';
import type { Services } from '../../services.ts';

/** Asks for the key of the tools and keeps it for their origin alone; undefined when the person goes away. */
export async function connectSeclaiTools(
  origin: string,
  keys: Pick<Services['keys'], 'store'>,
): Promise<string | undefined> {
  const answer = await typeOne({
    title: vscode.l10n.t('Connect Seclai’s tools'),
    prompt: vscode.l10n.t('Kept in the secret store, sent to {0} alone.', new URL(origin).host),
    placeholder: vscode.l10n.t('Paste your key'),
    isSecret: true,
    problem: problemWith,
    canGoBack: false,
  });
  const read = answer.kind === 'answer' ? readKeyText(answer.value) : undefined;
  if (read?.kind !== 'key') {
    return undefined;
  }
  await keys.store(origin, read.key);
  return read.key;
}

function problemWith(text: string): string | undefined {
  const read = readKeyText(text);
  if (read.kind === 'problem') {
    return read.problem;
  }
  return read.kind === 'empty' ? vscode.l10n.t('Paste a key, or press Escape.') : undefined;
}
