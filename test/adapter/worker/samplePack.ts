// A small pack and a question for it.

import type { LaidPack, PackInput } from '../../../src/core/pack/packTypes.ts';
import { sampleProfile } from '../../unit/sampleProfile.ts';

/** A question over the whole workspace. */
export function sampleInput(question: string): PackInput {
  return {
    question,
    scope: { kind: 'workspace' },
    attachments: [],
    budget: 20_000,
    history: [],
    profile: sampleProfile,
    unsaved: [],
    openPaths: [],
    exclude: [],
    include: [],
    now: 0,
  };
}

/** A pack of one message and no file. */
export function samplePack(content: string): LaidPack {
  return {
    messages: [{ role: 'user', content }],
    manifest: {
      budget: 0,
      tokens: { total: 0, instructions: 0, tree: 0, files: 0 },
      files: [],
      excluded: [],
      hidden: [],
      invisible: [],
      cache: { prefixTokens: 0, cachedShare: 0, rebuilt: true, why: '' },
      price: { currency: 'USD' },
      timings: { discoverMs: 0, countMs: 0, rankMs: 0, renderMs: 0, totalMs: 0 },
    },
    documents: [],
    ledger: { ending: '', head: '', headTokens: 0, listTokens: 0, asked: {}, listed: [], segments: [], at: 0 },
  };
}
