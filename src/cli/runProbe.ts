// `probe`: learns what a service is able to do, and prints a profile, or a report to read.

import { IgnoreRules } from '../core/egress/ignoreRules.ts';
import { createEgressPolicy } from '../core/egress/policy.ts';
import { createSender, type Send } from '../core/egress/sender.ts';
import { builtInProfiles, offlineProfile } from '../core/model/builtInProfiles.ts';
import { probeService } from '../core/model/probe/probeService.ts';
import type { CheckRow, ProbeReport } from '../core/model/probe/probeTypes.ts';
import type { Profile } from '../core/model/profile.ts';
import { createSystemClock } from '../host/clock/systemClock.ts';
import { formatMoney } from '../protocol/format.ts';
import { cachePath, openCacheFolder } from './cacheFolder.ts';
import { idFor, namedProfile } from './chooseService.ts';
import type { ProbeCommand } from './command.ts';
import type { Context } from './context.ts';
import { exitCodeOfFailure, exitCodes } from './exitCode.ts';
import { writeOut, writeOutput } from './files.ts';
import { createModels, createProbe } from './models.ts';

/** US dollars of one request of the test, and of the large one, which is sent only when it is asked for. */
const MOST_COST = 0.01;
const MOST_LARGE_COST = 0.5;

/** Models that are named when the one asked for is not among them. */
const NAMED_MODELS = 5;

/** Runs the command and answers with the exit code. Without a service it prints the offline engine's profile. */
export async function runProbe(command: ProbeCommand, context: Context): Promise<number> {
  const named = await namedProfile(command, context.environment);
  if (named === undefined || named.api === 'offline') {
    await print(command, { profile: offlineProfile, rows: [] });
    return exitCodes.done;
  }
  const { send, settled } = await createSend(command, context);
  const listModels = createProbe(context.environment);
  const deps = { send, listModels, clock: createSystemClock() };
  const report = await probeService({ profile: named, isLarge: command.large }, deps, context.signal);
  await settled();
  if (!report) {
    context.say('Stopped.');
    return exitCodes.stopped;
  }
  if (report.failure) {
    context.say(`${report.failure.message}${hintOf(report)}`);
    return exitCodeOfFailure(report.failure.code);
  }
  await print(command, report);
  sayLarge(report.rows, context);
  return exitCodes.done;
}

async function createSend(
  { cache: option, large }: ProbeCommand,
  { environment }: Context,
): Promise<{ readonly send: Send; readonly settled: () => Promise<unknown> }> {
  const cache = await openCacheFolder(cachePath(option, environment), undefined);
  const rows: Promise<void>[] = [];
  const send = createSender({
    policy: () => createEgressPolicy({ trusted: true, forbidden: new IgnoreRules() }),
    modelFor: createModels(environment),
    sent: () => undefined,
    reserve: (request) => cache.reserve(request, large ? MOST_LARGE_COST : MOST_COST),
    record: (row) => rows.push(cache.record(row)),
    clock: createSystemClock(),
  });
  return { send, settled: () => Promise.all(rows) };
}

function hintOf({ models = [], profile: { model } }: ProbeReport): string {
  const isKnown = models.length === 0 || models.includes(model);
  return isKnown ? '' : ` Among its models are ${models.slice(0, NAMED_MODELS).join(', ')}.`;
}

/** The large request is the only one that may fail while the rest is as it should be. */
function sayLarge(rows: readonly CheckRow[], context: Context): void {
  const large = rows.find(({ check }) => check === 'large');
  if (large && large.verdict !== 'works') {
    context.say(`The large request: ${large.verdict}. ${large.detail ?? ''}`.trim());
  }
}

async function print({ json }: ProbeCommand, report: ProbeReport): Promise<void> {
  const profile = withOwnId(report.profile);
  if (json !== undefined) {
    await writeOutput(json, `${JSON.stringify(profile, undefined, 2)}\n`);
    return;
  }
  await writeOut(reportOf({ ...report, profile }));
}

/** The settings take no second profile under the id of a built-in one. */
function withOwnId(profile: Profile): Profile {
  const isBuiltIn = profile.api !== 'offline' && builtInProfiles.some(({ id }) => id === profile.id);
  return isBuiltIn ? { ...profile, id: idFor(new URL(profile.baseUrl).host, profile.model) } : profile;
}

/** A table for people, and what is to be taken from it. */
function reportOf({ profile, rows, cost }: ProbeReport): string {
  const lines = rows.map(({ check, verdict, detail, ms, cost: price }) =>
    [
      check.padEnd(28),
      verdict.padEnd(10),
      (ms === undefined ? '' : `${Math.round(ms)} ms`).padEnd(9),
      (price === undefined ? '' : formatMoney(price)).padEnd(8),
      detail ?? '',
    ]
      .join(' ')
      .trimEnd(),
  );
  return [
    `${profile.label} at ${profile.baseUrl === '' ? 'this computer' : profile.baseUrl}`,
    ...lines,
    `accepts: ${profile.accepts.join(', ')}`,
    `features: ${profile.features.join(', ')}`,
    ...(profile.omit.length > 0 ? [`left out: ${profile.omit.join(', ')}`] : []),
    cost === undefined ? 'cost: price unknown' : `cost: ${formatMoney(cost)}`,
    '',
  ].join('\n');
}
