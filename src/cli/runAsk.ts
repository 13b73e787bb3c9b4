// `ask`: answers a question over a folder, as text or as events.

import { ask, type AskDeps, type PackResult } from '../core/chat/ask.ts';
import type { EgressPolicy } from '../core/egress/gate.ts';
import { createSender } from '../core/egress/sender.ts';
import type { SendRecord } from '../core/egress/sendRecord.ts';
import { offlineProfile } from '../core/model/builtInProfiles.ts';
import { toDestination } from '../core/model/destination.ts';
import type { Failure } from '../core/model/failure.ts';
import type { Profile } from '../core/model/profile.ts';
import type { Ledger } from '../core/pack/layoutTypes.ts';
import type { SpendRequest } from '../core/spend/spendGuard.ts';
import { createSystemClock } from '../host/clock/systemClock.ts';
import { packFailure } from '../host/worker/packFailure.ts';
import type { ChatEvent, QuestionPrice } from '../protocol/chatEvent.ts';
import { namedProfile } from './chooseService.ts';
import type { AskCommand } from './command.ts';
import type { Context } from './context.ts';
import { createEventWriter } from './eventWriter.ts';
import { exitCodeOf, exitCodes } from './exitCode.ts';
import { createModels } from './models.ts';
import { prepareQuestion, type Question } from './question.ts';

/** Until the rules of the folder are known. */
const nothingLeaves: EgressPolicy = { trusted: true, forbids: () => 'unreadable', hideSecrets: () => '' };

/** Runs the command and answers with the exit code. */
export async function runAsk(command: AskCommand, context: Context): Promise<number> {
  const named = command.offline ? undefined : await namedProfile(command, context.environment);
  const profile = named ?? offlineProfile;
  const clock = createSystemClock();
  const question = await prepareQuestion(command, { profile, now: clock.now() }, context);
  const sending = createSending(question, command.maxCost, context);
  const deps: AskDeps = {
    pack: (_input, signal) => sending.pack(signal),
    send: createSender({ ...sending, modelFor: createModels(context.environment, sending.refused), clock }),
    approve: (price) => Promise.resolve(judge(price, { profile, maxCost: command.maxCost }, context)),
  };
  const writer = createEventWriter(command.json, context);
  let code: number = exitCodes.bug;
  for await (const event of ask({ ...question.input, maxOutput: question.maxOutput }, deps, context.signal)) {
    await writer.take(event);
    if (event.kind === 'end') {
      code = exitCodeOf(event);
      await sending.finish(event);
    }
  }
  await writer.finish();
  return code;
}

/** Packs, and keeps the rules of what may leave, the ledger, and at the end what was sent, for the forecast of the next run. */
function createSending(question: Question, maxCost: number, context: Context) {
  const rows: Promise<void>[] = [];
  let ledger: Ledger | undefined;
  let isSent = false;
  let policy: EgressPolicy = nothingLeaves;
  return {
    policy: () => policy,
    pack: async (signal: AbortSignal): Promise<PackResult> => {
      try {
        const guarded = await question.pack(signal);
        policy = guarded.policy;
        ledger = guarded.pack.ledger;
        return { kind: 'packed', pack: guarded.pack };
      } catch (error) {
        return signal.aborted ? { kind: 'stopped' } : { kind: 'failed', failure: packFailure(error) };
      }
    },
    sent: (): void => {
      isSent = true;
    },
    reserve: (request: SpendRequest) => question.cache.reserve(request, maxCost),
    refused: (profile: Profile, fields: readonly string[]): void => {
      rows.push(question.cache.refusals.learn(profile, fields));
    },
    record: (row: SendRecord): void => {
      rows.push(question.cache.record(row));
    },
    finish: async ({ outcome }: Extract<ChatEvent, { kind: 'end' }>): Promise<void> => {
      await Promise.all(rows);
      if (isSent && ledger && outcome === 'complete' && !context.signal.aborted) {
        await question.remember(ledger);
      }
    },
  };
}

/** Refuses a question that may cost more than is allowed. A price that is not known is said, where money may be involved. */
function judge(
  { atMost }: QuestionPrice,
  { profile, maxCost }: { readonly profile: Profile; readonly maxCost: number },
  context: Context,
): Failure | undefined {
  if (atMost === undefined) {
    if (isRemote(profile)) {
      context.say(`The price of ${profile.model} is not known: --max-cost cannot hold.`);
    }
    return undefined;
  }
  return atMost <= maxCost
    ? undefined
    : {
        code: 'over-cap',
        message: `This question may cost $${atMost.toFixed(4)}, more than --max-cost ${maxCost}: nothing was sent.`,
        retryable: false,
      };
}

function isRemote({ api, baseUrl }: Profile): boolean {
  const result = toDestination(baseUrl);
  return api !== 'offline' && result.kind === 'ok' && !result.destination.loopback;
}
