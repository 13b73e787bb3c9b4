// The test of a service: its list of models, one answer, then each thing that the profile would use, for a cent at most.

import type { Send } from '../../egress/sender.ts';
import type { Clock, ModelsResult } from '../../ports.ts';
import { worstCase } from '../../spend/worstCase.ts';
import type { Failure, FailureCode } from '../failure.ts';
import { isFim } from '../fim.ts';
import { billed } from '../price.ts';
import type { Profile } from '../profile.ts';
import type { ModelRequest } from '../request.ts';
import { checksFor, holeCheck, largeCheck, streamedCheck, usageCheck, type Check } from './checks.ts';
import { learnedProfile } from './learnedProfile.ts';
import type { CheckRow, ProbeAnswer, ProbeReport, Verdict } from './probeTypes.ts';

/** What the test needs. */
export interface ProbeDeps {
  readonly listModels: (profile: Profile, signal: AbortSignal) => Promise<ModelsResult>;
  readonly send: Send;
  readonly clock: Clock;
  /** Told of each row as it is known. */
  readonly tell?: (row: CheckRow) => void;
}

/** What is asked for. */
export interface ProbeInput {
  readonly profile: Profile;
  /** Whether a prompt of nearly the whole window is to be sent at the end, which the limit of the test does not hold. */
  readonly isLarge?: boolean;
}

/** US dollars for the whole test, checked before each request by the most that it can cost. */
const MOST_COST = 0.01;

/** Stands for a price that is not known, so that the limit holds all the same: that of GPT-4.1. */
const ASSUMED_PRICES: NonNullable<Profile['prices']> = { unit: 'USD/1M', standard: { input: 2, output: 8 } };

/** These hold for every request, so that no other needs to be tried. */
const FINAL: ReadonlySet<FailureCode> = new Set([
  ...(['key-wrong', 'key-missing', 'forbidden', 'configuration', 'certificate', 'proxy', 'unreachable'] as const),
  ...(['redirected', 'no-credit', 'untrusted-workspace', 'egress-refused', 'over-cap', 'internal'] as const),
]);

/** With these the service says that it does not take the request as it is. */
const REFUSALS: ReadonlySet<FailureCode> = new Set([
  ...(['parameter-refused', 'model-not-found', 'context-too-long', 'request-too-large'] as const),
]);

/** Names of the field that bounds the answer, in the order in which they are tried. */
const BOUNDS = ['max_tokens', 'max_completion_tokens'];

/** Runs the test; undefined when it is stopped. Never rejects. */
export async function probeService(
  input: ProbeInput,
  deps: ProbeDeps,
  signal: AbortSignal,
): Promise<ProbeReport | undefined> {
  const test = new ServiceTest(input.profile, deps, signal);
  const report = await test.run(input.isLarge === true);
  return signal.aborted ? undefined : report;
}

interface Answered {
  readonly answer: ProbeAnswer;
  readonly cost: number | undefined;
}

class ServiceTest {
  readonly #deps: ProbeDeps;
  readonly #signal: AbortSignal;
  readonly #rows: CheckRow[] = [];
  #profile: Profile;
  #final: Failure | undefined;
  /** US dollars: what counts against the limit, and what is known to be billed. */
  #counted = 0;
  #billed = 0;

  constructor(profile: Profile, deps: ProbeDeps, signal: AbortSignal) {
    this.#profile = profile;
    this.#deps = deps;
    this.#signal = signal;
  }

  async run(isLarge: boolean): Promise<ProbeReport> {
    if (isFim(this.#profile.api)) {
      this.#judgeFirst(undefined, await this.#ask(holeCheck, MOST_COST));
      return this.#report();
    }
    const models = await this.#listModels();
    await this.#findAnswer();
    for (const check of checksFor(this.#profile)) {
      const first = this.#rows.find((row) => row.check === check.insteadOf);
      if (check.insteadOf === undefined || (first && first.verdict !== 'works' && first.verdict !== 'not-tried')) {
        await this.#try(check);
      }
    }
    if (isLarge) {
      await this.#try(largeCheck, Number.POSITIVE_INFINITY);
    }
    return this.#report(models);
  }

  #report(models?: readonly string[]): ProbeReport {
    return {
      profile: learnedProfile(this.#profile, this.#rows),
      rows: this.#rows,
      ...(models && { models }),
      ...(this.#profile.prices && { cost: this.#billed }),
      ...(this.#final && { failure: this.#final }),
    };
  }

  /** The ids, where the service has a list; the editor's own models have none. */
  async #listModels(): Promise<readonly string[] | undefined> {
    if (this.#profile.api === 'vscode.lm') {
      return undefined;
    }
    const result = await this.#deps.listModels(this.#profile, this.#signal);
    if (result.kind === 'ok') {
      this.#add({ check: 'models', verdict: 'works', detail: `${result.models.length} models`, ms: result.ms });
      return result.models;
    }
    if (result.kind === 'failed') {
      this.#add({ check: 'models', verdict: verdictOf(result.failure), detail: result.failure.message });
      this.#noteFinal(result.failure);
    }
    return undefined;
  }

  /**
   * The first answer, with its usage if the service takes the wish for it. One that refuses the bound of the answer by its usual name
   * is asked by the other, then without.
   */
  async #findAnswer(): Promise<void> {
    let wish = this.#profile.omit.includes('stream_options') ? undefined : usageCheck;
    for (;;) {
      const answered = await this.#ask(wish ?? streamedCheck, MOST_COST);
      const bound = answered && refusedBound(answered.answer, this.#profile);
      if (bound !== undefined) {
        this.#profile = { ...this.#profile, omit: [...this.#profile.omit, bound] };
        this.#add({ check: `field ${bound}`, verdict: 'refused' });
      } else if (wish && answered?.answer.end.failure?.code === 'parameter-refused') {
        this.#judge(wish, answered);
        wish = undefined;
      } else {
        this.#judgeFirst(wish, answered);
        return;
      }
    }
  }

  /** Of the first answer it counts whether there is one: what is not answered plainly will not be answered with more. */
  #judgeFirst(wish: Check | undefined, answered: Answered | undefined): void {
    this.#judge(streamedCheck, answered);
    if (wish) {
      this.#judge(wish, answered && { ...answered, cost: undefined });
    }
    this.#final ??= answered?.answer.end.failure;
  }

  async #try(check: Check, mostCost = MOST_COST): Promise<void> {
    this.#judge(check, await this.#ask(check, mostCost));
  }

  #judge(check: Check, answered: Answered | undefined): void {
    if (!answered) {
      this.#add({ check: check.name, verdict: 'not-tried' });
      return;
    }
    const { answer, cost } = answered;
    const known = { check: check.name, ms: answer.ms, ...(cost !== undefined && { cost }) };
    const { failure } = answer.end;
    if (failure) {
      this.#noteFinal(failure);
      this.#add({ ...known, verdict: verdictOf(failure), detail: failure.message });
      return;
    }
    const { field } = check;
    // A part of a field is named after it: the schema within `response_format`.
    const isDropped =
      field !== undefined && answer.dropped.some((name) => name === field || name.startsWith(`${field}.`));
    this.#add({ ...known, ...(isDropped ? { verdict: 'refused' } : check.judge(answer)) });
  }

