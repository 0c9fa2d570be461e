import type { ConnectorCapabilities, TextRules } from '@samenspraak/connector-contract';

export const CURSOR_REACH_HOURS = 7 * 24;

export const MASTODON_CAPABILITIES: ConnectorCapabilities = {
  authorise: true,
  appPassword: false,
  refresh: false,
  webhook: false,
  poll: true,
  stream: true,
  search: true,
  timeline: true,
  thread: true,
  recheck: true,
  publish: true,
  reply: true,
  namesAuthor: true,
  authorPlace: true,
  // docs.joinmastodon.org/user/posting/#media: four pictures, of which a server may take larger ones than this.
  media: { most: 4, types: ['image/jpeg', 'image/png', 'image/webp'], bytes: 10 * 1024 * 1024, altLimit: 1500 },
  edit: true,
  remove: true,
  lookupSent: true,
  // Mastodon keeps Idempotency-Key for one hour.
  idempotentSendMinutes: 60,
  visibilities: ['public', 'unlisted', 'followers', 'direct'],
  cursorReachHours: CURSOR_REACH_HOURS,
};

/** What a server counts by when it does not say otherwise. */
export const STANDARD_TEXT_RULES: TextRules = {
  unit: 'grapheme',
  limit: 500,
  urlLength: 23,
  mentionCountsLocalPart: true,
};
