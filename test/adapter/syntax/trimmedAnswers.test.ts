// Suggestions in real sources: what is inserted adds no error of syntax where there was none, whatever is wrapped around the answer.

import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { loadGrammarRuntime, type GrammarRuntime, type SyntaxCursor } from '../../../src/host/syntax/grammarRuntime.ts';
import { createInsertionJudge } from '../../../src/host/syntax/insertionJudge.ts';
import { eventualProperty, property } from '../../unit/property.ts';
import { situationsIn, suggested, suggestedBy, type Source } from './answersInSources.ts';

/** Grammars and editor languages by the ending of a file. */
const LANGUAGES: Readonly<Record<string, readonly [grammar: string, languageId: string]>> = {
  '.ts': ['typescript', 'typescript'],
  '.tsx': ['tsx', 'typescriptreact'],
  '.js': ['javascript', 'javascript'],
  '.py': ['python', 'python'],
  '.go': ['go', 'go'],
  '.rs': ['rust', 'rust'],
  '.cs': ['c-sharp', 'csharp'],
  '.java': ['java', 'java'],
  '.cpp': ['cpp', 'cpp'],
};

/** Files that stay as they are: those of the tests and of pinned packages. */
const PLACES = ['test/fixtures/{sample,syntax,tiny}/**/*', 'node_modules/mocha/lib/**/*.js'];
const LONGEST = 30_000;
const ANY_STEPS = Number.POSITIVE_INFINITY;

async function readSources(runtime: GrammarRuntime): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for (const file of globSync(PLACES).toSorted()) {
    const [grammar, languageId] = LANGUAGES[path.extname(file)] ?? [];
    if (grammar !== undefined && languageId !== undefined && statSync(file).size < LONGEST) {
      const text = readFileSync(file, 'utf8').replace(/\r\n?/g, '\n');
      sources.push(...((await isFaultless(runtime, grammar, text)) ? [{ path: file, grammar, languageId, text }] : []));
    }
  }
  return sources;
}

async function isFaultless(runtime: GrammarRuntime, grammar: string, text: string): Promise<boolean> {
  return (await runtime.withTree(grammar, text, ANY_STEPS, ({ currentNode }) => !currentNode.hasError)) === true;
}

/** Nodes that are no part of the language, and parts that are missing. */
function countErrors(cursor: SyntaxCursor): number {
  const { isError, isMissing } = cursor.currentNode;
  let count = isError || isMissing ? 1 : 0;
  if (cursor.gotoFirstChild()) {
    do {
      count += countErrors(cursor);
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return count;
}

describe('a suggestion in a real source', function () {
  this.timeout(120_000);
  let runtime: GrammarRuntime;
  let sources: readonly Source[];
  before(async () => {
    runtime = await loadGrammarRuntime();
    sources = await readSources(runtime);
  });

  it('is tried in many files of every grammar', () => {
    assert.deepEqual(
      [...new Set(sources.map(({ grammar }) => grammar))].toSorted(),
      [...new Set(Object.values(LANGUAGES).map(([grammar]) => grammar))].toSorted(),
    );
  });

  it('adds no error of syntax, as the grammar judges it', async () => {
    const open = createInsertionJudge(() => Promise.resolve(runtime));
    const refused = { cut: 0, made: 0 };
    await eventualProperty(
      fc.asyncProperty(situationsIn(sources), async (situation) => {
        const { grammar, languageId } = situation.source;
        const judged = await open(languageId, situation.text);
        const made = await suggestedBy(situation, (insertions) => Promise.resolve(judged?.judge(insertions)));
        judged?.close();
        refused.made += made ? 1 : 0;
        const unjudged = await suggestedBy(situation, () => Promise.resolve(undefined));
        refused.cut += made?.item.insertText === unjudged?.item.insertText ? 0 : 1;
        if (made) {
          const [before, after] = await Promise.all(
            [situation.text, made.result].map((text) => runtime.withTree(grammar, text, ANY_STEPS, countErrors)),
          );
          assert.ok(Number(after) <= Number(before), JSON.stringify({ file: situation.source.path, item: made.item }));
        }
      }),
    );
    // Brackets and indentation have decided well before: what the grammar refuses is rare.
    assert.ok(refused.cut <= refused.made / 200, JSON.stringify(refused));
  });

  it('takes nothing away that it does not say again, and nothing beyond the line of the cursor', () => {
    property(
      fc.property(situationsIn(sources), (situation) => {
        const made = suggested(situation);
        if (made) {
          const { start, end, insertText } = made.item;
          const replaced = situation.text.slice(start, end);
          assert.ok(start === situation.offset && !replaced.includes('\n'), replaced);
          let from = 0;
          for (const character of replaced) {
            from = insertText.indexOf(character, from) + 1;
            assert.ok(from > 0, JSON.stringify({ replaced, insertText }));
          }
        }
      }),
    );
  });
});
