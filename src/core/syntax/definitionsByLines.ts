// Reads the definitions of a text that no grammar reads: headings, top-level keys, else what the indentation shows.

import type { Definition } from '../ports.ts';
import { endingOf } from './commentForms.ts';
import { linesOf } from './cut.ts';
import { headings } from './headings.ts';
import { indentDefinitions } from './indentDefinitions.ts';
import { topLevelKeys, type KeyForm } from './topLevelKeys.ts';

const KEY_FORMS: Readonly<Record<string, KeyForm>> = {
  json: 'json',
  jsonc: 'json',
  json5: 'json',
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
};

const HEADED = new Set(['md', 'markdown', 'mdx']);

/** The definitions of a text by its lines alone. Linear in the text; never throws. */
export function definitionsByLines(path: string, text: string): readonly Definition[] {
  const ending = endingOf(path);
  if (HEADED.has(ending)) {
    return headings(linesOf(text));
  }
  const form = Object.hasOwn(KEY_FORMS, ending) ? KEY_FORMS[ending] : undefined;
  return form === undefined ? indentDefinitions(text) : topLevelKeys(form, linesOf(text));
}
