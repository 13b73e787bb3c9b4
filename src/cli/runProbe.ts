// `probe`: learns what a service is able to do from its list of models and one tiny answer, and prints a profile.

import { IgnoreRules } from '../core/egress/ignoreRules.ts';
import { createEgressPolicy } from '../core/egress/policy.ts';
import { createSender } from '../core/egress/sender.ts';
import { builtInProfiles, offlineProfile } from '../core/model/builtInProfiles.ts';
import type { Feature } from '../core/model/catalogue/facts.ts';
import type { Profile } from '../core/model/profile.ts';
import type { ChatMessage, ModelRequest } from '../core/model/request.ts';
import type { StreamPart } from '../core/model/streamPart.ts';
import { createSystemClock } from '../host/clock/systemClock.ts';
import { cachePath, openCacheFolder } from './cacheFolder.ts';
import { idFor, namedProfile } from './chooseService.ts';
import type { ProbeCommand } from './command.ts';
import type { Context } from './context.ts';
import { exitCodeOf, exitCodeOfFailure, exitCodes } from './exitCode.ts';
import { writeOut, writeOutput } from './files.ts';
import { createModels, createProbe } from './models.ts';

/** Body fields that Panorama sends and a service may refuse. */
const optionalFields = ['stream_options', 'temperature', 'max_tokens'] as const;

/** Share of the context that a large request fills, and characters of its text to a token: one common word and a blank. */
const largeShare = 0.9;
const filler = 'word ';

type End = Extract<StreamPart, { kind: 'end' }>;

interface Answer {
  readonly parts: readonly StreamPart[];
  readonly end: End;
}

type Ask = (profile: Profile, messages: readonly ChatMessage[]) => Promise<Answer>;

/** A probe that ends early: the line for the user, and the exit code. */
class ProbeEnd extends Error {
  override readonly name = 'ProbeEnd';
  readonly code: number;

  constructor(message: string, code: number) {
    super(message);
    this.code = code;
  }
}

/** Runs the command and answers with the exit code. Without a service it prints the offline engine's profile. */
export async function runProbe(command: ProbeCommand, context: Context): Promise<number> {
  const named = await namedProfile(command, context.environment);
  if (named === undefined || named.api === 'offline') {
    await print(command, offlineProfile, []);
    return exitCodes.done;
  }
  try {
    const { profile, features } = await examine(named, command, context);
    await print(command, withOwnId(profile), features);
    return exitCodes.done;
  } catch (error) {
    if (error instanceof ProbeEnd) {
      context.say(error.message);
      return error.code;
    }
    throw error;
  }
}

async function examine(
  named: Profile,
  command: ProbeCommand,
  context: Context,
): Promise<{ readonly profile: Profile; readonly features: readonly Feature[] }> {
  const models = await listModels(named, context);
  const ask = await createAsk(command, context);
  const { profile, answer } = await askUntilAccepted(named, ask);
  expectAnswer(answer.end, profile, models ?? []);
  const features: Feature[] = models === undefined ? [] : ['models'];
  features.push(...featuresOf(answer));
  if (command.large && (await takesLarge(profile, ask, context))) {
    features.push('large');
  }
  return { profile, features };
}

/** The models that the service lists; undefined when it lists none but may answer all the same. */
async function listModels(profile: Profile, context: Context): Promise<readonly string[] | undefined> {
  const listing = await createProbe(context.environment)(profile, context.signal);
  switch (listing.kind) {
    case 'ok':
      return listing.models;
    case 'stopped':
      throw new ProbeEnd('Stopped.', exitCodes.stopped);
    case 'failed':
      if (mayStillAnswer(listing.failure.code)) {
        return undefined;
      }
      throw new ProbeEnd(listing.failure.message, exitCodeOfFailure(listing.failure.code));
  }
}

function expectAnswer(end: End, { model }: Profile, models: readonly string[]): void {
  if (end.outcome === 'failed' || end.outcome === 'stopped') {
    const isKnown = models.length === 0 || models.includes(model);
    const hint = isKnown ? '' : ` Among its models are ${models.slice(0, 5).join(', ')}.`;
    throw new ProbeEnd(`${end.failure?.message ?? 'Stopped.'}${hint}`, exitCodeOf(end));
  }
}

