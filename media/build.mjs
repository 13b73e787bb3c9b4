// How the webviews are built: esbuild's options for media/, and the plugin that draws the icons from codicons.
import { readFile } from 'node:fs/promises';

/** `stop-circle` becomes `stopCircle`, so that an icon can be imported by name. */
const toName = (id) => id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

function glyphsOf(sprite) {
  const symbols = [...sprite.matchAll(/<symbol[^>]*\bid="([a-z][a-z0-9-]*)"[^>]*>(.*?)<\/symbol>/gs)];
  return symbols.map(([, id, body]) => [toName(id), [...body.matchAll(/<path[^>]*\bd="([^"]+)"/g)].map(([, d]) => d)]);
}

/**
 * Makes a module of the codicon sprite with one export for each icon: the outlines of its paths. What no one imports
 * is shaken off, so the panel carries the icons it shows and no font of 126 kB.
 */
const codicons = {
  name: 'codicons',
  setup(build) {
    build.onLoad({ filter: /[\\/]codicon\.svg$/ }, async ({ path }) => ({
      loader: 'js',
      contents: glyphsOf(await readFile(path, 'utf8'))
        .map(([name, paths]) => `const ${name}_ = ${JSON.stringify(paths)};\nexport { ${name}_ as ${name} };`)
        .join('\n'),
    }));
  },
};

/** The webviews, by their folders: each is built by itself, so that no page loads a part for the sake of another. */
export const pages = ['chat', 'pack', 'ledger'];

/**
 * The options of the build of one webview, into `outdir`/media/`page`/main.{js,css} and chunks beside them.
 * Needs nothing but esbuild; `absWorkingDir` is the repository.
 */
export function mediaBuild({ page, production, outdir = 'dist' }) {
  return {
    entryPoints: [{ in: `media/${page}/main.ts`, out: `media/${page}/main` }],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'chrome138',
    chunkNames: `media/${page}/[name]-[hash]`,
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
    logLevel: 'warning',
    plugins: [codicons],
  };
}
