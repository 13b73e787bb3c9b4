// Inputs and a service for tests of suggestions.

import type { CompletionInput } from '../../../src/core/completion/completionTypes.ts';
import type { CompletionDeps } from '../../../src/core/completion/complete.ts';
import { SuggestDesk } from '../../../src/core/completion/suggestDesk.ts';
import type { Surroundings } from '../../../src/core/completion/surroundings.ts';
import type { Send } from '../../../src/core/egress/sender.ts';
import type { Hole } from '../../../src/core/completion/hole.ts';
import { holeAt } from '../../../src/core/completion/hole.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import type { StreamPart } from '../../../src/core/model/streamPart.ts';
import { sampleProfile } from '../sampleProfile.ts';

/** An editor that knows nothing else. */
export const nothingAround: Surroundings = { definitions: [], neighbours: [], edited: [], problems: [] };

/** The input for a TypeScript file with `‸` at the cursor. */
export function inputFor(file: string, changes: Partial<CompletionInput> = {}): CompletionInput {
  const snapshot = { path: 'src/sum.ts', languageId: 'typescript', version: 1, text: file.replace('‸', '') };
  return {
    snapshot,
    offset: file.indexOf('‸'),
    cursors: 1,
    trigger: 'automatic',
    forbidden: undefined,
    languageOff: false,
    profile: sampleProfile,
    around: () => nothingAround,
    indentUnit: '  ',
    ...changes,
  };
}

/** The hole of a file with `‸` at the cursor. */
export function holeIn(file: string, languageId = 'typescript'): Hole {
  return holeAt(file.replace('‸', ''), file.indexOf('‸'), languageId, '  ');
}

/** What a scripted service has seen. */
export interface Seen {
  readonly requests: ModelRequest[];
  /** Text parts that were taken from streams. */
  taken: number;
  /** Streams that were ended, by their end or by the reader. */
  closed: number;
}

/** Dependencies whose service answers with the parts, and what it saw. `wait` holds a stream back before its first part. */
export function scriptedDeps(
  parts: readonly StreamPart[],
  wait: () => Promise<void> = () => Promise.resolve(),
): { readonly deps: CompletionDeps; readonly seen: Seen; readonly slept: number[] } {
  const seen: Seen = { requests: [], taken: 0, closed: 0 };
  const slept: number[] = [];
  const send: Send = async function* (request, signal) {
    seen.requests.push(request);
    try {
      await wait();
      if (signal.aborted) {
        yield { kind: 'end', outcome: 'stopped' };
        return;
      }
      for (const part of parts) {
        seen.taken += part.kind === 'text' ? 1 : 0;
        yield part;
      }
    } finally {
      seen.closed += 1;
    }
  };
  const clock = {
    now: () => 1_000 + slept.reduce((sum, milliseconds) => sum + milliseconds, 0),
    sleep: (milliseconds: number) => {
      slept.push(milliseconds);
      return Promise.resolve();
    },
  };
  return { deps: { send, clock, desk: new SuggestDesk() }, seen, slept };
}

/** A whole answer in pieces. */
export function answer(...texts: readonly string[]): readonly StreamPart[] {
  return [...texts.map((text) => ({ kind: 'text', text }) as const), { kind: 'end', outcome: 'complete' }];
}
