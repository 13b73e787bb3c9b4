// What surrounds the documents of a prompt: the rules, the conversation, the question with its selections.

import type { PathAttachment } from '../../protocol/thread.ts';
import { hideSecrets } from '../egress/secrets.ts';
import type { ChatMessage } from '../model/request.ts';
import type { TokenCounter } from '../ports.ts';
import { countMessages } from './countMessages.ts';
import { INSTRUCTIONS, REMINDER } from './instructions.ts';
import type { LayoutFrame } from './layoutTypes.ts';
import type { PackInput } from './packTypes.ts';

/** The frame of a layout with the messages behind the first one. */
export interface PromptFrame extends LayoutFrame {
  readonly following: readonly ChatMessage[];
}

/** The same input gives the same frame. Secrets in the conversation and in the question are hidden. */
export function framePrompt(
  input: Pick<PackInput, 'history' | 'question' | 'attachments' | 'notes'>,
  counter: TokenCounter,
): PromptFrame {
  const history = input.history.flatMap(({ question, answer }): readonly ChatMessage[] => [
    { role: 'user', content: hideSecrets(question).text },
    { role: 'assistant', content: hideSecrets(answer).text },
  ]);
  const following: readonly ChatMessage[] = [
    ...history,
    { role: 'user', content: hideSecrets(questionText(input)).text },
  ];
  const around = countMessages([{ role: 'system', content: '' }, ...following], counter);
  return { instructions: INSTRUCTIONS, reminder: REMINDER, otherTokens: around, following };
}

/** The question with the selections that were added to it. */
function questionText({
  attachments,
  notes = [],
  question,
}: Pick<PackInput, 'attachments' | 'notes' | 'question'>): string {
  const selections = attachments.flatMap((attachment) =>
    attachment.kind === 'selection' ? [selectionText(attachment)] : [],
  );
  const texts = notes.map(({ name, text }) => `${name}:\n${fenced(text)}`);
  return [...selections, ...texts, question].join('\n\n');
}

function selectionText({ path, lines, text }: Extract<PathAttachment, { kind: 'selection' }>): string {
  return `Selected in ${JSON.stringify(path)}, lines ${lines[0]} to ${lines[1]}:\n${fenced(text)}`;
}

/** The text between fences that it cannot break out of. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}
