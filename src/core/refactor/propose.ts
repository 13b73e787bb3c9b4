// One refactor from the command to a proposal: prompt, stream, parse, place, ask once more for what has no place, verify.

import type { Send } from '../egress/sender.ts';
import { hideSecrets, restoreSecrets } from '../egress/secrets.ts';
import { questionPrice } from '../spend/questionPrice.ts';
import { worstCase, worstPrice } from '../spend/worstCase.ts';
import type { Profile } from '../model/profile.ts';
import type { ChatMessage, ModelRequest } from '../model/request.ts';
import type { Failure } from '../model/failure.ts';
import { tierOf, withTier } from '../model/tierOf.ts';
import type { QuestionPrice } from '../../protocol/chatEvent.ts';
import { applyEdits } from '../text/applyEdits.ts';
import type { OffsetRange, Snapshot, TextEdit } from '../text/snapshot.ts';
import type { RefactorCommand, TargetKind } from './catalogue.ts';
import { describeBlockProblem, describeRefusal } from './describeProblem.ts';
import { matchEdits } from './matchEdits.ts';
import { buildPrompt, buildRetryPrompt, shownText } from './prompt.ts';
import type { Note, RefactorResult } from './proposal.ts';
import { createBlockParser, parseBlocks, type EditBlock, type ParsedAnswer } from './searchReplace.ts';
import { verifyEdits } from './verify.ts';

/** Characters of code per token: an estimate for the price, before anything is sent. */
const CHARACTERS_PER_TOKEN = 4;

/** Tokens that the words around the changed lines take. */
const SPARE_OUTPUT_TOKENS = 1_024;

/** Tokens of answer at most: about 1,500 lines. */
const MAX_OUTPUT_TOKENS = 16_384;

/** One refactor. */
export interface RefactorInput {
  readonly command: RefactorCommand;
  /** What the model is told to do. */
  readonly instruction: string;
  readonly snapshot: Snapshot;
  readonly target: OffsetRange;
  readonly targetKind: TargetKind;
  readonly profile: Profile;
}

/** What a refactor needs of the world. */
export interface RefactorDeps {
  readonly send: Send;
  /** Told of each block as it arrives. */
  readonly received?: (blocks: number) => void;
}

/** Asks for the change and checks what comes. Never throws for what a model or a service does. */
export async function run(input: RefactorInput, deps: RefactorDeps, signal: AbortSignal): Promise<RefactorResult> {
  const messages = buildPrompt(input);
  const first = await receive(input, messages, deps, signal);
  if (first.kind !== 'complete') {
    return first;
  }
  const attempt = place(input, first.parsed, []);
  if (attempt.problems.length === 0) {
    return conclude(input, attempt, first.parsed.prose);
  }
  const again = buildRetryPrompt(messages, first.text, attempt.problems);
  const second = await receive(input, again, deps, signal);
  switch (second.kind) {
    case 'stopped':
      return second;
    case 'failed':
      return conclude(input, attempt, first.parsed.prose);
    case 'complete':
      return conclude(input, settle(attempt, place(input, second.parsed, attempt.edits)), first.parsed.prose);
  }
}

/** What a refactor may cost, from the characters of its prompt; a correction of failed blocks is in the highest price. */
export function priceRefactor(input: RefactorInput): QuestionPrice {
  const messages = buildPrompt(input);
  const characters = messages.reduce((sum, message) => sum + message.content.length, 0);
  const maxOutput = answerLimit(input);
  const tokens = { input: Math.ceil(characters / CHARACTERS_PER_TOKEN), cached: 0, maxOutput };
  const tier = tierOf(input.profile, 'refactor');
  const { expected } = questionPrice(input.profile, tokens, { tier });
  // As it is set aside when it is sent: nobody counts the prompt, so that each byte may be a token.
  const once = worstCase(withTier(toRequest(input, messages)));
  const correction = worstPrice(input.profile, {
    inputTokens: characters + maxOutput,
    maxOutput,
    ...(tier && { tier }),
  });
  return {
    ...(expected !== undefined && { expected }),
    ...(once !== undefined && correction !== undefined && { atMost: once + correction }),
  };
}

/** Twice the target, which SEARCH and REPLACE repeat, within what the model may write. */
function answerLimit({ target, targetKind, snapshot, profile }: RefactorInput): number {
  const characters = targetKind === 'file' ? snapshot.text.length : target.end - target.start;
  const wanted = Math.ceil((characters * 2.5) / CHARACTERS_PER_TOKEN) + SPARE_OUTPUT_TOKENS;
  return Math.min(wanted, MAX_OUTPUT_TOKENS, profile.limits.output);
}

