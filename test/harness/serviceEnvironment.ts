// Says how the environment of the editor names the scripted service, in the words of a headless run.
import type { FaultServer } from '../fakes/server.ts';

/** The key that the editor finds in its environment; it is worth nothing anywhere. */
const testKey = 'test-key-0123456789abcdef';

/** The variables that a server is started with when its tests ask a scripted service. */
export function serviceEnvironment(service: FaultServer): Readonly<Record<string, string>> {
  return {
    PANORAMA_TEST_SERVICE: service.origin,
    PANORAMA_BASE_URL: `${service.origin}/v1`,
    PANORAMA_API_KEY: testKey,
  };
}
