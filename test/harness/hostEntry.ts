// Runs mocha inside the extension host; the bundle of each group of host tests begins here.
import { appendFileSync } from 'node:fs';
import { describeFailure, recordRun } from './runEvent.ts';
import type { RunEvent } from './runEvent.ts';

/** The longest a single host test may take, in milliseconds; a slow machine needs seconds for one edit. */
const testLimit = 20_000;

/**
 * Defines the tests by calling `load`, runs them and records every result in the file that
 * PANORAMA_TEST_RESULTS names. Rejects when a test fails, which VS Code turns into exit code 1.
 */
export async function runHostSpecs(load: () => void): Promise<void> {
  const file = process.env.PANORAMA_TEST_RESULTS;
  if (file === undefined) throw new Error('PANORAMA_TEST_RESULTS names no file');
  const { default: Mocha } = await import('mocha');
  const grep = process.env.PANORAMA_TEST_GREP;
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: testLimit,
    forbidOnly: true,
    // The bare reporter prints nothing: the record is what counts.
    reporter: Mocha.reporters.Base,
    ...(grep === undefined ? {} : { grep }),
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  try {
    load();
  } catch (failure) {
    const event: RunEvent = { kind: 'fail', title: 'loading the tests', message: describeFailure(failure) };
    appendFileSync(file, `${JSON.stringify(event)}\n${JSON.stringify({ kind: 'end' } satisfies RunEvent)}\n`);
    throw failure;
  }
  const failures = await new Promise<number>((resolve) => {
    recordRun(mocha.run(resolve), file);
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}