/** Some services list no models and answer all the same. */
function mayStillAnswer(code: string): boolean {
  return ['model-not-found', 'not-a-stream', 'malformed', 'service-error', 'parameter-refused'].includes(code);
}

/** US dollars of one request of the test. */
const MOST_COST = 0.01;

async function createAsk(command: ProbeCommand, context: Context): Promise<Ask> {
  const cache = await openCacheFolder(cachePath(command.cache, context.environment), undefined);
  const rows: Promise<void>[] = [];
  const send = createSender({
    policy: () => createEgressPolicy({ trusted: true, forbidden: new IgnoreRules() }),
    modelFor: createModels(context.environment),
    sent: () => undefined,
    reserve: (request) => cache.reserve(request, MOST_COST),
    record: (row) => rows.push(cache.record(row)),
    clock: createSystemClock(),
  });
  return async (profile, messages) => {
    const request: ModelRequest = { purpose: 'probe', profile, messages, maxOutput: 16, temperature: 0, sources: [] };
    const parts: StreamPart[] = [];
    for await (const part of send(request, context.signal)) {
      parts.push(part);
    }
    await Promise.all(rows);
    const end = parts.find((part) => part.kind === 'end');
    return { parts, end: end ?? { kind: 'end', outcome: 'stopped' } };
  };
}

/** Asks again without a field that the service refuses by name. */
async function askUntilAccepted(
  first: Profile,
  ask: Ask,
): Promise<{ readonly profile: Profile; readonly answer: Answer }> {
  let profile = first;
  for (;;) {
    const answer = await ask(profile, [{ role: 'user', content: 'Answer with the one word: ready' }]);
    const field = refusedField(answer.end, profile);
    if (field === undefined) {
      const dropped = answer.parts.flatMap((part) => (part.kind === 'retry' ? (part.dropped ?? []) : []));
      return { profile: { ...profile, omit: [...profile.omit, ...dropped] }, answer };
    }
    profile = { ...profile, omit: [...profile.omit, field] };
  }
}

function refusedField({ failure }: End, profile: Profile): string | undefined {
  const said = `${failure?.message ?? ''} ${failure?.details ?? ''}`;
  return failure?.code === 'parameter-refused'
    ? optionalFields.find((field) => said.includes(field) && !profile.omit.includes(field))
    : undefined;
}

function featuresOf({ parts }: Answer): readonly Feature[] {
  const usage = parts.find((part) => part.kind === 'usage');
  return [
    ...(parts.some((part) => part.kind === 'text') ? (['streaming'] as const) : []),
    ...(usage === undefined ? [] : (['usage'] as const)),
    ...(usage !== undefined && usage.usage.cached > 0 ? (['cached'] as const) : []),
  ];
}

async function takesLarge(profile: Profile, ask: Ask, context: Context): Promise<boolean> {
  const tokens = Math.floor(profile.limits.context * largeShare);
  const { end } = await ask(profile, [{ role: 'user', content: filler.repeat(tokens) }]);
  if (end.outcome === 'failed') {
    context.say(`A request of about ${tokens} tokens was refused: ${end.failure?.message ?? 'no reason given'}`);
  }
  return end.outcome === 'complete' || end.outcome === 'truncated';
}

/** The settings take no second profile under the id of a built-in one. */
function withOwnId(profile: Profile): Profile {
  const isBuiltIn = builtInProfiles.some(({ id }) => id === profile.id);
  return isBuiltIn ? { ...profile, id: idFor(new URL(profile.baseUrl).host, profile.model) } : profile;
}

async function print({ json }: ProbeCommand, profile: Profile, features: readonly Feature[]): Promise<void> {
  const accepts = optionalFields.filter((field) => profile.api !== 'offline' && !profile.omit.includes(field));
  const text = `${JSON.stringify({ ...profile, accepts, features }, undefined, 2)}\n`;
  await (json === undefined ? writeOut(text) : writeOutput(json, text));
}
