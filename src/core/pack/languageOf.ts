// Which language the editor takes a file for, by its name alone: some settings are made for one language.

/** What the editor knows of languages by names; each pair is a name and the id of its language. */
export interface LanguageNames {
  /** Globs of the setting `files.associations`, which come before all else. */
  readonly associated: readonly (readonly [glob: string, language: string])[];
  /** What the languages bring with them: whole names, globs, and endings with their dot. */
  readonly names: readonly (readonly [name: string, language: string])[];
  readonly globs: readonly (readonly [glob: string, language: string])[];
  readonly endings: readonly (readonly [ending: string, language: string])[];
}

/** Gives the language of a workspace path; undefined where no name fits. */
export type LanguageOf = (path: string) => string | undefined;

/**
 * As the editor does: associations, whole names, globs, endings; of several that fit, the longest. Case does not count. What a file's
 * first line says is not looked at.
 */
export function languageOf({ associated, names, globs, endings }: LanguageNames): LanguageOf {
  const own = byGlob(associated);
  const wholes = new Map(names.map(([name, language]) => [name.toLowerCase(), language]));
  const brought = byGlob(globs);
  const ends = new Map(endings.map(([ending, language]) => [ending.toLowerCase(), language]));
  return (path) => {
    const lower = path.toLowerCase();
    const name = lower.slice(lower.lastIndexOf('/') + 1);
    return own(lower) ?? wholes.get(name) ?? brought(lower) ?? byEnding(name, ends);
  };
}

function byEnding(name: string, endings: ReadonlyMap<string, string>): string | undefined {
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const language = endings.get(name.slice(dot));
    if (language !== undefined) {
      return language;
    }
  }
  return undefined;
}

function byGlob(pairs: readonly (readonly [glob: string, language: string])[]): LanguageOf {
  const tests = pairs
    .toSorted(([one], [other]) => other.length - one.length)
    .map(([glob, language]) => ({ language, fits: globTest(glob.toLowerCase()) }));
  return (path) => tests.find(({ fits }) => fits(path))?.language;
}

/** Alternatives of one glob at the most; a setting of a workspace may hold anything. */
const MOST_ALTERNATIVES = 64;

/** A glob with a slash is for the whole path, as the editor sees it from the root of the disk; another for the name alone. */
function globTest(glob: string): (path: string) => boolean {
  const alternatives = expand(glob).map((one) => one.split('/'));
  const isForPath = glob.includes('/');
  return (path) => {
    const segments = isForPath ? ['', ...path.split('/')] : [path.slice(path.lastIndexOf('/') + 1)];
    return alternatives.some((pattern) => fitsSegments(pattern, segments));
  };
}

/** `*.{a,b}` as `*.a` and `*.b`. */
function expand(glob: string): readonly string[] {
  let open = [glob];
  for (;;) {
    const next = open.flatMap((one) => {
      const [whole, inner] = /\{([^{}]*)\}/u.exec(one) ?? [];
      return whole === undefined || inner === undefined
        ? [one]
        : inner.split(',').map((choice) => one.replace(whole, () => choice));
    });
    if (next.length > MOST_ALTERNATIVES || next.length === 0) {
      return [];
    }
    if (next.every((one, index) => one === open[index])) {
      return next;
    }
    open = next;
  }
}

function fitsSegments(pattern: readonly string[], segments: readonly string[]): boolean {
  return fits(pattern, segments, '**', fitsSegment);
}

/** `*` stands for any run of characters, `?` and a set in brackets for one. */
function fitsSegment(part: string, segment: string): boolean {
  const signs = part.match(/\[[^\]]*\]|[^]/gu) ?? [];
  return fits(
    signs,
    segment.match(/[^]/gu) ?? [],
    '*',
    (sign, letter) => sign === '?' || sign === letter || sign.length > 2,
  );
}

/** Whether the parts stand for the units, one for one, but for those that stand for any number. */
function fits(
  parts: readonly string[],
  units: readonly string[],
  any: string,
  isOne: (part: string, unit: string) => boolean,
): boolean {
  // Each state is how many parts are used up, so that the time is bounded whatever the glob is.
  let states = withSkipped([0], parts, any);
  for (const unit of units) {
    const next = [...states].flatMap((at) => {
      const part = parts[at];
      if (part === any) {
        return [at];
      }
      return part !== undefined && isOne(part, unit) ? [at + 1] : [];
    });
    states = withSkipped(next, parts, any);
  }
  return states.has(parts.length);
}

/** What stands for any number may stand for none. */
function withSkipped(states: readonly number[], parts: readonly string[], any: string): ReadonlySet<number> {
  const all = new Set(states);
  for (const at of all) {
    if (parts[at] === any) {
      all.add(at + 1);
    }
  }
  return all;
}
