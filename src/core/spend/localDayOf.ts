// The date of a time as the user's calendar has it.

/** The local date of a time in milliseconds since 1970, `2026-11-21`. */
export function localDayOf(at: number): string {
  const date = new Date(at);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
