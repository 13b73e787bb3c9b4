// Hides secrets in windows of a text, also those that a window cuts: half a key is no longer found by its form.

import { hideSecrets } from '../egress/secrets.ts';

/** UTF-16 code units read beyond a window on either side; longer than any private key. */
export const SECRET_MARGIN = 8_000;

/** The texts between successive offsets, each without its secrets. The egress gate finds the whole ones once more. */
export function hideBetween(text: string, offsets: readonly number[]): readonly string[] {
  const from = Math.max(0, (offsets[0] ?? 0) - SECRET_MARGIN);
  const { hidden } = hideSecrets(text.slice(from, (offsets.at(-1) ?? 0) + SECRET_MARGIN));
  return offsets.slice(1).map((end, index) => {
    let at = offsets[index] ?? 0;
    let rest = '';
    for (const secret of hidden) {
      const [start, stop] = [secret.start + from, secret.end + from];
      if (stop > at && start < end) {
        rest += text.slice(at, Math.max(at, start)) + secret.placeholder;
        at = Math.min(stop, end);
      }
    }
    return rest + text.slice(at, end);
  });
}
