// The types of build.mjs, for the tests that build a webview.
import type { BuildOptions } from 'esbuild';

/** The webviews, by their folders. */
export const pages: readonly ['chat', 'pack', 'ledger'];

/** The options of the build of one webview. */
export function mediaBuild(options: {
  readonly page: 'chat' | 'pack' | 'ledger';
  readonly production: boolean;
  readonly outdir?: string;
}): BuildOptions;
