// A scripted service with the profile that the set-up makes for it, and the real adapter behind the real sender.

import { ask, type AskInput } from '../../../src/core/chat/ask.ts';
import type { SendRecord } from '../../../src/core/egress/sendRecord.ts';
import { createSender, type Send } from '../../../src/core/egress/sender.ts';
import type { Profile } from '../../../src/core/model/profile.ts';
import type { Pack, PackInput } from '../../../src/core/pack/packTypes.ts';
import { createOpenAiModel } from '../../../src/host/openai/openAiModel.ts';
import type { ChatEvent } from '../../../src/protocol/chatEvent.ts';
import { createMemoryLog } from '../../fakes/asking.ts';
import { createFastClock } from '../../fakes/clocks.ts';
import type { Behaviour } from '../../fakes/services/behaviour.ts';
import { connectedProfile } from '../../fakes/services/connectedProfile.ts';
import { startService, type StartedService, type StartOptions } from '../../fakes/services/startService.ts';
import { writeDocuments } from '../../fakes/writtenDocuments.ts';

/** Seconds of the adapter pass in this many milliseconds. */
const SPEED = 100;
const CHARACTERS_PER_TOKEN = 4;

/** A service that is connected. */
export interface Connected extends StartedService {
  readonly profile: Profile;
  /** What the ledger would be told of. */
  readonly records: readonly SendRecord[];
  /** Windows in tokens that the service has named. */
  readonly learned: readonly number[];
  /** Asks about the workspace; gives all events. */
  ask(profile?: Profile): Promise<readonly ChatEvent[]>;
}

/** Starts the service and connects it with the key of the user; absent, without one. */
export async function connect(
  behaviour: Behaviour,
  options: StartOptions & { readonly ownKey?: string | undefined } = {},
): Promise<Connected> {
  const started = await startService(behaviour, options);
  const { ownKey = options.key } = options;
  const records: SendRecord[] = [];
  const learned: number[] = [];
  const send = createSend(started.server.origin, ownKey, records);
  const made = connectedProfile(behaviour, started.baseUrl);
  const profile: Profile = ownKey === undefined ? { ...made, auth: 'none' } : made;
  return {
    ...started,
    profile,
    records,
    learned,
    ask: (other = profile) => gatherEvents(other, send, learned),
  };
}

function createSend(origin: string, key: string | undefined, records: SendRecord[]): Send {
  const clock = createFastClock(SPEED);
  const model = createOpenAiModel({
    keyFor: (asked) => Promise.resolve(asked === origin ? key : undefined),
    clock,
    log: createMemoryLog(),
    random: () => 0.5,
  });
  const reservation = { settle: () => Promise.resolve(), drop: () => Promise.resolve() };
  return createSender({
    policy: () => ({ trusted: true, forbids: () => undefined, hideSecrets: (text) => text }),
    modelFor: () => model,
    reserve: () => Promise.resolve({ kind: 'granted', reservation }),
    sent: () => undefined,
    record: (record) => records.push(record),
    clock,
  });
}

async function gatherEvents(profile: Profile, send: Send, learned: number[]): Promise<readonly ChatEvent[]> {
  const events: ChatEvent[] = [];
  const deps = {
    pack: (input: PackInput) => Promise.resolve({ kind: 'packed', pack: packFor(input) } as const),
    approve: () => Promise.resolve(undefined),
    send,
    learned: (context: number) => {
      learned.push(context);
    },
  };
  for await (const event of ask({ ...INPUT, profile }, deps, new AbortController().signal)) {
    events.push(event);
  }
  return events;
}

/** Tokens of the first pack: more than the small windows of the tests, less than any real one. */
const BUDGET = 6_000;

const INPUT: Omit<AskInput, 'profile'> = {
  question: 'How long does a retry wait?',
  scope: { kind: 'workspace' },
  attachments: [],
  budget: BUDGET,
  history: [],
  unsaved: [],
  openPaths: [],
  exclude: [],
  include: [],
  now: 0,
  maxOutput: 1_000,
};

const TELLING = 'export const longestRetryWait = 30_000;';

/** A pack that fills its budget: the file that answers, and one that is as long as there is room. */
function packFor({ budget, question }: PackInput): Pack {
  const filler = 'export const unrelated = 1;\n';
  const room = Math.max(0, budget - 400) * CHARACTERS_PER_TOKEN;
  const documents = [
    { path: 'src/filler.ts', text: filler.repeat(Math.floor(room / (filler.length + 2))) },
    { path: 'src/retry.ts', text: `${TELLING}\n` },
  ];
  const total = Math.min(budget, BUDGET);
  return {
    messages: [
      { role: 'system', content: `Answer about these files.\n${writeDocuments(documents)}` },
      { role: 'user', content: question },
    ],
    documents,
    manifest: {
      budget,
      tokens: { total, instructions: 100, tree: 0, files: total - 100 },
      files: documents.map(({ path }) => ({ path, level: 'full', tokens: total / 2, score: 1, reason: '' })),
      excluded: [],
      hidden: [],
      invisible: [],
      cache: { prefixTokens: 0, cachedShare: 0, rebuilt: false, why: 'same' },
      price: { currency: 'USD' },
      timings: { discoverMs: 0, countMs: 0, rankMs: 0, renderMs: 0, totalMs: 0 },
    },
  };
}
