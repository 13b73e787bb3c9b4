// The policies of other extensions for when to ask and what to reuse, rebuilt from the values in their published sources.

import type { Contender, Place, Policy, World } from './contender.ts';
import { isQuiet, PeerMemory, PeerRequest } from './peerAnswers.ts';

/** Waits 350 ms after each key; keeps one stream whose text may be typed along; a cache by prefix. */
const createContinue = (world: World): Contender => {
  const memory = new PeerMemory(1_000);
  let stream: PeerRequest | undefined;
  return {
    provide: async (place, signal) => {
      if (!(await isQuiet(350, world, signal))) {
        return undefined;
      }
      const known = memory.find(place);
      if (known !== undefined) {
        return known;
      }
      if (!stream?.mayServe(place) || stream.isOver) {
        stream?.stop();
        stream = new PeerRequest(place, world, 0);
        memory.keep(stream);
      }
      const own = stream;
      await own.first;
      return own.restAt(place);
    },
  };
};

/** Lines read ahead, and how long a matching request is waited for before another is made. */
const COPILOT = { tailLines: 3, waitMs: 200, leastPrompt: 10, leastResponseMs: 200 } as const;

/** Asks at once; waits 200 ms for a request under way that agrees with the text; shows after 200 ms at the earliest. */
const createCopilot = (world: World): Contender => {
  const memory = new PeerMemory(100);
  let running: readonly PeerRequest[] = [];
  return {
    provide: async (place, signal) => {
      if (place.offset < COPILOT.leastPrompt) {
        return undefined;
      }
      const issued = world.time.now();
      running = running.filter((request) => !request.isOver);
      const known = memory.find(place);
      if (known !== undefined) {
        return known;
      }
      const candidate = running.find((request) => request.mayServe(place));
      if (candidate) {
        await Promise.race([candidate.first, isQuiet(COPILOT.waitMs, world, signal)]);
        const text = candidate.restAt(place);
        if (text !== undefined || signal.aborted) {
          return text;
        }
      }
      running
        .filter((request) => !request.mayServe(place))
        .forEach((request) => {
          request.stop();
        });
      const own = new PeerRequest(place, world, COPILOT.tailLines);
      memory.keep(own);
      running = [own, ...running.filter((request) => request.mayServe(place))];
      await own.first;
      const rest = issued + COPILOT.leastResponseMs - world.time.now();
      return rest <= 0 || (await isQuiet(rest, world, signal)) ? own.restAt(place) : undefined;
    },
  };
};

const CODY = { tailMs: 25, promoteMs: 250, tailLines: 5 } as const;

/** The first request of a line starts at once; later ones wait 25 ms and replace each other, but for one every 250 ms. */
const createCody = (world: World): Contender => {
  const memory = new PeerMemory(250);
  let running: readonly PeerRequest[] = [];
  let tail: PeerRequest | undefined;
  let promotedAt = Number.NEGATIVE_INFINITY;
  let lastLine = -1;
  const start = (place: Place): PeerRequest => {
    const own = new PeerRequest(place, world, CODY.tailLines);
    memory.keep(own);
    running = [own, ...running];
    return own;
  };
  const throttle = async (place: Place): Promise<PeerRequest | undefined> => {
    const line = place.text.lastIndexOf('\n', place.offset - 1);
    if (line !== lastLine) {
      lastLine = line;
      return start(place);
    }
    if (world.time.now() - promotedAt >= CODY.promoteMs) {
      promotedAt = world.time.now();
    } else {
      tail?.stop();
    }
    newest = place;
    await world.time.sleep(CODY.tailMs, new AbortController().signal);
    if (newest !== place) {
      return undefined;
    }
    tail = start(place);
    return tail;
  };
  let newest: Place | undefined;
  return {
    provide: async (place) => {
      if (/[);\]}]$/.test(lineBefore(place))) {
        return undefined;
      }
      running = running.filter((request) => !request.isOver);
      running
        .filter((request) => !request.mayServe(place))
        .forEach((request) => {
          request.stop();
        });
      const known = memory.find(place);
      if (known !== undefined) {
        return known;
      }
      const own = await throttle(place);
      const candidates = running.filter((request) => request.mayServe(place));
      await Promise.race([own, ...candidates].flatMap((request) => (request ? [request.first] : [])));
      return [own, ...candidates].flatMap((request) => request?.restAt(place) ?? [])[0];
    },
  };
};

/** Bounds in milliseconds, the weights of the place, and how many intervals of keys are averaged. */
const TABBY = { least: 100, most: 1_000, interval: [100, 400], rate: [1.5, 3], window: [20, 100] } as const;
const TABBY_WEIGHTS = { trigger: 0.5, lineEnd: 0.4, textEnd: 0.1 } as const;

/** Waits for some times the usual interval between keys, less the time that answers take; what is cancelled is aborted. */
const createTabby = (world: World): Contender => {
  const memory = new PeerMemory(1_000);
  const intervals: number[] = [];
  const responses: number[] = [];
  let lastKey: number | undefined;
  const delayAt = (place: Place): number => {
    const score =
      (/[^\p{L}\p{N}_$\s]$/u.test(lineBefore(place)) ? TABBY_WEIGHTS.trigger : 0) +
      (/^[)\]}]*\s*(?:\n|$)/.test(place.text.slice(place.offset)) ? TABBY_WEIGHTS.lineEnd : 0) +
      (place.text.slice(place.offset).trim() === '' ? TABBY_WEIGHTS.textEnd : 0);
    const [least, most] = TABBY.interval;
    const known = intervals.slice(-TABBY.window[1]);
    const mean = known.length < TABBY.window[0] ? most : known.reduce((sum, own) => sum + own, 0) / known.length;
    const rate = TABBY.rate[1] - (TABBY.rate[1] - TABBY.rate[0]) * score;
    const response = responses.slice(-10);
    const usual = response.length === 0 ? 0 : response.reduce((sum, own) => sum + own, 0) / response.length;
    return Math.min(TABBY.most, Math.max(TABBY.least, rate * Math.min(most, Math.max(least, mean)) - usual));
  };
  return {
    edited: () => {
      const now = world.time.now();
      if (lastKey !== undefined) {
        intervals.push(now - lastKey);
      }
      lastKey = now;
    },
    provide: async (place, signal) => {
      const known = memory.find(place);
      if (known !== undefined) {
        return known;
      }
      if (!(await isQuiet(delayAt(place), world, signal))) {
        return undefined;
      }
      const own = new PeerRequest(place, world, 0);
      signal.addEventListener('abort', () => {
        own.stop();
      });
      const began = world.time.now();
      await own.first;
      if (!signal.aborted) {
        responses.push(world.time.now() - began);
        memory.keep(own);
      }
      return own.restAt(place);
    },
  };
};

function lineBefore({ text, offset }: Place): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trimEnd();
}

/** The policies that the product is measured beside. */
export const PEERS: readonly Policy[] = [
  { name: 'Continue', create: createContinue },
  { name: 'Copilot', create: createCopilot },
  { name: 'Cody', create: createCody },
  { name: 'Tabby', create: createTabby },
];
