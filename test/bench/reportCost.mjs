// Loaded into a child process before its program: tells at its end what it took, as one JSON line in the file that COST_FILE names.

import { writeFileSync } from 'node:fs';
import process from 'node:process';

const file = process.env.COST_FILE;
delete process.env.COST_FILE;
if (file) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(file, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMiB: maxRSS / 1024 }));
  });
}
