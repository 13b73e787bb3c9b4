// One small refactor against scripted answers, for the tests of its outline.

import assert from 'node:assert/strict';
import type { RefactorCommand } from '../../../src/core/refactor/catalogue.ts';
import { CATALOGUE } from '../../../src/core/refactor/catalogueRows.ts';
import { run, type RefactorInput } from '../../../src/core/refactor/propose.ts';
import type { ProposedFile, RefactorResult } from '../../../src/core/refactor/proposal.ts';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { sampleProfile } from '../sampleProfile.ts';
import { scriptSend, type ScriptedAnswer } from './scriptedSend.ts';

/** A small file. */
export const text = 'function add(a, b) {\n  const sum = a + b;\n  return sum;\n}\n\nadd(1, 2);\n';

/** A refactor of a selection in the file. */
export function inputFor(id: string, changes: Partial<RefactorInput> = {}): RefactorInput {
  return {
    command: commandOf(id),
    instruction: 'Make it simpler.',
    files: [{ path: 'src/add.js', languageId: 'javascript', version: 3, text }],
    target: { start: 0, end: text.indexOf('\n\n') + 1 },
    targetKind: 'selection',
    profile: sampleProfile,
    ...changes,
  };
}

function commandOf(id: string): RefactorCommand {
  const command = CATALOGUE.find((candidate) => candidate.id === id);
  assert.ok(command, id);
  return command;
}

/** A block as models write it. */
export function blockOf(search: string, replace: string): string {
  return `<<<<<<< SEARCH\n${search}\n=======\n${replace}\n>>>>>>> REPLACE\n`;
}

/** A block that has its place in the file. */
export const good = blockOf('  const sum = a + b;\n  return sum;', '  return a + b;');
/** A block that has none. */
export const bad = blockOf('  const total = a + b;', '  return a + b;');

/** Runs a refactor against scripted answers. */
export async function proposeWith(answers: readonly ScriptedAnswer[], input = inputFor('simplify')) {
  const { send, requests } = scriptSend(...answers);
  const result = await run(input, { send }, new AbortController().signal);
  return { result, requests };
}

/** What becomes of an edited file. */
export function textOf(file: ProposedFile): string | undefined {
  return file.kind === 'edit' ? applyEdits(file.snapshot.text, file.edits) : undefined;
}

/** The proposed text with the notes, or the result as it is. */
export function outcomeOf(result: RefactorResult) {
  return result.kind === 'proposed'
    ? {
        text: textOf(result.proposal.files[0]),
        notes: result.proposal.notes.map(({ code, mustConfirm }) => [code, mustConfirm]),
      }
    : result;
}

/** The same as `good` leaves it. */
export const simplified = 'function add(a, b) {\n  return a + b;\n}\n\nadd(1, 2);\n';
