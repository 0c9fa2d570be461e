import { describe, expect, it } from 'vitest';
import { streamingAddress } from './session.js';

describe('streamingAddress', () => {
  it.each([
    ['https://mastodon.nl', 'wss://mastodon.nl', 'https://mastodon.nl'],
    ['https://mastodon.nl', 'wss://streaming.mastodon.nl', 'https://streaming.mastodon.nl'],
    ['http://localhost:4020', 'ws://localhost:4020', 'http://localhost:4020'],
  ])('of %s believes %s', (base, claimed, address) => {
    expect(streamingAddress(base, claimed)).toBe(address);
  });
  it.each(['wss://elders.example', 'ws://mastodon.nl', 'wss://evilmastodon.nl', 'ws://127.0.0.1', 'x', null, {}])(
    'does not give the token to %j',
    (claimed) => {
      expect(streamingAddress('https://mastodon.nl', claimed)).toBe('https://mastodon.nl');
    },
  );
});
