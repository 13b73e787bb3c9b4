// Reads what esbuild tells about its bundles.

/** The metafiles of several builds as one. */
export function mergeMetafiles(results) {
  const metafiles = results.map(({ metafile }) => metafile);
  return {
    inputs: Object.assign({}, ...metafiles.map(({ inputs }) => inputs)),
    outputs: Object.assign({}, ...metafiles.map(({ outputs }) => outputs)),
  };
}

/** Bytes that are loaded at once with an output: itself, its style sheet and what it imports statically. */
export function firstLoad(metafile, output) {
  const seen = new Set();
  const visit = (name) => {
    const entry = metafile.outputs[name];
    if (entry === undefined || seen.has(name)) {
      return;
    }
    seen.add(name);
    for (const { path, kind } of entry.imports) {
      if (kind !== 'dynamic-import') {
        visit(path);
      }
    }
    visit(entry.cssBundle ?? '');
  };
  visit(output);
  return [...seen].reduce((sum, name) => sum + metafile.outputs[name].bytes, 0);
}
