// Shows what an answer was made from, as it was sent then: the exact messages as a document, or the pack on its page.

import * as vscode from 'vscode';
import type { SentQuestion } from '../../core/egress/sentQuestion.ts';
import type { ShownPack } from '../../host/vscode/packPreview.ts';
import type { Services } from '../../services.ts';

/** What of a turn is to be shown. */
export interface SentPlace {
  readonly turnId: string;
  readonly what: 'pack' | 'prompt';
}

/** The address of a turn's messages. */
export type AddressOf = (turnId: string) => vscode.Uri;

/** Shows it, or says that it is kept no longer. */
export async function showSent(
  { turnId, what }: SentPlace,
  services: Pick<Services, 'sent' | 'preview'>,
  addressOf: AddressOf,
): Promise<void> {
  const sent = await services.sent.load(turnId);
  const shown = sent && shownPackOf(sent);
  if (what === 'pack' && shown) {
    services.preview.show(shown);
    await vscode.commands.executeCommand('panorama.pack.openPage');
  } else if (what === 'prompt' && sent) {
    const document = await vscode.workspace.openTextDocument(addressOf(turnId));
    await vscode.window.showTextDocument(document, { preview: true });
  } else {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('What was sent for this answer is kept no longer. The newest questions stay.'),
    );
  }
}

/** The pack as its page shows it. The documents themselves are in the messages. */
function shownPackOf({ request, manifest }: SentQuestion): ShownPack | undefined {
  const { messages, maxOutput, profile } = request;
  return (
    manifest && {
      pack: { messages, manifest, documents: [] },
      question: messages.at(-1)?.content.trim() ?? '',
      isSent: true,
      historyLength: messages.slice(1, -1).reduce((sum, { content }) => sum + content.length, 0),
      maxOutput,
      isFree: profile.api === 'offline',
    }
  );
}
