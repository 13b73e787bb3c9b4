// Reduces a manifest to the sums that the panel shows, so that the list of files stays with the host.

import type { ChatEvent } from './chatEvent.ts';
import type { Level, Manifest } from './manifest.ts';
import type { PackSummary, TurnEvent } from './thread.ts';

/** The sums of a manifest; an ignored folder counts as one excluded entry. */
export function summarise(manifest: Manifest): PackSummary {
  const levels: Record<Level, number> = { full: 0, excerpt: 0, outline: 0, listed: 0, folded: 0 };
  for (const file of manifest.files) {
    levels[file.level] += 1;
  }
  return {
    full: levels.full,
    excerpts: levels.excerpt,
    outlines: levels.outline,
    listed: levels.listed,
    folded: levels.folded,
    excluded: manifest.excluded.length,
    hiddenValues: manifest.hidden.length,
    invisibleFiles: manifest.invisible.length,
    tokens: manifest.tokens.total,
    budget: manifest.budget,
    cachedShare: manifest.cache.cachedShare,
  };
}

/** The event as the thread keeps it: a manifest of 40,000 files crosses to no webview and into no store of chats. */
export function toTurnEvent(event: ChatEvent): TurnEvent {
  return event.kind === 'pack' ? { kind: 'pack', pack: summarise(event.manifest), price: event.price } : event;
}
