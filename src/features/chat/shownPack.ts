// Makes of a pack what the views of the pack show.

import type { AskInput } from '../../core/chat/ask.ts';
import type { Pack } from '../../core/pack/packTypes.ts';
import type { ShownPack } from '../../host/vscode/packPreview.ts';

/** A pack as it is shown, with what it was made for. */
export function shownPack(input: AskInput, pack: Pack, isSent: boolean): ShownPack {
  const { question, history, maxOutput, profile } = input;
  return {
    pack,
    question: question.trim(),
    isSent,
    historyLength: history.reduce((sum, turn) => sum + turn.question.length + turn.answer.length, 0),
    maxOutput,
    isFree: profile.api === 'offline',
  };
}
