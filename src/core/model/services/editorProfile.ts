// The profile of a model that VS Code itself offers.

import { freeId } from '../newProfile.ts';
import type { Profile } from '../profile.ts';

/** A model as VS Code lists it. */
export interface EditorModel {
  readonly vendor: string;
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** Tokens. */
  readonly maxInputTokens: number;
}

/** Answers of these models have no bound that VS Code would name; tokens that most of them give. */
const USUAL_OUTPUT = 4_096;

/** The name by which a profile knows the model: `copilot/gpt-4.1`. */
function editorModelName({ vendor, id }: Pick<EditorModel, 'vendor' | 'id'>): string {
  return `${vendor}/${id}`;
}

/** The profile: the one that is there for this model, else one of the user's own. It has no address, no key and no price. */
export function editorProfile(model: EditorModel, existing: readonly Profile[]): Profile {
  const name = editorModelName(model);
  const same = existing.find((profile) => profile.api === 'vscode.lm' && profile.model === name);
  const context = Math.max(1_024, Math.floor(model.maxInputTokens));
  return (
    same ?? {
      id: freeId(name, existing),
      label: `${model.name} (VS Code)`,
      baseUrl: '',
      model: name,
      auth: 'none',
      api: 'vscode.lm',
      limits: { context, output: Math.min(USUAL_OUTPUT, context) },
      headers: {},
      body: {},
      omit: [],
      encoding: 'o200k_base',
      cacheMinutes: 0,
      accepts: [],
      features: [],
    }
  );
}
