// Prints what a script is doing, each line with the seconds since the start.

const startedAt = Number(process.env.PANORAMA_STARTED_AT ?? Date.now());

/** The environment variable that lets a child process count from the same start. */
export const clockEnvironment = { PANORAMA_STARTED_AT: String(startedAt) };

/** Seconds since the first process of this command started, with one decimal. */
function elapsed() {
  return ((Date.now() - startedAt) / 1000).toFixed(1);
}

/**
 * Prints one line of progress; every line of a longer text gets the time.
 * @param {string} text
 */
export function report(text) {
  const stamp = `[${elapsed().padStart(6)}s]`;
  for (const line of text.split('\n')) console.log(`${stamp} ${line}`);
}
