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
  const failures = await runOrRecord(file, () => {
    load();
    return new Promise((resolve) => {
      recordRun(mocha.run(resolve), file);
    });
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** Tests that cannot even be loaded are recorded as one failure that says why. */
async function runOrRecord(file: string, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (failure) {
    const events: readonly RunEvent[] = [
      { kind: 'fail', title: 'the tests could not be loaded', message: describeFailure(failure) },
      { kind: 'end' },
    ];
    appendFileSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    return 1;
  }
}
