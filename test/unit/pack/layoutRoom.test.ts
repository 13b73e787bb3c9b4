// Other questions over a workspace that does not fit: what is cached stays while what is wanted finds room.

import assert from 'node:assert/strict';
import { layOut } from '../../../src/core/pack/layout.ts';
import type { Layout } from '../../../src/core/pack/layoutTypes.ts';
import { countLines, documentFor, inputFor, messageOf, numbered } from './laying.ts';

const files = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`file${index}.ts`, numbered(100)]));
const paths = Object.keys(files);
const BUDGET = 8_000;

/** Asks for the files in the order given, as many as fit. */
function ask(order: readonly string[], last?: Layout): Layout {
  const wanted = order.slice(0, 11).map((path) => documentFor(path, files[path] ?? ''));
  return layOut(inputFor(files, { wanted, budget: BUDGET, ...(last && { ledger: last.ledger }) }));
}

describe('a full prompt', () => {
  const first = ask(paths);

  it('keeps its beginning when the next question wants little else', () => {
    const second = ask([paths[0] ?? '', paths[20] ?? '', ...paths.slice(1)], first);
    assert.ok(second.forecast.cachedShare > 0.3, String(second.forecast.cachedShare));
    assert.ok(second.files.has('file20.ts'));
  });

  it('gives way when the next question wants all other files', () => {
    const second = ask(paths.toReversed(), first);
    assert.deepEqual(
      paths.slice(19).filter((path) => !second.files.has(path)),
      [],
    );
  });

  it('never takes more than its budget, whatever is asked', () => {
    let last = first;
    for (let shift = 0; shift < 60; shift += 7) {
      last = ask([...paths.slice(shift % 30), ...paths.slice(0, shift % 30)], last);
      assert.equal(last.tokens.total, 20 + countLines(messageOf(last)));
      assert.ok(last.tokens.total <= BUDGET, String(last.tokens.total));
    }
  });
});
