// After a service has said that a question is too long: the same question with less beside it, once.

import type { Manifest } from '../../protocol/manifest.ts';
import type { Failure } from '../model/failure.ts';
import { learnLimit } from '../model/effectiveLimits.ts';
import type { Profile } from '../model/profile.ts';
import { budgetTokens } from './budget.ts';

/** Where the service names no limit, or counts more than we do: this share of what was sent is tried. */
const SMALLER_SHARE = 0.75;

/** What is asked for the second time. */
export interface Smaller {
  /** Tokens. */
  readonly budget: number;
  /** The window that the service has named, in tokens; to be kept for the next question. */
  readonly learned?: number;
}

/** The next budget in tokens, below what was sent. */
export function smallerBudget(
  { profile, maxOutput }: { readonly profile: Profile; readonly maxOutput: number },
  { tokens }: Pick<Manifest, 'tokens'>,
  failure: Failure,
): Smaller {
  const { limits } = profile;
  const learned = learnLimit(failure.details ?? failure.message, limits.context);
  const less = Math.floor(tokens.total * SMALLER_SHARE);
  if (learned === undefined) {
    return { budget: less };
  }
  const room = budgetTokens('whole', { ...profile, limits: { ...limits, context: learned } }, maxOutput);
  return { budget: room < tokens.total ? room : less, learned };
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
  { budget, learned }: Smaller,
  dropped: readonly string[],
): string {
  const takes = learned === undefined ? 'takes less than this' : `takes ${learned.toLocaleString('en-US')} tokens`;
  const named = dropped.slice(0, NAMED_FILES).join(', ');
  const more = dropped.length > NAMED_FILES ? ` and ${dropped.length - NAMED_FILES} more` : '';
  const less = dropped.length === 0 ? '' : ` Less is sent of ${named}${more}.`;
  return `${model} ${takes}; sent again with at most ${budget.toLocaleString('en-US')}.${less}`;
}
