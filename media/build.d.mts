// The type of the webviews' build, for the tests that run it.
import type { BuildOptions } from 'esbuild';

/** The options of the one build of all webviews. */
export function mediaBuild(options: { readonly production: boolean; readonly outdir?: string }): BuildOptions;
