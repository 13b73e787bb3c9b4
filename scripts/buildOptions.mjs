// What is built from what: the bundles of dist/, and the parts of them that are files of their own, loaded on first use.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { mediaBuild, pages } from '../media/build.mjs';
import { commonJsChunks, requireLazily } from './commonJsChunks.mjs';

/** The repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Modules that are never part of a bundle that imports them. In the source each is loaded with a plain `import('…')`;
 * in dist/ that import names the file here, which lies beside its importer. tiktoken is CommonJS: inside an ES module it
 * breaks. The SDK and the ranks are large and not needed at the start. The ranks of o200k_base are packed while building. A part is a copy: it holds no state that its importer shares.
 */
const parts = [
  { module: 'src/host/tokens/tiktokenCounter.ts', file: 'tokens.cjs' },
  { module: 'src/host/tokens/o200kRanks.ts', file: 'o200k_base.cjs' },
  { module: 'tiktoken/encoders/cl100k_base', file: 'cl100k_base.cjs' },
  { module: 'openai', file: 'openai.cjs' },
  // It has a variable of its own named `require`, so its dynamic imports of Node's modules stay what they are.
  { module: '@vscode/tree-sitter-wasm', file: 'grammars/treeSitter.cjs', supported: {} },
];

const grammarFolder = 'node_modules/@vscode/tree-sitter-wasm/wasm';

/** The grammars of src/host/syntax/languages.ts; the runtime looks for its own file and for them beside itself. */
const grammars = 'bash c-sharp cpp css go ini java javascript php powershell python ruby rust tsx typescript'.split(
  ' ',
);
const grammarFiles = ['tree-sitter.wasm', ...grammars.map((name) => `tree-sitter-${name}.wasm`)];

/** Files that lie in dist/ as they are. */
export const copies = [
  { from: 'node_modules/tiktoken/lite/tiktoken_bg.wasm', to: 'tiktoken_bg.wasm' },
  ...grammarFiles.map((name) => ({ from: `${grammarFolder}/${name}`, to: `grammars/${name}` })),
];

function partOf(specifier, resolveDir) {
  const relative = path.relative(root, path.resolve(resolveDir, specifier)).split(path.sep).join('/');
  const name = specifier.startsWith('.') ? relative : specifier;
  return parts.find((part) => part.module === name);
}

/** Turns each dynamic import of a part into an import of its file, and refuses a static one, which would inline it. */
const keepPartsApart = {
  name: 'keep-parts-apart',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path: specifier, resolveDir, kind }) => {
      const part = kind === 'entry-point' ? undefined : partOf(specifier, resolveDir);
      if (part === undefined) {
        return undefined;
      }
      return kind === 'dynamic-import'
        ? { path: `./${part.file}`, external: true }
        : { errors: [{ text: `${part.module} is a file of its own (${part.file}): load it with import('…')` }] };
    });
  },
};

/** Puts the bytes that a module computes in the place of the module. */
const packRanks = {
  name: 'pack-ranks',
  setup(build) {
    build.onLoad({ filter: /o200kRanks\.ts$/ }, async ({ path: file }) => {
      const { default: ranks } = await import(pathToFileURL(file).href);
      const written = JSON.stringify(Buffer.from(ranks.packed).toString('base64'));
      return { contents: `exports.packed = Buffer.from(${written}, 'base64');`, loader: 'js' };
    });
  },
};

function common({ production, outdir, write }) {
  return {
    absWorkingDir: root,
    outdir,
    write,
    bundle: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    platform: 'node',
    target: 'node20',
    // The packed ranks are written as CommonJS in the place of a module that is none.
    logOverride: { 'commonjs-variable-in-esm': 'silent' },
    plugins: [keepPartsApart, packRanks],
  };
}

const withoutEnding = (file) => file.replace(/\.[^.]+$/, '');

function commonJsBundle(options, entry, file) {
  return {
    ...common(options),
    entryPoints: [{ in: entry, out: withoutEnding(file) }],
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    supported: requireLazily,
    external: ['vscode'],
  };
}

function commandLine(options) {
  return {
    ...common(options),
    entryPoints: [{ in: 'src/cli.ts', out: 'cli' }],
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    banner: {
      // Some packages are CommonJS and ask for Node's own modules with `require`.
      js: "#!/usr/bin/env node\nimport { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
    },
  };
}

/**
 * The extension: what it imports with `import('…')` goes into files of their own beside it, loaded on first use, and what several
 * files need stands in one of them alone, so that its state does too. The first line notes when loading begins, for
 * `npm run bench:activation`.
 */
function extension(options) {
  const split = commonJsChunks({
    entry: 'extension.cjs',
    banner: 'globalThis.panoramaBundleStartedAt = performance.now();',
    write: options.write,
  });
  return {
    ...commonJsBundle(options, 'src/extension.ts', 'extension.cjs'),
    format: 'esm',
    supported: {},
    splitting: true,
    chunkNames: '[name]-[hash]',
    sourcemap: options.production ? false : 'inline',
    plugins: [keepPartsApart, split],
  };
}

/**
 * The options of every build; `write: false` keeps the result in memory.
 * @param {{ production: boolean, outdir?: string, write?: boolean }} wishes
 * @returns {readonly import('esbuild').BuildOptions[]}
 */
export function buildOptions({ production, outdir = 'dist', write = true }) {
  const options = { production, outdir, write };
  return [
    extension(options),
    commonJsBundle(options, 'src/worker.ts', 'worker.cjs'),
    commandLine(options),
    ...parts.map(({ module, file, supported = requireLazily }) => ({
      ...commonJsBundle(options, module, file),
      supported,
    })),
    ...pages.map((page) => ({ absWorkingDir: root, write, ...mediaBuild({ ...options, page }) })),
  ];
}
