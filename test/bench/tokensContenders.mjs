// The token counters that are measured side by side: each loads, and then counts the tokens of a text in o200k_base.
import { createRequire } from 'node:module';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { importPeer, peersFolder, peerVersion, versionIn } from './peers.mjs';

const requireHere = createRequire(import.meta.url);

/** @typedef {(text: string) => number} Count */
/** @typedef {{ name: string, version: () => string, load: () => Promise<Count> }} Contender */

/** The ranks as tiktoken ships them: one line, `! 0` and then a token in each word. */
function ranksOfTiktoken() {
  const { bpe_ranks, pat_str } = requireHere('tiktoken/encoders/o200k_base.json');
  return { tokens: bpe_ranks.split(' ').slice(2), pattern: pat_str };
}

/** Our code is compiled before the clock starts: in the product it is a part of a bundle, not TypeScript. */
const [{ unpackRanks }, { createPieceScanner }] = await Promise.all([
  import('../../src/core/tokens/packedRanks.ts'),
  import('../../src/core/tokens/pieceScanner.ts'),
]);

function loadOwn() {
  return createPieceScanner(unpackRanks(requireHere(inRoot('dist/o200k_base.cjs')).packed));
}

/** @type {readonly Contender[]} */
export const contenders = [
  {
    name: 'panorama',
    version: () => versionIn(inRoot('.')),
    load: async () => {
      const scanner = loadOwn();
      return (text) => scanner.count(text);
    },
  },
  {
    name: 'panorama, with pieces',
    version: () => versionIn(inRoot('.')),
    load: async () => {
      const scanner = loadOwn();
      return (text) => scanner.scan(text).tokens;
    },
  },
  {
    name: 'tiktoken',
    version: () => versionIn(inRoot('node_modules/tiktoken')),
    load: async () => {
      const encoding = requireHere('tiktoken').get_encoding('o200k_base');
      return (text) => encoding.encode_ordinary(text).length;
    },
  },
  {
    name: 'gpt-tokenizer',
    version: () => peerVersion('gpt-tokenizer'),
    load: async () => {
      const { countTokens } = await importPeer('gpt-tokenizer/encoding/o200k_base');
      const plain = { disallowedSpecial: new Set() };
      return (text) => countTokens(text, plain);
    },
  },
  {
    name: '@microsoft/tiktokenizer',
    version: () => peerVersion('@microsoft/tiktokenizer'),
    load: async () => {
      const { default: library } = await importPeer('@microsoft/tiktokenizer');
      const { tokens } = ranksOfTiktoken();
      const ranks = new Map(tokens.map((token, rank) => [new Uint8Array(Buffer.from(token, 'base64')), rank]));
      const tokenizer = library.createTokenizer(ranks, new Map(), library.getRegexByEncoder('o200k_base'));
      return (text) => tokenizer.encode(text).length;
    },
  },
  {
    name: 'ai-tokenizer',
    version: () => peerVersion('ai-tokenizer'),
    load: async () => {
      const { default: library } = await importPeer('ai-tokenizer');
      const encoding = await import(`${peersFolder}/ai-tokenizer/dist/encoding/o200k_base.js`);
      const Tokenizer = library.Tokenizer ?? library;
      const tokenizer = new Tokenizer(encoding.default ?? encoding);
      return (text) => tokenizer.count(text);
    },
  },
];

/**
 * @param {string} name
 * @returns {Contender}
 */
export function contenderNamed(name) {
  const found = contenders.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no contender ${name}.`);
  return found;
}
