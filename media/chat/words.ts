// The panel's sentences in the user's language, as the host wrote them into the page.

import { englishStrings, type PanelStrings } from '../../src/protocol/strings.ts';

/** The sentences; what the page lacks is English. */
export const words: PanelStrings = { ...englishStrings, ...readSentences() };

function readSentences(): Partial<Record<keyof PanelStrings, string>> {
  const given: unknown = JSON.parse(document.getElementById('strings')?.textContent ?? '{}');
  const entries = typeof given === 'object' && given !== null ? Object.entries(given) : [];
  return Object.fromEntries(entries.filter(([, sentence]) => typeof sentence === 'string'));
}
