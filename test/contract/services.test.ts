// The README says of every service how to connect it and what was tested, and of no other.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { offlineProfile } from '../../src/core/model/builtInProfiles.ts';
import { services } from '../../src/core/model/services/services.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The first cells of the table under the heading of its first column. */
function firstCells(heading: string): readonly string[] {
  const [, rows = ''] = readme.split(`| ${heading} |`);
  const [table = ''] = rows.split('\n\n');
  return table
    .split('\n')
    .slice(2)
    .map((row) => row.split('|')[1]?.trim() ?? '');
}

describe('the table of services', () => {
  it('has a row for each, in the order of the set-up', () => {
    const labels = { editor: 'Models of VS Code', custom: 'Other service…', offline: offlineProfile.label };
    const wanted = services.map(({ id, label }) => (id in labels ? labels[id as keyof typeof labels] : label));
    assert.deepEqual(firstCells('service'), wanted);
  });
});
