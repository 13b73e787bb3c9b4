// The body of a chat-completions request: ours, with what the profile adds and leaves out.

import type { Profile } from '../../core/model/profile.ts';
import type { ReleasedRequest } from '../../core/model/request.ts';
import type { RequestBody } from './sdkClient.ts';

/** Fields without which there is no request; a profile can neither change nor omit them. */
type Essential = 'model' | 'messages' | 'stream';

/** OpenAI's own host; others refuse fields that they do not know. */
const OPENAI_HOST = 'api.openai.com';

/** Builds the body. Fields of the profile win over tunable ones and lose against the essential ones. */
export function toRequestBody(request: ReleasedRequest, host: string): RequestBody {
  const { profile } = request;
  const tunable: Record<string, unknown> = {
    [boundOf(profile)]: Math.min(request.maxOutput, profile.limits.output),
    temperature: request.temperature,
    ...(request.stop && request.stop.length > 0 && { stop: request.stop }),
    stream_options: { include_usage: true },
    ...(request.cacheKey !== undefined && host === OPENAI_HOST && { prompt_cache_key: request.cacheKey }),
    ...profile.body,
  };
  const essential: Record<Essential, unknown> = {
    model: profile.model,
    messages: request.messages.map(({ role, content }) => ({ role, content })),
    stream: true,
  };
  const sent = Object.entries(tunable).filter(([name]) => !profile.omit.includes(name));
  return { ...Object.fromEntries(sent), ...essential };
}

/** Most services know `max_tokens` alone, reasoning models of OpenAI the other name alone. */
function boundOf({ omit }: Profile): string {
  return omit.includes('max_tokens') ? 'max_completion_tokens' : 'max_tokens';
}
