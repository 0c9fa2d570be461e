import type { ConnectorCapabilities, TextRules } from '@samenspraak/connector-contract';

export const CURSOR_REACH_HOURS = 7 * 24;

export const BLUESKY_CAPABILITIES: ConnectorCapabilities = {
  authorise: true,
  appPassword: true,
  refresh: true,
  webhook: false,
  poll: true,
  stream: false,
  search: true,
  timeline: false,
  thread: true,
  recheck: true,
  publish: true,
  reply: true,
  namesAuthor: false,
  // Its profiles have no field for it, and what somebody writes about themselves in passing is no statement.
  authorPlace: false,
  // app.bsky.embed.images: four of at most a million bytes; the length of their text is that of the network's own apps.
  media: { most: 4, types: ['image/jpeg', 'image/png', 'image/webp'], bytes: 1_000_000, altLimit: 2000 },
  // The network shows a post as it was first written.
  edit: false,
  remove: true,
  lookupSent: true,
  // The key is the record's own key in the account's repository: a second post with it is refused for ever.
  idempotentSendMinutes: 365 * 24 * 60,
  visibilities: ['public'],
  cursorReachHours: CURSOR_REACH_HOURS,
};

/** app.bsky.feed.post: 300 graphemes, every one counted as written. */
export const TEXT_RULES: TextRules = { unit: 'grapheme', limit: 300, urlLength: null, mentionCountsLocalPart: false };

/** The same lexicon's other limit, which only texts of nothing but long emoji reach. */
export const MOST_BYTES = 3000;
