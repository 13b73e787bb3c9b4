// The grammar runtime: the one importer of that library.

import type { Node, Parser, Tree, TreeCursor } from '@vscode/tree-sitter-wasm';

/** A node of a syntax tree. Positions are rows and columns from 0, indices UTF-16 offsets. */
export type SyntaxNode = Node;

/** Walks a syntax tree. */
export type SyntaxCursor = TreeCursor;

/** Parses with the grammars that lie beside the runtime. */
export interface GrammarRuntime {
  /** Uses the tree of a text and frees it; undefined when the text takes more than `mostSteps`. Rejects when the grammar cannot be loaded. */
  withTree<Result>(
    grammar: string,
    text: string,
    mostSteps: number,
    use: (cursor: SyntaxCursor) => Result,
  ): Promise<Result | undefined>;
}

/** Loads the runtime: about 15 ms, then 2 to 60 ms for each grammar on its first use. Rejects when its files are missing. */
export async function loadGrammarRuntime(): Promise<GrammarRuntime> {
  const { default: library } = await import('@vscode/tree-sitter-wasm');
  let folder = '';
  // The grammars lie where the runtime looks for its own file, wherever that is.
  await library.Parser.init({
    locateFile: (file, beside) => {
      folder = beside;
      return `${beside}${file}`;
    },
  });
  const parsers = new Map<string, Promise<Parser>>();
  const load = async (grammar: string): Promise<Parser> => {
    const language = await library.Language.load(`${folder}tree-sitter-${grammar}.wasm`);
    return new library.Parser().setLanguage(language);
  };
  return {
    async withTree(grammar, text, mostSteps, use) {
      const loading = parsers.get(grammar) ?? load(grammar);
      parsers.set(grammar, loading);
      const tree = parse(await loading, text, mostSteps);
      if (!tree) {
        return undefined;
      }
      const cursor = tree.walk();
      try {
        return use(cursor);
      } finally {
        cursor.delete();
        tree.delete();
      }
    },
  };
}

/** Steps and not milliseconds bound the work, so that a busy machine reads a text as an idle one does. */
function parse(parser: Parser, text: string, mostSteps: number): Tree | undefined {
  let steps = 0;
  const tree = parser.parse(text, null, { progressCallback: () => (steps += 1) > mostSteps });
  if (!tree) {
    parser.reset();
  }
  return tree ?? undefined;
}
