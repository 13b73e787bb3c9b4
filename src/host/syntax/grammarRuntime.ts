// The grammar runtime: the one importer of that library.

import type * as library from '@vscode/tree-sitter-wasm';

/** A node of a syntax tree. Positions are rows and columns from 0, indices UTF-16 offsets. */
export type SyntaxNode = library.Node;

/** Walks a syntax tree. */
export type SyntaxCursor = library.TreeCursor;

/** Parses with the grammars that lie beside the runtime. */
export interface GrammarRuntime {
  /** Uses the tree of a text and frees it; undefined when the text takes more than `mostSteps` or a second. Rejects when the grammar cannot be loaded. */
  withTree<Result>(
    grammar: string,
    text: string,
    mostSteps: number,
    use: (cursor: SyntaxCursor) => Result,
  ): Promise<Result | undefined>;
  /** Parses a text that is then tried in other forms; undefined as for `withTree`. Close it. Rejects when the grammar cannot be loaded. */
  open(grammar: string, text: string, mostSteps: number): Promise<OpenText | undefined>;
}

/** A parsed text. Offsets are UTF-16 code units. */
export interface OpenText {
  close(): void;
  readonly root: SyntaxNode;
  /** Uses the tree of the text with one part replaced, read anew around it alone; undefined when that takes more than `mostSteps` or a second. */
  replaced<Result>(
    part: { readonly start: number; readonly end: number; readonly insertText: string },
    mostSteps: number,
    use: (root: SyntaxNode) => Result,
  ): Result | undefined;
}

type Library = Pick<typeof library, 'Parser' | 'Language'>;

/** The folder of the grammars by library: a library starts once, and only then says where it lies. */
const folders = new WeakMap<Library, Promise<string>>();

/** Loads the runtime: about 15 ms, then 2 to 60 ms for each grammar on its first use. Rejects when its files are missing. */
export async function loadGrammarRuntime(): Promise<GrammarRuntime> {
  const { default: runtime } = await import('@vscode/tree-sitter-wasm');
  const starting = folders.get(runtime) ?? start(runtime);
  folders.set(runtime, starting);
  const folder = await starting;
  const parsers = new Map<string, Promise<library.Parser>>();
  const load = async (grammar: string): Promise<library.Parser> => {
    const language = await runtime.Language.load(`${folder}tree-sitter-${grammar}.wasm`);
    return new runtime.Parser().setLanguage(language);
  };
  const parserOf = (grammar: string): Promise<library.Parser> => {
    const loading = parsers.get(grammar) ?? load(grammar);
    parsers.set(grammar, loading);
    return loading;
  };
  return {
    async open(grammar, text, mostSteps) {
      const parser = await parserOf(grammar);
      const tree = parse(parser, text, mostSteps);
      return tree && openText(parser, tree, text);
    },
    async withTree(grammar, text, mostSteps, use) {
      const tree = parse(await parserOf(grammar), text, mostSteps);
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

/** Steps of the parser that any text may take, and for each of its UTF-16 code units: source takes 0.01, minified code 0.02. */
const LEAST_STEPS = 500;
const STEPS_PER_UNIT = 0.03;

/** Steps that a parser may take for a text that is source of its language. */
export function stepsFor(text: string): number {
  return LEAST_STEPS + STEPS_PER_UNIT * text.length;
}

/** The grammars lie where the runtime looks for its own file, wherever that is. */
async function start({ Parser }: Library): Promise<string> {
  let folder = '';
  await Parser.init({
    locateFile: (file, beside) => {
      folder = beside;
      return `${beside}${file}`;
    },
  });
  return folder;
}

/**
 * No text takes longer; milliseconds. Source takes 15 for each 100 KB, so this ends texts alone that are no source of the
 * language: whose every step looks for what might have been meant. What is source is bounded by steps, which are the same on a busy machine.
 */
const LONGEST_PARSE = 1_000;

function parse(
  parser: library.Parser,
  text: string,
  mostSteps: number,
  earlier: library.Tree | null = null,
): library.Tree | undefined {
  const end = performance.now() + LONGEST_PARSE;
  let steps = 0;
  const tree = parser.parse(text, earlier, {
    progressCallback: () => (steps += 1) > mostSteps || performance.now() > end,
  });
  if (!tree) {
    parser.reset();
  }
  return tree ?? undefined;
}

function openText(parser: library.Parser, tree: library.Tree, text: string): OpenText {
  return {
    root: tree.rootNode,
    replaced(part, mostSteps, use) {
      const { start, end, insertText } = part;
      const edited = tree.copy();
      edited.edit({
        startIndex: start,
        oldEndIndex: end,
        newEndIndex: start + insertText.length,
        startPosition: positionAt(text, start),
        oldEndPosition: positionAt(text, end),
        newEndPosition: positionAt(text.slice(0, start) + insertText, start + insertText.length),
      });
      const made = parse(parser, text.slice(0, start) + insertText + text.slice(end), mostSteps, edited);
      try {
        return made && use(made.rootNode);
      } finally {
        made?.delete();
        edited.delete();
      }
    },
    close() {
      tree.delete();
    },
  };
}

function positionAt(text: string, offset: number): library.Point {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { row: before.split('\n').length - 1, column: offset - lineStart };
}
