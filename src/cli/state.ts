// Remembers between two runs what was sent last, so that the next one knows what the provider's cache may hold.

import { readFile } from 'node:fs/promises';
import type { Profile } from '../core/model/profile.ts';
import { isLedger } from '../core/pack/ledger.ts';
import type { Ledger } from '../core/pack/layoutTypes.ts';
import { reasonOf, writeOutput } from './files.ts';

/** What a state belongs to; another key cannot share a prefix. */
export interface StateKey {
  /** Real path of the folder. */
  readonly folder: string;
  /** Profile, address and model. */
  readonly profile: string;
  readonly encoding: string;
  /** The scope's pattern; empty for all. */
  readonly scope: string;
}

/** What the file says. */
export type StateReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'ledger'; readonly ledger: Ledger }
  /** The file is of another workspace, profile, encoding or scope. */
  | { readonly kind: 'other'; readonly why: string }
  | { readonly kind: 'unreadable'; readonly why: string };

/** Version of the file's shape. */
const version = 2;

/** The key for a question. */
export function stateKey(folder: string, profile: Profile, scope: string | undefined): StateKey {
  const { id, baseUrl, model, encoding } = profile;
  return { folder, profile: `${id} ${baseUrl} ${model}`, encoding, scope: scope ?? '' };
}

/** Reads the file; never rejects. */
export async function readState(file: string, key: StateKey): Promise<StateReading> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const why = reasonOf(error);
    return why === 'ENOENT' ? { kind: 'none' } : { kind: 'unreadable', why };
  }
  try {
    const value: unknown = JSON.parse(text);
    return isState(value) ? compare(value, key) : { kind: 'unreadable', why: 'it is of another shape or version' };
  } catch {
    return { kind: 'unreadable', why: 'it is not JSON' };
  }
}

/** Writes the file whole. Throws a UsageError when the place cannot be written. */
export async function writeState(file: string, key: StateKey, ledger: Ledger): Promise<void> {
  await writeOutput(file, `${JSON.stringify({ version, key, ledger })}\n`);
}

interface State {
  readonly key: StateKey;
  readonly ledger: Ledger;
}

function compare({ key: known, ledger }: State, key: StateKey): StateReading {
  const parts = ['folder', 'profile', 'encoding', 'scope'] as const;
  const changed = parts.find((part) => known[part] !== key[part]);
  return changed === undefined
    ? { kind: 'ledger', ledger }
    : { kind: 'other', why: `the state is of another ${changed}` };
}

function isState(value: unknown): value is State {
  const state = value as Partial<Record<keyof State | 'version', unknown>> | null;
  return typeof state === 'object' && state?.version === version && isKey(state.key) && isLedger(state.ledger);
}

function isKey(value: unknown): value is StateKey {
  return typeof value === 'object' && value !== null && 'folder' in value && 'profile' in value;
}
