// Tells apart what fills the window beside the files.

import { INSTRUCTIONS, REMINDER } from '../../core/pack/instructions.ts';
import type { ShownPack } from '../../host/vscode/packPreview.ts';
import type { AroundPart } from '../../protocol/manifest.ts';
import type { WindowParts } from '../../protocol/packMessages.ts';

/** The parts in tokens: as they were counted, else, of packs that do not tell them apart, by their lengths. */
export function windowParts(shown: ShownPack): WindowParts {
  const { pack, maxOutput } = shown;
  const { tokens, budget, around } = pack.manifest;
  const { history, question } = around ? counted(around) : byLength(shown);
  return {
    instructions: tokens.instructions - history - question,
    history,
    question,
    tree: tokens.tree,
    answer: maxOutput,
    free: Math.max(0, budget - tokens.total),
  };
}

function counted(around: readonly AroundPart[]): Pick<WindowParts, 'history' | 'question'> {
  const of = (wanted: AroundPart['kind']): number =>
    around.reduce((sum, { kind, tokens }) => (kind === wanted ? sum + tokens : sum), 0);
  return { history: of('conversation'), question: of('question') };
}

function byLength({ pack, question, historyLength }: ShownPack): Pick<WindowParts, 'history' | 'question'> {
  const { tokens } = pack.manifest;
  const all = INSTRUCTIONS.length + REMINDER.length + historyLength + question.length;
  const share = (length: number): number => Math.round((tokens.instructions * length) / all);
  return { history: share(historyLength), question: share(question.length) };
}