type Received =
  | { readonly kind: 'complete'; readonly text: string; readonly parsed: ParsedAnswer }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: Failure };

async function receive(
  input: RefactorInput,
  messages: readonly ChatMessage[],
  deps: RefactorDeps,
  signal: AbortSignal,
): Promise<Received> {
  const parser = createBlockParser();
  let text = '';
  let blocks = 0;
  for await (const part of deps.send(toRequest(input, messages), signal)) {
    if (part.kind === 'text') {
      text += part.text;
      blocks += parser.push(part.text).length;
      deps.received?.(blocks);
    } else if (part.kind === 'end') {
      return part.outcome === 'complete'
        ? { kind: 'complete', text, parsed: parseBlocks(withSecrets(text, messages)) }
        : part.outcome === 'stopped'
          ? { kind: 'stopped' }
          : { kind: 'failed', failure: part.failure ?? unfinished(part.outcome) };
    }
  }
  return { kind: 'failed', failure: unfinished('failed') };
}

/** The answer with the values that the egress gate hid in these messages: the document's lines hold them. */
function withSecrets(answer: string, messages: readonly ChatMessage[]): string {
  return restoreSecrets(
    answer,
    messages.flatMap(({ content }) => hideSecrets(content).hidden),
  );
}

function toRequest(input: RefactorInput, messages: readonly ChatMessage[]): ModelRequest {
  return {
    purpose: 'refactor',
    profile: input.profile,
    messages,
    maxOutput: answerLimit(input),
    temperature: 0,
    sources: [input.snapshot.path],
    documents: [{ path: input.snapshot.path, text: hideSecrets(shownText(input)).text }],
  };
}

/** Edits of an answer that was cut off or filtered are never used, not even its whole blocks: what is missing is unknown. */
function unfinished(outcome: 'truncated' | 'filtered' | 'failed'): Failure {
  switch (outcome) {
    case 'truncated':
      return {
        code: 'interrupted',
        message: 'The answer was cut off, so nothing is changed. Select less code.',
        retryable: true,
      };
    case 'filtered':
      return {
        code: 'service-error',
        message: 'The service filtered the answer, so nothing is changed.',
        retryable: false,
      };
    case 'failed':
      return { code: 'interrupted', message: 'The answer ended early, so nothing is changed.', retryable: true };
  }
}

interface Attempt {
  readonly edits: readonly TextEdit[];
  readonly blocks: readonly EditBlock[];
  readonly problems: readonly string[];
}

function place(input: RefactorInput, parsed: ParsedAnswer, placed: readonly TextEdit[]): Attempt {
  const { text, languageId } = input.snapshot;
  const target = input.targetKind === 'file' ? { start: 0, end: 0 } : input.target;
  const match = matchEdits(parsed.blocks, { text, languageId, target, placed });
  return {
    edits: match.edits,
    blocks: parsed.blocks,
    problems: [...parsed.problems.map(describeBlockProblem), ...match.refused.map(describeRefusal)],
  };
}

/** A correction without blocks leaves the first problems standing. */
function settle(first: Attempt, second: Attempt): Attempt {
  return second.blocks.length === 0 && second.problems.length === 0 ? first : second;
}

function conclude(input: RefactorInput, attempt: Attempt, prose: string): RefactorResult {
  const { snapshot, command } = input;
  if (attempt.edits.length === 0 && attempt.problems.length > 0) {
    return { kind: 'refused', problems: attempt.problems };
  }
  if (applyEdits(snapshot.text, attempt.edits) === snapshot.text) {
    return { kind: 'unchanged', said: prose };
  }
  const notes = [
    ...partly(attempt),
    ...verifyEdits(
      { snapshot, target: input.target, targetKind: input.targetKind, checks: command.checks },
      attempt.edits,
    ),
  ];
  return {
    kind: 'proposed',
    proposal: {
      command: `panorama.refactor.${command.id}`,
      title: command.title,
      files: [{ kind: 'edit', path: snapshot.path, snapshot, edits: attempt.edits, reason: '' }],
      failed: attempt.problems.map((message) => ({ path: snapshot.path, message })),
      notes,
      summary: prose,
    },
  };
}

function partly({ problems }: Attempt): readonly Note[] {
  return problems.length === 0
    ? []
    : [
        {
          code: 'placed-partly',
          message: `A part of the change is missing. ${problems.join(' ')}`,
          mustConfirm: true,
        },
      ];
}
