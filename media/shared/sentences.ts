// The sentences of a page in the user's language, as the host wrote them into it.

/** The sentences; what the page lacks is English. */
export function readSentences<Name extends string>(
  english: Readonly<Record<Name, string>>,
): Readonly<Record<Name, string>> {
  const given: unknown = JSON.parse(document.getElementById('strings')?.textContent ?? '{}');
  const entries = typeof given === 'object' && given !== null ? Object.entries(given) : [];
  return { ...english, ...Object.fromEntries(entries.filter(([, sentence]) => typeof sentence === 'string')) };
}
