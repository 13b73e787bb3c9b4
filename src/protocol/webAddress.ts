// Tells the addresses that may be opened from all others.

import { isText } from './shape.ts';

/** UTF-16 units of an address, as browsers limit it. */
const LONGEST_ADDRESS = 8_192;

/** An absolute http or https address: the only kind of link that is ever followed. */
export function isWebAddress(value: unknown): value is string {
  if (!isText(value) || value.length > LONGEST_ADDRESS || !/^https?:\/\//iu.test(value)) {
    return false;
  }
  try {
    return ['http:', 'https:'].includes(new URL(value).protocol);
  } catch {
    return false;
  }
}
