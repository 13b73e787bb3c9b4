// Compares text with a golden file; with GOLDEN_ACCEPT=1 it writes the file instead.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Asserts that the text equals the file of that name beside this module. Throws when the file is missing or differs. */
export function matchGolden(name: string, text: string): void {
  const file = path.join(import.meta.dirname, name);
  if (process.env['GOLDEN_ACCEPT'] === '1') {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  assert.equal(text, readFileSync(file, 'utf8'));
}
