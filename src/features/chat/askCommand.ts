// `panorama.ask`: a question from a command, a keybinding or another extension, answered with the finished turn.

import * as vscode from 'vscode';
import { isAttachment, isScope } from '../../protocol/threadShape.ts';
import type { Citation, Outcome, TurnUsage } from '../../protocol/chatEvent.ts';
import type { Attachment, Scope } from '../../protocol/thread.ts';
import type { ChatController } from './chatController.ts';

/** What `panorama.ask` resolves to. */
export interface AskAnswer {
  readonly answer: string;
  readonly outcome: Outcome;
  readonly usage?: TurnUsage;
  readonly citations: readonly Citation[];
}

interface AskArgument {
  readonly question: string;
  readonly scope?: Scope;
  /** What the question is about, beside what stands in the composer. */
  readonly attachments: readonly Attachment[];
  readonly confirm: boolean;
}

/** Asks, or does what a command behind a `/` says; where no question is asked, the answer is undefined, and without any words the composer is shown. Throws on arguments of another shape. */
export async function askFromCommand(argument: unknown, controller: ChatController): Promise<AskAnswer | undefined> {
  if (argument === undefined) {
    await controller.focus();
    return undefined;
  }
  const { question, scope, attachments, confirm } = parseArgument(argument);
  const asked = await controller.runCommand(question);
  if (!asked) {
    return undefined;
  }
  await vscode.commands.executeCommand('panorama.chat.focus');
  const turn = await controller.ask(asked.question, {
    ...(asked.profile && { profile: asked.profile }),
    ...((scope ?? asked.scope) && { scope: scope ?? asked.scope }),
    attachments,
    ...(confirm ? {} : { confirm: () => Promise.resolve(false) }),
  });
  return {
    answer: turn.answer,
    outcome: turn.outcome ?? 'stopped',
    citations: turn.citations,
    ...(turn.usage && { usage: turn.usage }),
  };
}

function parseArgument(argument: unknown): AskArgument {
  const fields: Readonly<Record<string, unknown>> =
    typeof argument === 'object' && argument !== null ? { ...argument } : {};
  const { question } = fields;
  if (typeof question !== 'string' || question.trim() === '') {
    throw new Error('panorama.ask takes {question, scope?, confirm?}; the question must be a text that is not empty.');
  }
  const { scope } = fields;
  if (scope !== undefined && !isScope(scope)) {
    throw new Error(
      "panorama.ask: scope is {kind: 'selection' | 'file' | 'editors' | 'folder' | 'package' | 'workspace', path?}.",
    );
  }
  return {
    question,
    attachments: parseAttachments(fields.attachments),
    confirm: fields.confirm !== false,
    ...(scope && { scope }),
  };
}

function parseAttachments(value: unknown): readonly Attachment[] {
  if (value === undefined) {
    return [];
  }
  if (!Array.isArray(value) || !value.every(isAttachment)) {
    throw new Error('panorama.ask: attachments are parts of the workspace, as the composer has them.');
  }
  return value;
}
