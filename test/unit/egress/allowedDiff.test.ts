// A patch loses what belongs to files that may not leave.

import assert from 'node:assert/strict';
import { allowedDiff } from '../../../src/core/egress/allowedDiff.ts';

const part = (from: string, to: string, text: string): string =>
  `diff --git a/${from} b/${to}\n--- a/${from}\n+++ b/${to}\n@@ -1 +1 @@\n+${text}\n`;

const plain = part('src/a.ts', 'src/a.ts', 'diff --git a/x b/x is a text here');
const moved = part('.env', 'src/b.ts', 'KEY=1');
const secret = part('.env', '.env', 'KEY=2');
const quoted = 'diff --git "a/\\303\\244.ts" "b/\\303\\244.ts"\n+text\n';

describe('allowedDiff', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['keeps what may leave', plain, plain],
    ['takes away a file by its name before and after', plain + moved + secret, plain],
    ['takes away a name that cannot be read', quoted + plain, plain],
    ['keeps an empty patch', '', ''],
  ];
  for (const [name, diff, expected] of cases) {
    it(name, () => {
      assert.equal(
        allowedDiff(diff, (path) => path !== '.env'),
        expected,
      );
    });
  }
});
