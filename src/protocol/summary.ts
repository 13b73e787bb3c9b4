// Reduces a manifest to the sums that the panel shows, so that the list of files stays with the host.

import type { ChatEvent } from './chatEvent.ts';
import type { AroundPart, Level, Manifest, ModelWindow } from './manifest.ts';
import type { PackSummary, TurnEvent, WindowPart } from './thread.ts';

/** The sums of a manifest; an ignored folder counts as one excluded entry. */
export function summarise(manifest: Manifest, window?: ModelWindow): PackSummary {
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
    ...(manifest.around && { parts: partsOf(manifest.tokens, manifest.around) }),
    ...(window && { window }),
  };
}

/** In the order of the prompt; the rules are what is left of all that stands around the documents. */
function partsOf(tokens: Manifest['tokens'], around: readonly AroundPart[]): readonly WindowPart[] {
  const known = around.reduce((sum, part) => sum + part.tokens, 0);
  const parts: readonly WindowPart[] = [
    { kind: 'rules', tokens: Math.max(0, tokens.instructions - known) },
    ...around.filter(({ kind }) => kind === 'instructions'),
    { kind: 'list', tokens: tokens.tree },
    { kind: 'files', tokens: tokens.files },
    ...around.filter(({ kind }) => kind !== 'instructions'),
  ];
  return parts.filter((part) => part.tokens > 0);
}

/** The event as the thread keeps it: a manifest of 40,000 files crosses to no webview and into no store of chats. */
export function toTurnEvent(event: ChatEvent): TurnEvent {
  return event.kind === 'pack'
    ? { kind: 'pack', pack: summarise(event.manifest, event.window), price: event.price }
    : event;
}
