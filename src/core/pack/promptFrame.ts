// What surrounds the documents of a prompt: the rules, the conversation, the question with its selections.

import type { PathAttachment } from '../../protocol/thread.ts';
import { hideSecrets } from '../egress/secrets.ts';
import type { ChatMessage } from '../model/request.ts';
import type { TokenCounter } from '../ports.ts';
import type { AroundPart } from '../../protocol/manifest.ts';
import { countMessage, countMessages } from './countMessages.ts';
import {
  boundInstructions,
  fenced,
  withInstructions,
  writeInstructions,
  type CustomInstructions,
} from './customInstructions.ts';
import { INSTRUCTIONS, REMINDER } from './instructions.ts';
import type { LayoutFrame } from './layoutTypes.ts';
import type { PackInput } from './packTypes.ts';

/** The frame of a layout with the messages behind the first one. */
export interface PromptFrame extends LayoutFrame {
  readonly following: readonly ChatMessage[];
  /** What the user and the workspace ask for, as it is sent. */
  readonly custom: readonly CustomInstructions[];
  /** What stands around the documents, without the rules, by its tokens. */
  readonly parts: readonly AroundPart[];
}

/** What a frame is made of. */
type Framed = Pick<PackInput, 'history' | 'question' | 'attachments' | 'notes' | 'instructions' | 'budget'>;

/** The same input gives the same frame. Secrets in the conversation and in the question are hidden. */
export function framePrompt(input: Framed, counter: TokenCounter): PromptFrame {
  const custom = boundInstructions(input.instructions ?? [], input.budget);
  const history = input.history.flatMap(({ question, answer }): readonly ChatMessage[] => [
    { role: 'user', content: hideSecrets(question).text },
    { role: 'assistant', content: hideSecrets(answer).text },
  ]);
  const asked: ChatMessage = { role: 'user', content: hideSecrets(questionText(input, custom)).text };
  const conversation = history.reduce((sum, message) => sum + countMessage(message, counter), 0);
  const question = countMessage(asked, counter);
  const around = countMessages([{ role: 'system', content: '' }], counter);
  return {
    instructions: withInstructions(
      INSTRUCTIONS,
      custom.filter(({ isNear }) => isNear !== true),
    ),
    reminder: REMINDER,
    otherTokens: around + conversation + question,
    following: [...history, asked],
    custom,
    parts: partsOf(custom, { conversation, question }, counter),
  };
}

/** Instructions that go with the question are told apart from it. */
function partsOf(
  custom: readonly CustomInstructions[],
  { conversation, question }: { readonly conversation: number; readonly question: number },
  counter: TokenCounter,
): readonly AroundPart[] {
  const told = custom.map((one) => ({
    isNear: one.isNear,
    name: one.name,
    tokens: counter.count(writeInstructions(one)),
  }));
  const near = told.reduce((sum, { isNear, tokens }) => (isNear === true ? sum + tokens : sum), 0);
  return [
    ...told.map(({ name, tokens }): AroundPart => ({ kind: 'instructions', name, tokens })),
    ...(conversation === 0 ? [] : [{ kind: 'conversation', tokens: conversation } as const]),
    { kind: 'question', tokens: Math.max(0, question - near) },
  ];
}

/** The question with what holds for the active file, and the selections that were added to it. */
function questionText({ attachments, notes = [], question }: Framed, custom: readonly CustomInstructions[]): string {
  const selections = attachments.flatMap((attachment) =>
    attachment.kind === 'selection' ? [selectionText(attachment)] : [],
  );
  const texts = notes.map(({ name, text }) => `${name}:\n${fenced(text)}`);
  const near = custom.filter(({ isNear }) => isNear === true).map(writeInstructions);
  return [...near, ...selections, ...texts, question].join('\n\n');
}

function selectionText({ path, lines, text }: Extract<PathAttachment, { kind: 'selection' }>): string {
  return `Selected in ${JSON.stringify(path)}, lines ${lines[0]} to ${lines[1]}:\n${fenced(text)}`;
}
