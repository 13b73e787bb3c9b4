// Judges insertions with tree-sitter: a text may read worse with none of them than it does without.

import type { Insertion } from '../../core/ports.ts';
import { loadGrammarRuntime, stepsFor, type GrammarRuntime, type OpenText, type SyntaxNode } from './grammarRuntime.ts';
import { languageOfId } from './languages.ts';

/** Longer texts are generated or data; UTF-16 code units. */
const LONGEST_TEXT = 1_000_000;

/** With more errors than this the grammar does not know what it reads: a dialect, a template, another language. */
const MOST_ERRORS = 12;

/** A source text that is open for judgement. Close it. */
export interface JudgedText {
  close(): void;
  /** Whether the text has no more errors with each of the insertions than without; undefined where that cannot be told. */
  judge(insertions: readonly Insertion[]): readonly boolean[] | undefined;
}

/** Opens source texts, lines ending with `\n`. `load` brings the runtime. */
export type OpenJudgedText = (languageId: string, text: string) => Promise<JudgedText | undefined>;

/** A judge that is ready on first use. It gives undefined where there is no grammar, and never rejects. */
export function createInsertionJudge(load: () => Promise<GrammarRuntime> = loadGrammarRuntime): OpenJudgedText {
  let runtime: Promise<GrammarRuntime> | undefined;
  return async (languageId, text) => {
    const language = languageOfId(languageId);
    if (!language || text.length > LONGEST_TEXT) {
      return undefined;
    }
    try {
      runtime ??= load();
      const steps = stepsFor(text);
      const open = await (await runtime).open(language.grammar, text, steps);
      return open && judgedText(open, steps);
    } catch {
      // A grammar that does not load or breaks down leaves the text to its brackets.
      return undefined;
    }
  };
}

function judgedText(open: OpenText, steps: number): JudgedText {
  const errors = errorsIn(open.root);
  return {
    judge(insertions) {
      if (errors > MOST_ERRORS) {
        return undefined;
      }
      try {
        const found = insertions.map((insertion) => open.replaced(insertion, steps, errorsIn));
        return found.map((count) => count === undefined || count <= errors);
      } catch {
        // A tree too deep to be walked says nothing.
        return undefined;
      }
    },
    close() {
      open.close();
    },
  };
}

/** Places where the grammar skipped something or missed something. */
function errorsIn(root: SyntaxNode): number {
  const own = root.isError || root.isMissing ? 1 : 0;
  const children = root.hasError ? root.children : [];
  return children.reduce((sum, child) => sum + (child ? errorsIn(child) : 0), own);
}
