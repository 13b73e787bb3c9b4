// What a service may call for an answer: the web, and tools of remote servers; and what a search costs beside its tokens.

import { serviceAt } from './catalogue/serviceOf.ts';
import type { Profile } from './profile.ts';

/** Searches that one answer may make: the request says so, and so many are set aside. */
export const MOST_SEARCHES = 3;

/** What a search brings into the prompt, in tokens: OpenAI counts a fixed 8,000 for models of this size. */
export const TOKENS_PER_SEARCH = 8_000;

/** US dollars a search: OpenAI's list has $10 for 1,000; Vercel's gateway lists $10 to $14, and others are thought no cheaper. */
const OPENAI_FEE = 0.01;
const HIGHEST_FEE = 0.014;

/** US dollars for so many searches at the profile's service; nothing is known of credits. */
export function searchFee(profile: Pick<Profile, 'baseUrl' | 'service'>, searches: number): number {
  return searches * (serviceAt(profile) === 'openai' ? OPENAI_FEE : HIGHEST_FEE);
}

/** Whether the service calls tools of remote servers for an answer. */
export function canCallServers({ api, features }: Pick<Profile, 'api' | 'features'>): boolean {
  return api !== 'vscode.lm' && features.includes('remote-mcp') && features.includes('responses');
}

/** Whether questions may search the web: the service lets the model search, and takes a bound on how often. */
export function canSearch({ api, features }: Pick<Profile, 'api' | 'features'>): boolean {
  return api !== 'vscode.lm' && features.includes('web-search') && features.includes('responses');
}
