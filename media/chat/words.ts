// The panel's sentences in the user's language.

import { englishStrings, type PanelStrings } from '../../src/protocol/strings.ts';
import { readSentences } from '../shared/sentences.ts';

/** The sentences. */
export const words: PanelStrings = readSentences(englishStrings);
