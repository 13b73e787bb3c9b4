// Keys in the editor's secret store, each bound to the origin it was entered for.

import * as vscode from 'vscode';
import { environmentKey, type KeyEnvironment } from '../../core/model/environmentKey.ts';

/** Whether a key is kept beyond this window; `until-close` where the computer has no working secret store. */
export type Kept = 'kept' | 'until-close';

/** The user's keys. An origin is exactly `new URL(baseUrl).origin`. */
export interface KeyStore {
  /** The key that was entered for exactly this origin, read anew each time; never rejects. */
  keyFor(origin: string): Promise<string | undefined>;
  /** Keeps a key, replacing another; what was kept is read back before it is called kept. */
  store(origin: string, key: string): Promise<Kept>;
  /** Forgets a key; rejects when the secret store refuses. */
  remove(origin: string): Promise<void>;
  /** Origins that have a key of the user's; keys of the environment are not listed. */
  origins(): Promise<readonly string[]>;
  readonly onDidChange: vscode.Event<void>;
}

const PREFIX = 'panorama.key:';

/** Names the origins that have keys: the oldest supported editor cannot list its secrets. */
const INDEX = 'panorama.keyOrigins';

/** The key store over the editor's SecretStorage, with the environment's key for its own origin alone. */
export function createKeyStore(
  context: Pick<vscode.ExtensionContext, 'secrets'>,
  environment: KeyEnvironment,
): KeyStore & vscode.Disposable {
  const { secrets } = context;
  const untilClose = new Map<string, string>();
  const changed = new vscode.EventEmitter<void>();
  const listener = secrets.onDidChange((event) => {
    if (event.key.startsWith(PREFIX)) {
      changed.fire();
    }
  });
  const kept = async (): Promise<readonly string[]> => parseOrigins(await readSecret(secrets, INDEX));
  return {
    keyFor: async (origin) =>
      untilClose.get(origin) ?? (await readSecret(secrets, PREFIX + origin)) ?? environmentKey(origin, environment),
    store: async (origin, key) => {
      // A key left in memory by a store that failed must not hide the one that is kept now.
      untilClose.delete(origin);
      if (await keepSecret(secrets, origin, key, await kept())) {
        return 'kept';
      }
      untilClose.set(origin, key);
      changed.fire();
      return 'until-close';
    },
    remove: async (origin) => {
      if (untilClose.delete(origin)) {
        changed.fire();
      }
      const listed = await kept();
      if (listed.includes(origin)) {
        await secrets.delete(PREFIX + origin);
        await secrets.store(INDEX, JSON.stringify(listed.filter((other) => other !== origin)));
      }
    },
    origins: async () => [...new Set([...(await kept()), ...untilClose.keys()])].sort(),
    onDidChange: changed.event,
    dispose: () => {
      listener.dispose();
      changed.dispose();
    },
  };
}

async function readSecret(secrets: vscode.SecretStorage, name: string): Promise<string | undefined> {
  try {
    return await secrets.get(name);
  } catch {
    return undefined;
  }
}

/** The origin is listed first, so that no key is ever kept unlisted. */
async function keepSecret(
  secrets: vscode.SecretStorage,
  origin: string,
  key: string,
  listed: readonly string[],
): Promise<boolean> {
  try {
    await secrets.store(INDEX, JSON.stringify([...new Set([...listed, origin])].sort()));
    await secrets.store(PREFIX + origin, key);
    return (await secrets.get(PREFIX + origin)) === key;
  } catch {
    return false;
  }
}

function parseOrigins(stored: string | undefined): readonly string[] {
  try {
    const value: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
  } catch {
    return [];
  }
}
