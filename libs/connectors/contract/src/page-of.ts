import type { NetworkEvent, Normalised, Page, Quarantined } from './event.js';

/** Sorts what was read into events and what is kept apart. */
export function pageOf(read: readonly Normalised[], rest: Omit<Page, 'events' | 'quarantined'>): Page {
  const events: NetworkEvent[] = [];
  const quarantined: Quarantined[] = [];
  for (const result of read) {
    if (result.ok) events.push(...result.events);
    else quarantined.push(result.quarantined);
  }
  return { events, quarantined, ...rest };
}
