import { coversScope } from '../http/call.js';
import type { TokenRecord } from '../network/records.js';
import { Refusal } from '../network/refusal.js';
import { normaliseTag } from '../network/text.js';

export interface Topic {
  topic: string;
  names: string[];
}

const PUBLIC = new Set(['public', 'public:local', 'plein']);
/** Known to Mastodon, silent here: this network has no pictures and knows no others. */
const SILENT = new Set(['public:media', 'public:local:media', 'public:remote', 'public:remote:media', 'list']);

/**
 * Translates the name of a stream into the topic behind it. `plein` is not Mastodon's: it carries answers as well and
 * feeds the page of this network.
 * @throws Refusal 401 or 403 for a stream of a person without a fitting token, 400 for an unknown one.
 */
export function findTopic(stream: string, tag: string | undefined, token: TokenRecord | null): Topic {
  if (PUBLIC.has(stream)) return { topic: stream, names: [stream] };
  if (SILENT.has(stream)) return { topic: `silent:${stream}`, names: [stream] };
  if (stream === 'hashtag' || stream === 'hashtag:local') {
    if (!tag) throw new Refusal(400, 'Missing tag name parameter');
    return { topic: `hashtag:${normaliseTag(tag)}`, names: [stream, tag] };
  }
  if (stream === 'user' || stream === 'user:notification' || stream === 'direct') {
    if (!token?.accountId) throw new Refusal(401, 'Missing access token');
    const scope = stream === 'user:notification' ? 'read:notifications' : 'read:statuses';
    if (!coversScope(token.scopes, scope)) throw new Refusal(403, 'Access token does not have the required scopes');
    return { topic: `${stream}:${token.accountId}`, names: [stream] };
  }
  throw new Refusal(400, 'Unknown stream type');
}
