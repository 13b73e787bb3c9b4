// After a service has said that a question is too long or too large: the same question with less beside it, once.

import type { Manifest } from '../../protocol/manifest.ts';
import type { Failure } from '../model/failure.ts';
import { learnLimit } from '../model/effectiveLimits.ts';
import type { Profile } from '../model/profile.ts';
import { budgetTokens } from './budget.ts';

/** Where the service names no limit, or counts more than we do: this share of what was sent is tried. */
const SMALLER_SHARE = 0.75;

/** Of a request that is refused by its size, no word says how much less would do: this share of the files is sent again. */
const HALF = 0.5;

/** What is asked for the second time. */
export interface Smaller {
  /** What the service found too much. */
  readonly tooMuch: 'tokens' | 'size';
  /** Tokens. */
  readonly budget: number;
  /** The window that the service has named, in tokens; to be kept for the next question. */
  readonly learned?: number;
}

/** Whether the refused question may be asked again with less beside it: not where nothing but the user's own words was sent. */
export function canShrink(failure: Failure | undefined, { tokens }: Pick<Manifest, 'tokens'>): failure is Failure {
  return failure?.code === 'context-too-long' || (failure?.code === 'request-too-large' && tokens.files > 0);
}

/** The next budget in tokens, below what was sent. */
export function smallerBudget(
  { profile, maxOutput }: { readonly profile: Profile; readonly maxOutput: number },
  { tokens }: Pick<Manifest, 'tokens'>,
  failure: Failure,
): Smaller {
  if (failure.code === 'request-too-large') {
    return { tooMuch: 'size', budget: tokens.total - tokens.files + Math.floor(tokens.files * HALF) };
  }
  const { limits } = profile;
  const learned = learnLimit(failure.details ?? failure.message, limits.context);
  const less = Math.floor(tokens.total * SMALLER_SHARE);
  if (learned === undefined) {
    return { tooMuch: 'tokens', budget: less };
  }
  const room = budgetTokens('whole', { ...profile, limits: { ...limits, context: learned } }, maxOutput);
  return { tooMuch: 'tokens', budget: room < tokens.total ? room : less, learned };
}

/** The files of which the second pack sends less than the first one, or nothing: the best first. */
export function droppedFiles(before: Manifest, after: Manifest): readonly string[] {
  const rest = new Map(after.files.map(({ path, level, tokens }) => [path, level === 'full' ? Infinity : tokens]));
  return before.files.flatMap(({ path, level, tokens }) => {
    const sent = level === 'full' ? Infinity : tokens;
    return (rest.get(path) ?? 0) < sent ? [path] : [];
  });
}

/** Paths that are named in a sentence; the manifest has them all. */
const NAMED_FILES = 3;

/** One sentence for the user: why it is sent again, and what of it is not. */
export function describeShrinking(
  { model }: Profile,
  { tooMuch, budget, learned }: Smaller,
  dropped: readonly string[],
): string {
  const takes = learned === undefined ? 'takes less than this' : `takes ${learned.toLocaleString('en-US')} tokens`;
  const why = tooMuch === 'size' ? 'The service refuses a request of this size' : `${model} ${takes}`;
  const most = `${budget.toLocaleString('en-US')}${learned === undefined ? ' tokens' : ''}`;
  const named = dropped.slice(0, NAMED_FILES).join(', ');
  const more = dropped.length > NAMED_FILES ? ` and ${dropped.length - NAMED_FILES} more` : '';
  const less = dropped.length === 0 ? '' : ` Less is sent of ${named}${more}.`;
  return `${why}; sent again with at most ${most}.${less}`;
}
