// Starts the scripted service that one suite shares, and says how the editor's environment names it.
import { existsSync } from 'node:fs';
import path from 'node:path';

/** A running scripted service; the tests give it its replies. */
export type TestService = { readonly origin: string; readonly stop: () => Promise<void> };

/** The key that the editor finds in its environment; it is worth nothing anywhere. */
export const testKey = 'test-key-0123456789abcdef';

/** Starts it on a free loopback port; undefined when the repository has none. */
export async function startTestService(): Promise<TestService | undefined> {
  const file = path.join(import.meta.dirname, '../fakes/server.ts');
  if (!existsSync(file)) return undefined;
  const module = (await import(file)) as { readonly FaultServer: { readonly start: () => Promise<TestService> } };
  return module.FaultServer.start();
}

/** What the editor's environment holds when the service runs: the same words as for a headless run. */
export function serviceEnvironment(service: TestService | undefined): Readonly<Record<string, string>> {
  if (service === undefined) return {};
  return {
    PANORAMA_TEST_SERVICE: service.origin,
    PANORAMA_BASE_URL: `${service.origin}/v1`,
    PANORAMA_API_KEY: testKey,
  };
}
