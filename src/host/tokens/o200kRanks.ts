// The ranks of o200k_base, packed from tiktoken's. They are made at build time: in dist/ this file is its result, bytes.

import { packRanks } from '../../core/tokens/packedRanks.ts';
import { kindRuns } from './kindRuns.ts';
import { ranksIn } from './ranksIn.ts';

const { bpe_ranks } = ranksIn(await import('tiktoken/encoders/o200k_base'));
const [mark, first, ...tokens] = bpe_ranks.split(/\s+/);
if (mark !== '!' || first !== '0' || tokens.includes('!')) {
  throw new Error('The ranks of o200k_base are not one list from rank 0.');
}

/** For `unpackRanks`. An object holds them: a bundler that takes the bytes for a module would copy each as a property. */
export default {
  packed: packRanks(
    tokens.map((token) => Buffer.from(token, 'base64')),
    kindRuns(),
  ),
};
