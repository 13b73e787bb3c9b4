// Starts the fake service that tests ask, for suites that run in another process than the test.
import { existsSync } from 'node:fs';
import path from 'node:path';

/** A running fake service. */
export type TestService = { readonly url: string; readonly close: () => Promise<void> };

/** Starts it on a free loopback port; undefined when the repository has none. */
export async function startTestService(): Promise<TestService | undefined> {
  const file = path.join(import.meta.dirname, '../fakes/server.ts');
  if (!existsSync(file)) return undefined;
  const module = (await import(file)) as { readonly startServer: () => Promise<TestService> };
  return module.startServer();
}
