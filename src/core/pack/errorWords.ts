// The short words of an error: without the machine's own paths, which belong in no manifest.

/** What went wrong, up to the first comma: `EACCES: permission denied`. */
export function errorWords(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.split(/[,\n]/u, 1).join('');
}