  /** All requests of a check; undefined when the money, the person or an earlier failure allows it no more. */
  async #ask(check: Check, mostCost: number): Promise<Answered | undefined> {
    let last: Answered | undefined;
    for (const bare of check.requests(this.#profile)) {
      const request = this.#asksUsage() ? withUsage(bare, this.#profile) : bare;
      if (this.#final || this.#signal.aborted || !this.#fits(request, mostCost)) {
        return undefined;
      }
      const answer = await gather(request, this.#deps, this.#signal);
      last = { answer, cost: this.#pay(request, answer) };
      if (answer.end.failure) {
        return last;
      }
    }
    return last;
  }

  /** Once the service has shown that it tells the usage, every bill is exact. */
  #asksUsage(): boolean {
    return this.#rows.some(({ check, verdict }) => check === 'usage' && verdict === 'works');
  }

  #fits(request: ModelRequest, mostCost: number): boolean {
    return this.#counted + atMost(request) <= mostCost;
  }

  #pay(request: ModelRequest, { usage, end }: ProbeAnswer): number | undefined {
    const cost = usage ? billed(request.profile, usage) : end.failure ? 0 : worstCase(request);
    const assumed = { ...request.profile, prices: request.profile.prices ?? ASSUMED_PRICES };
    this.#counted += usage ? (billed(assumed, usage) ?? atMost(request)) : (cost ?? atMost(request));
    this.#billed += cost ?? 0;
    return cost;
  }

  #noteFinal(failure: Failure): void {
    if (FINAL.has(failure.code)) {
      this.#final ??= failure;
    }
  }

  #add(row: CheckRow): void {
    this.#rows.push(row);
    this.#deps.tell?.(row);
  }
}

function withUsage(request: ModelRequest, { omit }: Profile): ModelRequest {
  const silent = request.profile.omit.filter((name) => name !== 'stream_options' || omit.includes(name));
  return { ...request, profile: { ...request.profile, omit: silent } };
}

/** US dollars at most, by an assumed price where none is known: one in credits of unknown worth among them. */
function atMost(request: ModelRequest): number {
  const assumed = { ...request, profile: { ...request.profile, prices: ASSUMED_PRICES } };
  return worstCase(request) ?? worstCase(assumed) ?? Number.POSITIVE_INFINITY;
}

async function gather(request: ModelRequest, deps: ProbeDeps, signal: AbortSignal): Promise<ProbeAnswer> {
  const startedAt = deps.clock.now();
  let answer: ProbeAnswer = {
    text: '',
    pieces: 0,
    calls: [],
    dropped: [],
    end: { kind: 'end', outcome: 'stopped' },
    ms: 0,
  };
  for await (const part of deps.send(request, signal)) {
    switch (part.kind) {
      case 'text':
        answer = { ...answer, text: answer.text + part.text, pieces: answer.pieces + 1 };
        break;
      case 'tool-call':
        answer = { ...answer, calls: [...answer.calls, part] };
        break;
      case 'usage':
        answer = { ...answer, usage: part.usage };
        break;
      case 'retry':
        answer = part.dropped === undefined ? answer : { ...answer, dropped: [...answer.dropped, part.dropped] };
        break;
      case 'end':
        answer = { ...answer, end: part };
        break;
      default:
        break;
    }
  }
  return { ...answer, ms: deps.clock.now() - startedAt };
}

function verdictOf({ code }: Failure): Verdict {
  if (code === 'over-cap') {
    return 'not-tried';
  }
  return REFUSALS.has(code) ? 'refused' : 'failed';
}

function refusedBound({ end, dropped }: ProbeAnswer, { omit }: Profile): string | undefined {
  const [gone] = BOUNDS.filter((field) => dropped.includes(field) && !omit.includes(field));
  const said = `${end.failure?.message ?? ''} ${end.failure?.details ?? ''}`;
  const isRefused = end.failure?.code === 'parameter-refused';
  return gone ?? (isRefused ? BOUNDS.find((field) => said.includes(field) && !omit.includes(field)) : undefined);
}
