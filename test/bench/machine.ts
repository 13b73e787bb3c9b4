// One line on the machine, so that figures of two runs can be held side by side.

import { cpus, totalmem } from 'node:os';
import process from 'node:process';

/** Processor, cores, memory, system and the versions that matter. */
export function describeMachine(): string {
  const [first] = cpus();
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  return `${first?.model ?? 'unknown processor'}, ${cpus().length} cores, ${memory}, ${process.platform}, Node ${process.version}, V8 ${process.versions.v8}`;
}
