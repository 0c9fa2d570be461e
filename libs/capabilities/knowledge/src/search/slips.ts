import { isSlip } from '@samenspraak/language/search';
import type { EntryRepository } from './entry.repository.js';
import { dutchReader } from './search-words.js';

const MOST_MEANT = 3;

/** What somebody may have meant who made one slip: words that stand in what the tenant knows, and those that citizens use. */
export async function meantBy(entries: EntryRepository, stem: string): Promise<string[]> {
  const ours = (await entries.listAlike(stem)).filter((word) => isSlip(stem, word));
  const citizens = dutchReader().meantByThesaurus(stem);
  return [...new Set([...ours.sort(), ...(citizens ? [citizens] : [])])].slice(0, MOST_MEANT);
}
