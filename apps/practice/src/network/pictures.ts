import type { Network } from './network.js';
import { invalid } from './refusal.js';
import type { Account } from './state.js';

export const MOST_MEDIA = 4;

/** @throws Refusal 422 for what is unknown, not ready, somebody else's or with another post. */
export function checkMedia(network: Network, author: Account, ids: readonly string[], statusId?: string): string[] {
  if (ids.length > MOST_MEDIA) throw invalid('Cannot attach more than 4 files');
  for (const id of ids) {
    const media = network.state.media.get(id);
    const taken = media?.statusId !== undefined && media.statusId !== statusId;
    if (!media || media.accountId !== author.id || taken) throw invalid('Media not found');
    if (!network.isReady(media)) throw invalid('Cannot attach files that have not finished processing');
  }
  return [...ids];
}

/** What kind of picture these bytes are, or undefined for what is none that the network takes. */
export function pictureType(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'image/webp';
  return undefined;
}
