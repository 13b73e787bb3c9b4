// Builds what packing needs from the editor, the settings and the conversation.

import type { AskInput } from '../../core/chat/ask.ts';
import { budgetTokens, MAX_ANSWER_TOKENS } from '../../core/chat/budget.ts';
import { canSearch } from '../../core/model/calledOut.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { PastTurn } from '../../core/pack/packTypes.ts';
import { toPatterns } from '../../core/pack/fileMarks.ts';
import { excludedPatterns } from '../../host/vscode/excludedPatterns.ts';
import { readEncodings } from '../../host/vscode/readEncodings.ts';
import { readEditorContext, readSelection } from '../../host/vscode/editorContext.ts';
import { toldTurns } from '../../protocol/branches.ts';
import type { Attachment, Scope, Turn } from '../../protocol/thread.ts';
import type { Services } from '../../services.ts';
import { readInstructions } from './customInstructions.ts';

/** What a summary answers: the model is told in English, whatever the user's language. */
const SUMMARY_QUESTION = 'Sum up our conversation so far, so that we can go on from your summary alone.';

/** A question before the editor's part is added. */
export interface Draft {
  readonly question: string;
  readonly scope: Scope;
  readonly attachments: readonly Attachment[];
  readonly budget: 'focus' | 'wide' | 'whole' | number;
  readonly history: readonly Turn[];
  /** The model, where it is not the one in use. */
  readonly profile?: Profile;
  /** Whether the answer may search the web, where the model can. */
  readonly search?: boolean;
  /** Whether the user has allowed this question to pass the caps on money. */
  readonly mayPassCaps?: boolean;
}

/** The whole input of a question as things stand now, with what the user and the workspace ask of answers. */
export async function buildPackInput(services: Services, draft: Draft): Promise<AskInput> {
  const input = readPackInput(services, draft);
  const instructions = await readInstructions(services, input.activePath);
  return { ...input, ...(instructions.length > 0 && { instructions }) };
}

function readPackInput(services: Services, draft: Draft): AskInput {
  const profile = draft.profile ?? services.profiles.current();
  const marks = services.marks.current;
  const maxOutput = Math.min(MAX_ANSWER_TOKENS, profile.limits.output);
  return {
    ...readEditorContext(),
    question: draft.question,
    scope: draft.scope,
    ...splitAttachments(withSelection(draft)),
    budget: budgetTokens(draft.budget, profile, maxOutput),
    history: pastTurns(draft.history),
    profile,
    exclude: [...excludedPatterns(services.settings), ...toPatterns(marks.excluded)],
    include: services.settings.include(),
    ...readEncodings(),
    pinned: marks.pinned,
    full: marks.full,
    now: services.clock.now(),
    maxOutput,
    ...(draft.mayPassCaps === true && { mayPassCaps: true }),
    ...(draft.search === true && canSearch(profile) && { search: true }),
  };
}

/** What lies in the workspace is ranked and packed; other texts go with the question. */
function splitAttachments(attachments: readonly Attachment[]): Pick<AskInput, 'attachments' | 'notes'> {
  const notes = attachments.flatMap((one) => (one.kind === 'text' ? [{ name: one.name, text: one.text }] : []));
  const parts = attachments.flatMap((one) => (one.kind === 'text' ? [] : [one]));
  return { attachments: parts, ...(notes.length > 0 && { notes }) };
}

/** A question about the selection carries the selection as it is now. */
function withSelection(draft: Draft): readonly Attachment[] {
  const has = draft.attachments.some((attachment) => attachment.kind === 'selection');
  const selection = draft.scope.kind === 'selection' && !has ? readSelection() : undefined;
  return selection ? [selection, ...draft.attachments] : draft.attachments;
}

/** Only turns that have an answer are history; a failed one would teach the model to fail. A summary stands for all before it. */
function pastTurns(history: readonly Turn[]): readonly PastTurn[] {
  const { summary, turns } = toldTurns(history);
  const past = turns.flatMap(({ question, answer }) => (answer === '' ? [] : [{ question, answer }]));
  return summary === undefined ? past : [{ question: SUMMARY_QUESTION, answer: summary }, ...past];
}
