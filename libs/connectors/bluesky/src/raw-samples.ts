import type { RawChange } from '@samenspraak/connector-contract/conformance';

const DID = 'did:plc:abcdefghijklmnopqrstuvwx';

/** The shape of a notification and of a post view, as app.bsky's lexicons give it, read on 26 November 2026. */
export function rawEnvelope({ text, createdAt, without = [], type = 'post', payload }: RawChange = {}): unknown {
  const post: Record<string, unknown> = {
    uri: `at://${DID}/app.bsky.feed.post/3m6icsvrtsk27`,
    cid: 'bafyreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku',
    author: { did: DID, handle: 'jan-fictief.test', displayName: 'Jan' },
    reason: 'mention',
    record: {
      $type: 'app.bsky.feed.post',
      text: text ?? 'Hallo',
      createdAt: createdAt ?? '2026-11-26T09:00:00.000Z',
      langs: ['nl'],
    },
    isRead: false,
    indexedAt: '2026-11-26T09:00:00.000Z',
    ...(payload as object | undefined),
  };
  for (const field of without) delete post[field];
  return { type, own: 'did:plc:own', payload: post };
}

/** Every way in which the network says that one must wait until `at` (docs.bsky.app, rate limits). */
export function rateLimited(at: Date): readonly Response[] {
  const seconds = String(Math.round((at.getTime() - Date.now()) / 1000));
  const reset = String(Math.round(at.getTime() / 1000));
  return [
    {
      'ratelimit-limit': '3000',
      'ratelimit-remaining': '0',
      'ratelimit-reset': reset,
      'ratelimit-policy': '3000;w=300',
    },
    { 'retry-after': seconds },
    { 'retry-after': at.toUTCString() },
  ].map(
    (headers) =>
      new Response('{"error":"RateLimitExceeded","message":"Rate Limit Exceeded"}', { status: 429, headers }),
  );
}
