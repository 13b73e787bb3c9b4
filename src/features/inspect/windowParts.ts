// Tells apart what fills the window beside the files.

import { INSTRUCTIONS, REMINDER } from '../../core/pack/instructions.ts';
import type { ShownPack } from '../../host/vscode/packPreview.ts';
import type { WindowParts } from '../../protocol/packMessages.ts';

/** The parts in tokens. The manifest counts instructions, conversation and question together; here the sum is parted by their lengths. */
export function windowParts({ pack, question, historyLength, maxOutput }: ShownPack): WindowParts {
  const { tokens, budget } = pack.manifest;
  const lengths = {
    instructions: INSTRUCTIONS.length + REMINDER.length,
    history: historyLength,
    question: question.length,
  };
  const all = lengths.instructions + lengths.history + lengths.question;
  const share = (length: number): number => Math.round((tokens.instructions * length) / all);
  const [history, asked] = [share(lengths.history), share(lengths.question)];
  return {
    instructions: tokens.instructions - history - asked,
    history,
    question: asked,
    tree: tokens.tree,
    answer: maxOutput,
    free: Math.max(0, budget - tokens.total),
  };
}
