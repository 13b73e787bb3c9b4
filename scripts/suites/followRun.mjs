// Follows the record of a mocha run in another process and prints its results as they come.
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { report } from '../run/progress.mjs';

/** @typedef {import('../../test/harness/runEvent.ts').RunEvent} RunEvent */
/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** How often the record is looked at, in milliseconds. */
const interval = 200;

/** A test that took this long (milliseconds) is printed with its time. */
const noteworthy = 500;

/**
 * Follows one record until `finish` is called.
 * @param {string} file that the run writes; it need not be there yet
 * @param {{ name: string, isDetailed: boolean }} options `isDetailed` prints a line for every test, otherwise for every group
 */
export function followRun(file, { name, isDetailed }) {
  /** @type {Tally} */
  const tally = { passed: 0, failed: 0, skipped: 0 };
  let position = 0;
  let hasEnded = false;

  /** @param {RunEvent} event */
  const take = (event) => {
    if (event.kind === 'end') hasEnded = true;
    if (event.kind === 'group' && !isDetailed) report(`${name}: ${event.title}`);
    if (event.kind === 'pass') {
      tally.passed += 1;
      const time = event.milliseconds >= noteworthy ? ` (${(event.milliseconds / 1000).toFixed(1)} s)` : '';
      if (isDetailed) report(`${name}:   ✓ ${event.title}${time}`);
    }
    if (event.kind === 'skip') {
      tally.skipped += 1;
      report(`${name}:   – skipped: ${event.title}`);
    }
    if (event.kind === 'fail') {
      tally.failed += 1;
      report(`${name}:   ✗ ${event.title}\n${indent(event.message)}`);
    }
  };

  const read = () => {
    if (!existsSync(file)) return;
    const { text, end } = readFrom(file, position);
    position = end;
    for (const line of text.split('\n')) if (line !== '') take(JSON.parse(line));
  };
  const timer = setInterval(read, interval);

  return {
    /** Whether the run has said that it is over. */
    hasEnded() {
      read();
      return hasEnded;
    },
    /** Whether the run has told of anything yet. */
    hasBegun() {
      read();
      return position > 0;
    },
    /** Ends the following of a run that is made anew, and counts nothing. */
    abandon() {
      clearInterval(timer);
    },
    /**
     * Reads what is left and counts a run that broke off, or that had no test, as a failure.
     * @param {string} [reason] what is known about why it broke off
     * @returns {Tally}
     */
    finish(reason = 'it ended before its tests did') {
      clearInterval(timer);
      read();
      if (!hasEnded) take({ kind: 'fail', title: `${name} could not run to its end`, message: reason });
      else if (tally.passed + tally.failed + tally.skipped === 0) {
        take({ kind: 'fail', title: `${name} has no test`, message: 'nothing was run' });
      }
      return tally;
    },
  };
}

/**
 * @param {string} file
 * @param {number} position in bytes
 */
function readFrom(file, position) {
  const descriptor = openSync(file, 'r');
  try {
    const length = fstatSync(descriptor).size - position;
    const bytes = Buffer.alloc(length);
    readSync(descriptor, bytes, 0, length, position);
    // Only whole lines are taken, so that no character is cut.
    const whole = bytes.lastIndexOf(0x0a) + 1;
    return { text: bytes.toString('utf8', 0, whole), end: position + whole };
  } finally {
    closeSync(descriptor);
  }
}

/** @param {string} text */
function indent(text) {
  return text
    .split('\n')
    .map((line) => `        ${line}`)
    .join('\n');
}
