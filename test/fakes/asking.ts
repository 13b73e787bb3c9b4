// Asks a model as the sender does: a request through the gate, and all parts of the answer gathered.

import { release } from '../../src/core/egress/gate.ts';
import type { Failure } from '../../src/core/model/failure.ts';
import type { Profile } from '../../src/core/model/profile.ts';
import type { ModelRequest, ReleasedRequest } from '../../src/core/model/request.ts';
import type { StreamPart } from '../../src/core/model/streamPart.ts';
import type { Log } from '../../src/core/ports.ts';

/** A profile of a service at the origin given. */
export function profileAt(origin: string, changes: Partial<Profile> = {}): Profile {
  return {
    id: 'test',
    label: 'Test service',
    baseUrl: `${origin}/v1`,
    model: 'gpt-4.1-mini',
    auth: 'bearer',
    api: 'chat',
    limits: { context: 1_047_576, output: 32_768 },
    headers: {},
    body: {},
    omit: [],
    encoding: 'o200k_base',
    cacheMinutes: 5,
    accepts: [],
    features: [],
    ...changes,
  };
}

/** A released request; `changes` replaces what is as usual. */
export function releasedRequest(profile: Profile, changes: Partial<ModelRequest> = {}): ReleasedRequest {
  const decision = release(
    {
      purpose: 'chat',
      profile,
      messages: [{ role: 'user', content: 'Why?' }],
      maxOutput: 1000,
      temperature: 0.2,
      sources: [],
      ...changes,
    },
    { trusted: true, forbids: () => undefined, hideSecrets: (text) => text },
  );
  if (decision.kind === 'refused') {
    throw new Error(decision.failure.message);
  }
  return decision.request;
}

/** An answer as one value. */
export interface Answer {
  readonly text: string;
  readonly parts: readonly StreamPart[];
  readonly end: StreamPart & { readonly kind: 'end' };
  /** Waits of the retries; milliseconds. */
  readonly waits: readonly number[];
}

/** Reads a stream to its end; throws unless there is exactly one end, and it is the last part. */
export async function gather(stream: AsyncIterable<StreamPart>): Promise<Answer> {
  const parts: StreamPart[] = [];
  for await (const part of stream) {
    parts.push(part);
  }
  const end = parts.at(-1);
  if (end?.kind !== 'end' || parts.filter(({ kind }) => kind === 'end').length !== 1) {
    throw new Error(`There must be one end, and it must come last: ${JSON.stringify(parts)}`);
  }
  return {
    text: parts.map((part) => (part.kind === 'text' ? part.text : '')).join(''),
    parts,
    end,
    waits: parts.flatMap((part) => (part.kind === 'retry' ? [part.waitMs] : [])),
  };
}

/** The failure of an answer; throws when there is none. */
export function failureOf({ end }: Answer): Failure {
  if (!end.failure) {
    throw new Error(`The answer did not fail: ${JSON.stringify(end)}`);
  }
  return end.failure;
}

/** A log that keeps its lines. */
export function createMemoryLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (line: string): void => {
    lines.push(line);
  };
  return { lines, debug: keep, info: keep, warn: keep, error: keep };
}
