// Writes what the search found as an answer: quoted passages with citations, and no word that a model might have said.

import { findCitations } from '../../protocol/citation.ts';
import type { Passage } from './passages.ts';

/** What the engine is called wherever it shows. */
const ENGINE_NAME = 'Search (no model)';

/** A quotation is cut here; UTF-16 code units. */
const LONGEST_QUOTE = 120;

const HINT = 'This is a search of your files, and no answer in words. Connect a model to ask it the same question.';

/** The answer in pieces: an introduction, one piece for each passage, and a hint. Or one piece that says that there is nothing. */
export function writeFindings(passages: readonly Passage[], searchedFiles: number): readonly string[] {
  if (passages.length === 0) {
    return [`**${ENGINE_NAME}** found nothing about this ${inFiles(searchedFiles)}.\n\n`, HINT];
  }
  const found = passages.length === 1 ? 'one passage' : `${passages.length} passages, the best first`;
  return [`**${ENGINE_NAME}** found ${found}, ${inFiles(searchedFiles)}.\n\n`, ...passages.map(writePassage), HINT];
}

function inFiles(count: number): string {
  return count === 1 ? 'in the one file in scope' : `in the ${count} files in scope`;
}

function writePassage({ path, lines, tellingLine }: Passage): string {
  const text = lines.join('\n');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const language = /\.([a-z0-9]{1,10})$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  return `${cite(path, tellingLine)}\n\n${fence}${language}\n${text}\n${fence}\n\n`;
}

/** A citation of words of the line; of a path that citations cannot name, the path alone as code. */
function cite(path: string, line: string): string {
  const citation = `[${path} "${quotable(line).replace(/["\\]/g, '\\$&')}"]`;
  const [mention] = findCitations(citation);
  if (mention?.path === path) {
    return citation;
  }
  return `\`${path.replace(/[`\n\r]/g, ' ')}\``;
}

/** The line without blanks around it, cut between words, and never within a character. */
function quotable(line: string): string {
  const content = line.trim();
  if (content.length <= LONGEST_QUOTE) {
    return content;
  }
  const cut = content.slice(0, LONGEST_QUOTE);
  return (/^.*\s/.exec(cut)?.[0] ?? cut.replace(/[\uD800-\uDBFF]$/, '')).trim();
}
