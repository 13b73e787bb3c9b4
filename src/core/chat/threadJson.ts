// A conversation as JSON, to be kept elsewhere and taken in again.

import type { Thread } from '../../protocol/thread.ts';
import { isThread } from '../../protocol/threadShape.ts';

/** The version of the form. */
const FORM = 1;

/** The conversation as text that `parseThreadJson` reads. */
export function toThreadJson(thread: Thread): string {
  return `${JSON.stringify({ panoramaChat: FORM, thread }, undefined, 2)}\n`;
}

/** The conversation in a text, under another id, so that it never takes the place of one that is there; undefined when there is none. */
export function parseThreadJson(text: string, id: string): Thread | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
    const isKnown = typeof value === 'object' && value !== null && 'thread' in value;
    return isKnown && isThread(value.thread) ? { ...value.thread, id } : undefined;
  } catch {
    return undefined;
  }
}
