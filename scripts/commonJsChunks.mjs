// Turns a build into CommonJS files that share chunks: esbuild splits ES modules alone, and the editor loads CommonJS.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { transform } from 'esbuild';

/**
 * `import('…')` becomes `require`: a file that the editor's extension host loads by a real import could not require `vscode`,
 * which is no file.
 */
export const requireLazily = { 'dynamic-import': false };

const isEntry = (file, name) => path.basename(file) === name;

/** The first line of `entry` is `banner`; `write: false` leaves the files as they were. */
export function commonJsChunks({ entry, banner, write }) {
  return {
    name: 'common-js-chunks',
    setup(build) {
      const { minify, sourcemap, target, platform } = build.initialOptions;
      build.initialOptions.write = false;
      build.onEnd(async ({ errors, outputFiles = [] }) => {
        if (errors.length > 0 || !write) {
          return;
        }
        for (const { path: file, text } of outputFiles) {
          const supported = requireLazily;
          const options = { format: 'cjs', legalComments: 'none', minify, sourcemap, target, platform, supported };
          const { code } = await transform(text, { ...options, ...(isEntry(file, entry) && { banner }) });
          await mkdir(path.dirname(file), { recursive: true });
          await writeFile(file, code);
        }
      });
    },
  };
}
