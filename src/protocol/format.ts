// How money, tokens and time are written wherever the product shows them.

/** US dollars below which an expected price is only said to be less: a hundredth of a cent. */
const LEAST_SHOWN = 0.0001;

/** US dollars as a price that is expected: `≈ 5¢`, `≈ 0.4¢`, `≈ $1.24`; undefined is an unknown price, never a zero. */
export function formatPrice(dollars: number | undefined, unknown = 'price unknown'): string {
  if (dollars === undefined) {
    return unknown;
  }
  if (dollars > 0 && dollars < LEAST_SHOWN) {
    return `< ${formatMoney(LEAST_SHOWN)}`;
  }
  return dollars === 0 ? '0¢' : `≈ ${formatMoney(dollars)}`;
}

/** US dollars as an amount: `0.06¢`, `1.3¢`, `38¢`, `$1.24`, `$1,240`. */
export function formatMoney(dollars: number): string {
  const cents = dollars * 100;
  if (cents < 1) {
    return `${trimZeros(cents.toPrecision(1))}¢`;
  }
  if (cents < 9.95) {
    return `${trimZeros(cents.toFixed(1))}¢`;
  }
  if (cents < 99.5) {
    return `${cents.toFixed(0)}¢`;
  }
  return dollars < 999.995 ? `$${dollars.toFixed(2)}` : `$${groupThousands(dollars.toFixed(0))}`;
}

/** Tokens in three digits or fewer: `412`, `1.2K`, `118K`, `1M`, `1.05M`. */
export function formatTokens(tokens: number): string {
  if (tokens < 1000) {
    return String(Math.round(tokens));
  }
  if (tokens < 9_950) {
    return `${trimZeros((tokens / 1000).toFixed(1))}K`;
  }
  return tokens < 999_500 ? `${(tokens / 1000).toFixed(0)}K` : `${trimZeros((tokens / 1_000_000).toFixed(2))}M`;
}

/** Milliseconds as `0.4 s`, `12 s`, `1 min 5 s`, `2 h 3 min`. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) {
    return `${seconds.toFixed(1)} s`;
  }
  const whole = Math.round(seconds);
  if (whole < 60) {
    return `${whole} s`;
  }
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${whole % 60} s`;
}

/** A share from 0 to 1 as whole per cent. Only all is 100 % and only nothing is 0 %. */
export function formatShare(share: number): string {
  const percent = share <= 0 ? 0 : share >= 1 ? 100 : Math.min(99, Math.max(1, Math.round(share * 100)));
  return `${percent} %`;
}

/** A whole number with groups of three digits: `14,400`. */
export function formatCount(count: number): string {
  return groupThousands(String(Math.round(count)));
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/gu, ',');
}

function trimZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/u, '') : decimal;
}
