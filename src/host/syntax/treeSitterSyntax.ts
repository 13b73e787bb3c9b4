// Reads definitions with tree-sitter: the Syntax port. The runtime is loaded by the first text that needs it.

import type { Definition, Syntax } from '../../core/ports.ts';
import { endingOf } from '../../core/syntax/commentForms.ts';
import { loadGrammarRuntime, stepsFor, type GrammarRuntime } from './grammarRuntime.ts';
import { languageOf } from './languages.ts';
import { walkDefinitions } from './walkDefinitions.ts';

/** Longer texts are generated or data; UTF-16 code units. */
const LONGEST_TEXT = 200_000;

/** A parser that is ready on first use. `load` brings the runtime. */
export function createTreeSitterSyntax(load: () => Promise<GrammarRuntime> = loadGrammarRuntime): Syntax {
  let runtime: Promise<GrammarRuntime> | undefined;
  return {
    async definitions(path, text): Promise<readonly Definition[] | undefined> {
      const language = languageOf(endingOf(path));
      if (!language || text.length > LONGEST_TEXT) {
        return undefined;
      }
      try {
        runtime ??= load();
        const steps = stepsFor(text);
        return await (
          await runtime
        ).withTree(language.grammar, text, steps, (cursor) => walkDefinitions(cursor, text, language));
      } catch {
        // A grammar that does not load or breaks down leaves the text to its indentation.
        return undefined;
      }
    },
  };
}
