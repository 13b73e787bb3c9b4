// Every sentence of the extension stands in each of its languages, with the same places for values.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { CATALOGUE } from '../../src/core/refactor/catalogueRows.ts';
import { CONVERSIONS } from '../../src/core/refactor/conversions.ts';
import { englishLedgerStrings } from '../../src/protocol/ledgerStrings.ts';
import { englishPackStrings } from '../../src/protocol/packStrings.ts';
import { englishStrings } from '../../src/protocol/strings.ts';

type Sentences = Readonly<Record<string, string>>;

const read = (file: string) => JSON.parse(readFileSync(inRoot(file), 'utf8')) as Sentences;

/** The sentences that the code hands to `l10n.t` as they stand. */
function sentencesIn(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /(?:^|\.)l10n\.t$/u.test(node.expression.getText(source))) {
      const [sentence] = node.arguments;
      if (sentence && ts.isStringLiteralLike(sentence)) {
        found.push(sentence.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const sources = readdirSync(inRoot('src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const sentences = new Set([
  ...sources.flatMap((file) => sentencesIn(path.join(inRoot('src'), file))),
  ...[englishStrings, englishPackStrings, englishLedgerStrings].flatMap((strings) => Object.values(strings)),
  ...[...CATALOGUE, ...CONVERSIONS].map(({ title }) => title),
]);
const manifest = read('package.nls.json');

const placesIn = (sentence: string) => (sentence.match(/\{\d+\}/gu) ?? []).toSorted().join('');

/** Keys whose sentence has other places for values than the English one, or is empty. */
function unlike(english: (key: string) => string, translated: Sentences): readonly string[] {
  return Object.entries(translated)
    .filter(([key, sentence]) => sentence.trim() === '' || placesIn(sentence) !== placesIn(english(key)))
    .map(([key]) => key);
}

for (const language of ['es', 'zh-cn']) {
  describe(`The sentences in ${language}`, () => {
    const bundle = read(`l10n/bundle.l10n.${language}.json`);
    const ownManifest = read(`package.nls.${language}.json`);

    it('are all there', () => {
      assert.deepEqual(
        [...sentences].filter((sentence) => bundle[sentence] === undefined),
        [],
      );
    });

    it('are those of the manifest as well', () => {
      assert.deepEqual(Object.keys(ownManifest).toSorted(), Object.keys(manifest).toSorted());
    });

    it('have the same places for values', () => {
      assert.deepEqual([unlike((key) => key, bundle), unlike((key) => manifest[key] ?? '', ownManifest)], [[], []]);
    });
  });
}
