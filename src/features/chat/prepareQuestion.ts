// `panorama.chat.prepare`: a question with its context is put into the composer, to be read, priced and sent by the user, or not.

import type { Attachment } from '../../protocol/thread.ts';
import { isAttachment } from '../../protocol/threadShape.ts';
import type { ChatController } from './chatController.ts';

/** Fills the composer and shows it; nothing is sent. Throws on arguments of another shape. */
export async function prepareQuestion(argument: unknown, controller: ChatController): Promise<void> {
  const { question, attachments } = parseArgument(argument);
  for (const attachment of attachments) {
    await controller.addAttachment(attachment);
  }
  await controller.focus(question);
}

function parseArgument(argument: unknown): {
  readonly question: string;
  readonly attachments: readonly Attachment[];
} {
  const fields: Readonly<Record<string, unknown>> =
    typeof argument === 'object' && argument !== null ? { ...argument } : {};
  const { question, attachments } = fields;
  if (typeof question !== 'string' || !Array.isArray(attachments) || !attachments.every(isAttachment)) {
    throw new Error('panorama.chat.prepare takes {question, attachments}.');
  }
  return { question, attachments };
}
