// What a test has taught, as the fields of a profile.

import type { Feature, Parameter } from '../catalogue/facts.ts';
import type { Profile } from '../profile.ts';
import type { CheckName, CheckRow, Verdict } from './probeTypes.ts';

/** The part of a profile that tests teach. */
export type Learned = Pick<Profile, 'accepts' | 'features' | 'omit'>;

/** Fields by the check that tells of them. */
const FIELDS: ReadonlyMap<CheckName, readonly Parameter[]> = new Map<CheckName, readonly Parameter[]>([
  ['streamed', ['stream']],
  ['usage', ['stream_options']],
  ['stop', ['stop']],
  ['field temperature', ['temperature']],
  ['field max_tokens', ['max_tokens']],
  ['field max_completion_tokens', ['max_completion_tokens']],
  ['field prompt_cache_key', ['prompt_cache_key']],
  ['field prediction', ['prediction']],
  ['field service_tier', ['service_tier']],
  ['field reasoning_effort', ['reasoning_effort']],
  ['field top_p', ['top_p']],
  ['field seed', ['seed']],
  ['field user', ['user']],
  ['field safety_identifier', ['safety_identifier']],
  ['tools', ['tools']],
  ['schema', ['response_format']],
]);

/** Features by the check that tells of them. */
const FEATURES: ReadonlyMap<CheckName, Feature> = new Map<CheckName, Feature>([
  ['models', 'models'],
  ['usage', 'usage'],
  ['streamed', 'streaming'],
  ['tools', 'tools'],
  ['schema', 'structured-output'],
  ['json', 'json-mode'],
  ['image', 'vision'],
  ['pdf', 'pdf'],
  ['cached', 'cached'],
  ['stop', 'stop'],
  ['large', 'large'],
  ['field prompt_cache_key', 'prompt-cache-key'],
  ['field prediction', 'prediction'],
]);

/** Bounds of the answer: every request carries one of them. */
const BOUNDS: readonly Parameter[] = ['max_tokens', 'max_completion_tokens'];

/**
 * The profile with what the rows say: a field that is refused goes no more, one that is taken stands among those accepted, a feature
 * that was tried is there exactly when it works. What was not tried, or told nothing, stays as it was claimed. A service that takes
 * a field that nobody knows proves nothing by taking others, so that only what works counts there.
 */
export function learnedProfile(profile: Profile, rows: readonly CheckRow[]): Profile {
  const verdicts = new Map(rows.map(({ check, verdict }) => [check, verdict]));
  const takesAnything = verdicts.get('unknown-field') === 'taken';
  const isGood = (verdict: Verdict) => verdict === 'works' || (verdict === 'taken' && !takesAnything);
  const tellsMuch = (verdict: Verdict | undefined): verdict is Verdict =>
    verdict !== undefined && verdict !== 'failed' && verdict !== 'not-tried' && (verdict !== 'taken' || !takesAnything);
  const fields = [...FIELDS].flatMap(([check, names]) => {
    const verdict = verdicts.get(check);
    return tellsMuch(verdict) ? names.map((name) => [name, verdict] as const) : [];
  });
  const features = [...FEATURES].flatMap(([check, feature]) => {
    const verdict = verdicts.get(check);
    return tellsMuch(verdict) ? [[feature, isGood(verdict)] as const] : [];
  });
  const refused = refusedFields(rows);
  return {
    ...profile,
    omit: [...new Set([...profile.omit, ...refused])],
    accepts: merged(profile.accepts, [
      ...fields.map(([name, verdict]) => [name, verdict !== 'refused'] as const),
      ...boundOf(profile, verdicts.get('streamed')),
    ]),
    features: merged(profile.features, features),
  };
}

/** Fields that are to be left out from now on: tools and forms are not, since they go only where they are known to work. */
function refusedFields(rows: readonly CheckRow[]): readonly string[] {
  return rows.flatMap(({ check, verdict }): readonly string[] => {
    if (verdict !== 'refused') {
      return [];
    }
    if (check.startsWith('field ')) {
      return [check.slice('field '.length)];
    }
    return check === 'usage' || check === 'stop' ? (FIELDS.get(check) ?? []) : [];
  });
}

function boundOf({ omit }: Profile, verdict: Verdict | undefined): readonly (readonly [Parameter, boolean])[] {
  const bound = BOUNDS.find((name) => !omit.includes(name));
  return verdict === 'works' && bound !== undefined ? [[bound, true]] : [];
}

function merged<Name>(claimed: readonly Name[], told: readonly (readonly [Name, boolean])[]): readonly Name[] {
  const changes = new Map(told);
  const kept = claimed.filter((name) => changes.get(name) !== false);
  return [...new Set([...kept, ...told.filter(([, has]) => has).map(([name]) => name)])];
}
