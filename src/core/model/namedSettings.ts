// Finds which of our settings a settings file names, whatever the editor does with them.

/** Strings with what follows them, and comments, in the JSON that the editor reads. */
const TOKENS = /"((?:[^"\\\n]|\\.)*)"(\s*:)?|\/\/[^\n]*|\/\*[^]*?\*\//g;

/**
 * The names in a settings file that begin with `panorama`, each once, in order. A nested object counts by its own name:
 * the editor reads `{"panorama": {"profile": …}}` as `panorama.profile`. Text that is no JSON gives what can be found.
 */
export function namedSettings(text: string): readonly string[] {
  const names = [...text.matchAll(TOKENS)].flatMap(([, name, colon]) =>
    name !== undefined && colon !== undefined && /^panorama(?:\.|$)/.test(name) ? [name] : [],
  );
  return [...new Set(names)];
}
