// Keys in the editor's secret store, each bound to the origin it was entered for.

import * as vscode from 'vscode';

/** The user's keys. An origin is exactly `new URL(baseUrl).origin`. */
export interface KeyStore {
  keyFor(origin: string): Promise<string | undefined>;
  store(origin: string, key: string): Promise<void>;
  remove(origin: string): Promise<void>;
  /** Origins that have a key. */
  origins(): Promise<readonly string[]>;
  readonly onDidChange: vscode.Event<void>;
}

const PREFIX = 'panorama.key:';
const INDEX = 'panorama.keyOrigins';

/** The key store over the editor's SecretStorage; the list of origins, which is no secret, is kept beside the keys. */
export function createKeyStore(context: Pick<vscode.ExtensionContext, 'secrets'>): KeyStore & vscode.Disposable {
  const { secrets } = context;
  const changed = new vscode.EventEmitter<void>();
  const listener = secrets.onDidChange((event) => {
    if (event.key.startsWith(PREFIX)) {
      changed.fire();
    }
  });
  const origins = async (): Promise<readonly string[]> => parseOrigins(await secrets.get(INDEX));
  return {
    keyFor: async (origin) => secrets.get(PREFIX + origin),
    store: async (origin, key) => {
      await secrets.store(PREFIX + origin, key);
      await secrets.store(INDEX, JSON.stringify([...new Set([...(await origins()), origin])].sort()));
    },
    remove: async (origin) => {
      await secrets.delete(PREFIX + origin);
      await secrets.store(INDEX, JSON.stringify((await origins()).filter((other) => other !== origin)));
    },
    origins,
    onDidChange: changed.event,
    dispose: () => {
      listener.dispose();
      changed.dispose();
    },
  };
}

function parseOrigins(stored: string | undefined): readonly string[] {
  try {
    const value: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
  } catch {
    return [];
  }
}
