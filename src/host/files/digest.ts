// Tells contents apart by a digest of their bytes.

import { hash } from 'node:crypto';

/**
 * SHA-256, which processors compute by an instruction of their own (1.5 GB a second and more): two files that an attacker
 * has made have no digest in common either.
 */
export function digest(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'base64');
}
