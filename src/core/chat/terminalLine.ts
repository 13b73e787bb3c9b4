// The one line of a block of code that may be typed into a terminal: nothing in it may press a key.

/** A prompt that models write in front of a command. */
const PROMPT = /^\s*(?:\$|>|#)\s+/u;

/** The line without control characters, which could run it or more; undefined when the block holds no line or several. */
export function terminalLine(text: string): string | undefined {
  const lines = text.split(/\r\n|\r|\n|\u2028|\u2029/u).filter((line) => line.trim() !== '');
  const line =
    lines.length === 1
      ? lines[0]
          ?.replace(/[\p{Cc}\p{Cf}]/gu, '')
          .replace(PROMPT, '')
          .trim()
      : undefined;
  return line === '' ? undefined : line;
}
