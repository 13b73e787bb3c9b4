// Puts the prompt together: rules, list of files, documents, rules again, the conversation, the question.

import type { Attachment } from '../../protocol/thread.ts';
import type { ChatMessage } from '../model/request.ts';
import { hideSecrets } from '../egress/secrets.ts';
import { writeDocuments, type WrittenDocument } from './documents.ts';
import { INSTRUCTIONS, REMINDER } from './instructions.ts';
import type { PackInput } from './packTypes.ts';

/** The parts whose tokens the manifest tells apart. */
export interface RenderedPrompt {
  readonly messages: readonly ChatMessage[];
  readonly tree: string;
  readonly documents: string;
}

/** Renders the request. The same input gives the same bytes. */
export function renderPrompt(input: PackInput, tree: string, documents: readonly WrittenDocument[]): RenderedPrompt {
  const files = `<files>\n${tree}\n</files>`;
  const written = writeDocuments(documents);
  const system = [INSTRUCTIONS, files, written, REMINDER].join('\n\n');
  const history = input.history.flatMap(({ question, answer }): readonly ChatMessage[] => [
    { role: 'user', content: hideSecrets(question).text },
    { role: 'assistant', content: hideSecrets(answer).text },
  ]);
  const messages: readonly ChatMessage[] = [
    { role: 'system', content: system },
    ...history,
    { role: 'user', content: hideSecrets(questionText(input)).text },
  ];
  return { messages, tree: files, documents: written };
}

/** The question with the selections that were added to it. */
function questionText({ attachments, question }: Pick<PackInput, 'attachments' | 'question'>): string {
  const selections = attachments.flatMap((attachment) =>
    attachment.kind === 'selection' ? [selectionText(attachment)] : [],
  );
  return [...selections, question].join('\n\n');
}

function selectionText({ path, lines, text }: Extract<Attachment, { kind: 'selection' }>): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `Selected in ${JSON.stringify(path)}, lines ${lines[0]} to ${lines[1]}:\n${fence}\n${text}\n${fence}`;
}
