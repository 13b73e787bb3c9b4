// Keeps what services say of their models, by address, outside the user's settings.

import * as vscode from 'vscode';
import type { ListedModel } from '../../core/model/parseModelList.ts';

const NAME = 'panorama.modelLists';

/** Services and models of each that are kept; the service asked longest ago goes first. */
const MOST_LISTS = 8;
const MOST_MODELS = 2_000;

/** What a service said when it was asked. */
export interface KeptList {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly models: readonly ListedModel[];
}

/** The lists of the services that were asked on this computer. */
export interface ModelLists {
  /** The last list of the service at this base URL. */
  listAt(baseUrl: string): KeptList | undefined;
  /** What that list says of a model: nothing, or one statement. */
  heardOf(at: { readonly baseUrl: string; readonly model: string }): readonly ListedModel[];
  /** Keeps a list in the place of an earlier one. Never rejects: what cannot be kept is asked again. */
  keep(baseUrl: string, list: KeptList): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

/** A memory that outlasts the window, as the editor has one. */
export interface ListMemory {
  get(name: string): unknown;
  update(name: string, value: unknown): PromiseLike<void>;
}

/** The lists over a memory. */
export function createModelLists(memory: ListMemory): ModelLists & vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const read = (): readonly (readonly [string, KeptList])[] => {
    const kept = memory.get(NAME);
    const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
    return entries.filter((entry): entry is [string, KeptList] => isList(entry[1]));
  };
  const listAt = (baseUrl: string): KeptList | undefined => {
    const kept = memory.get(NAME);
    const isKept = typeof kept === 'object' && kept !== null && Object.hasOwn(kept, baseUrl);
    const list: unknown = isKept ? Reflect.get(kept, baseUrl) : undefined;
    return isList(list) ? list : undefined;
  };
  return {
    listAt,
    heardOf: ({ baseUrl, model }) => listAt(baseUrl)?.models.filter(({ id }) => id === model) ?? [],
    keep: async (baseUrl, { at, models }) => {
      const others = read().filter(([base]) => base !== baseUrl);
      const list: KeptList = { at, models: models.slice(0, MOST_MODELS) };
      try {
        await memory.update(NAME, Object.fromEntries([...others, [baseUrl, list] as const].slice(-MOST_LISTS)));
      } catch {
        return;
      }
      changed.fire();
    },
    onDidChange: changed.event,
    dispose: () => {
      changed.dispose();
    },
  };
}

function isList(value: unknown): value is KeptList {
  const { at, models } = (value ?? {}) as Partial<KeptList>;
  return typeof at === 'number' && Array.isArray(models) && models.every(isListed);
}

function isListed(value: unknown): boolean {
  const { id, source, facts } = (value ?? {}) as Partial<ListedModel>;
  return typeof id === 'string' && typeof source?.document === 'string' && typeof facts === 'object';
}
