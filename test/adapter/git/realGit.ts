// Runs the real git for a test, with no settings of the machine's.

import { execFileSync } from 'node:child_process';
import process from 'node:process';

/** What git prints. Throws when it fails. */
export function git(folder: string, ...words: readonly string[]): string {
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
    GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
  };
  const settings = [
    'user.name=Tester',
    'user.email=tester@example.test',
    'protocol.file.allow=always',
    'init.defaultBranch=main',
  ];
  return execFileSync('git', [...settings.flatMap((setting) => ['-c', setting]), ...words], {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
