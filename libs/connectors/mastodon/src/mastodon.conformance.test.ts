import type { Visibility } from '@samenspraak/connector-contract';
import {
  describeConnector,
  type ConformanceNetwork,
  type Desk,
  type RawChange,
} from '@samenspraak/connector-contract/conformance';
import { startPractice } from '@samenspraak/practice';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mastodonConnector } from './mastodon-connector.js';

const WIRE = { public: 'public', unlisted: 'unlisted', followers: 'private', direct: 'direct' } as const;
const OURS: Readonly<Record<string, Visibility>> = { private: 'followers' };
const CITIZEN = 'jan_fictief';

interface ControlStatus {
  readonly id: string;
  readonly text: string;
  readonly visibility: string;
  readonly in_reply_to_id: string | null;
  readonly media_attachments: readonly { readonly description: string }[];
}

/** The practice network as the conformance suite wants it. */
async function bootPractice(): Promise<ConformanceNetwork> {
  const practice = await startPractice({ control: true, port: 0 });
  const control = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(new URL(`/control${path}`, practice.url), {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`/control${path} gave ${response.status}`);
    return (await response.json()) as T;
  };
  await control('POST', '/accounts', { username: CITIZEN, displayName: 'Jan' });
  let desks = 0;

  async function desk(): Promise<Desk> {
    desks += 1;
    const handle = `raadhuis${desks}`;
    const { token } = await control<{ token: string }>('POST', '/accounts', { username: handle, official: true });
    return {
      handle,
      context: {
        connectionId: `connection-${desks}`,
        baseUrl: practice.url,
        credential: { accessToken: token },
        allowPrivateNetwork: true,
        reconnectMs: { least: 50, most: 500 },
      },
      posts: async () => {
        const statuses = await control<ControlStatus[]>('GET', `/statuses?username=${handle}`);
        return statuses.map(({ id, text, visibility, ...more }) => ({
          id,
          text,
          parent: more.in_reply_to_id,
          pictures: more.media_attachments.map(({ description }) => description),
          visibility: OURS[visibility] ?? (visibility as Visibility),
        }));
      },
      revoke: () => control('POST', '/tokens/revoke', { token }),
    };
  }

  return {
    desk,
    citizen: {
      handle: CITIZEN,
      post: async ({ text, inReplyTo, visibility }) => {
        const body = {
          username: CITIZEN,
          status: text,
          in_reply_to_id: inReplyTo,
          visibility: WIRE[visibility ?? 'public'],
        };
        return (await control<ControlStatus>('POST', '/statuses', body)).id;
      },
      edit: (id, text) => control('PUT', `/statuses/${id}`, { status: text }),
      remove: (id) => control('DELETE', `/statuses/${id}`),
    },
    loseNextSend: (when) => control('POST', '/faults', { method: 'POST', path: '/api/v1/statuses', when, drop: true }),
    slowPictures: (delayMs) => control('PUT', '/media', { delayMs }),
    dropStreams: () => control('POST', '/streams/drop', {}),
    rateLimited,
    markup: 'html',
    raw: rawEnvelope,
    neededFields: ['id', 'created_at', 'content', 'visibility', 'account'].map(camel),
    close: () => practice.close(),
  };
}

function camel(field: string): string {
  return field.replace(/_(\w)/gu, (_, letter: string) => letter.toUpperCase());
}

function rateLimited(at: Date): readonly Response[] {
  const seconds = String(Math.round((at.getTime() - Date.now()) / 1000));
  return [
    { 'x-ratelimit-limit': '300', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': at.toISOString() },
    { 'retry-after': seconds },
    { 'retry-after': at.toUTCString() },
  ].map((headers) => new Response('{"error":"Too many requests"}', { status: 429, headers }));
}

/** The shape that docs.joinmastodon.org/entities/Status gives, read on 26 November 2026. */
function rawEnvelope({ text, createdAt, without = [], type = 'status', payload }: RawChange = {}): unknown {
  const status: Record<string, unknown> = {
    id: '115600000000000001',
    created_at: createdAt ?? '2026-11-26T09:00:00.000Z',
    edited_at: null,
    in_reply_to_id: null,
    in_reply_to_account_id: null,
    sensitive: false,
    spoiler_text: '',
    visibility: 'public',
    language: 'nl',
    uri: 'https://plein.example/users/jan_fictief/statuses/115600000000000001',
    url: 'https://plein.example/@jan_fictief/115600000000000001',
    content: text ?? '<p>Hallo</p>',
    reblog: null,
    account: {
      id: '7',
      username: 'jan_fictief',
      acct: 'jan_fictief',
      display_name: 'Jan',
      url: 'https://plein.example/@jan',
    },
    media_attachments: [],
    mentions: [],
    tags: [],
    ...(payload as object | undefined),
  };
  for (const field of without) delete status[field.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)];
  return { type, own: '1', payload: status };
}

describeConnector({
  runner: { describe, it, expect: (actual) => expect(actual), beforeAll, afterAll },
  plugin: mastodonConnector,
  boot: bootPractice,
});
