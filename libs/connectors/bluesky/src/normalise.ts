import {
  admitEvent,
  boundRaw,
  DELETED_REVISION,
  quarantineOf,
  type Author,
  type Normalised,
} from '@samenspraak/connector-contract';
import { permalinkOf, readPostUri } from './post-address.js';
import { sliceOf, textWithLinks } from './post-text.js';
import { envelope, facetsIn, picturesIn, wirePost, type RawEnvelope, type WireAuthor, type WirePost } from './wire.js';

export interface NormaliseContext {
  readonly connection: string;
  readonly receivedAt: Date;
}

/** Reads a stored envelope; never throws. */
export function normaliseRaw(raw: unknown, context: NormaliseContext): Normalised {
  try {
    return normaliseEnvelope(raw as RawEnvelope, context);
  } catch {
    // Nested too deep to be read at all.
    return { ok: false, quarantined: { reason: 'too_large', fields: [], raw: boundRaw(raw) } };
  }
}

export function normaliseEnvelope(raw: RawEnvelope, context: NormaliseContext): Normalised {
  if (typeof raw !== 'object' || raw === null) return apart('not_an_object', raw);
  if (raw.type !== 'post' && raw.type !== 'delete') return apart('unknown_type', raw);
  const outer = envelope.safeParse(raw, { reportInput: true });
  if (!outer.success) return { ok: false, quarantined: quarantineOf(outer.error, raw) };
  if (outer.data.type === 'delete') return deletion(outer.data.payload, raw, context);
  const inner = wirePost.safeParse(outer.data.payload, { reportInput: true });
  if (!inner.success) return { ok: false, quarantined: quarantineOf(inner.error, raw) };
  return admitted(messageOf(inner.data, outer.data.own), raw, context);
}

function messageOf({ uri, author, record, embed }: WirePost, own: string): object {
  const facets = facetsIn(record.facets);
  const address = readPostUri(uri);
  const root = record.reply?.root.uri ?? uri;
  return {
    kind: 'created',
    // What is no post has no key here, so it is kept apart.
    key: { externalId: address ? uri : null, revision: Math.max(0, record.createdAt.getTime()) },
    occurredAt: record.createdAt,
    direction: author.did === own ? 'outbound' : 'inbound',
    visibility: 'public',
    author: authorOf(author),
    text: textWithLinks(record.text, facets),
    permalink: address && permalinkOf(address),
    parent: record.reply?.parent.uri ?? null,
    root,
    conversationKey: root,
    attachments:
      [picturesIn(embed), picturesIn(record.embed)]
        .find((pictures) => pictures.length > 0)
        ?.map(({ id, url, alt }) => ({ externalId: id, kind: 'image', url, description: alt || null })) ?? [],
    mentions: facets.flatMap((facet) => {
      const handle = sliceOf(record.text, facet).replace(/^@/u, '').trim();
      const did = facet.features.find((feature) => feature.did !== undefined)?.did;
      return did && /^[^\s@]+$/u.test(handle) ? [{ externalId: did, handle }] : [];
    }),
    hashtags: [
      ...facets.flatMap(({ features }) => features.flatMap(({ tag }) => (tag ? [tag] : []))),
      ...(record.tags ?? []),
    ],
    language: record.langs?.[0] ?? null,
  };
}

export function authorOf({ did, handle, displayName }: WireAuthor): Author {
  return { externalId: did, handle, displayName: displayName || handle, url: `https://bsky.app/profile/${did}` };
}

function deletion(externalId: string, raw: RawEnvelope, context: NormaliseContext): Normalised {
  const key = { externalId, revision: DELETED_REVISION };
  return admitted({ kind: 'deleted', key, occurredAt: context.receivedAt }, raw, context);
}

function admitted(event: object, raw: RawEnvelope, { connection, receivedAt }: NormaliseContext): Normalised {
  const key = { ...(event as { key: object }).key, connection };
  const result = admitEvent({ ...event, key, receivedAt, raw }, raw);
  return result.ok ? { ok: true, events: [result.event] } : result;
}

function apart(reason: 'not_an_object' | 'unknown_type', raw: unknown): Normalised {
  return { ok: false, quarantined: { reason, fields: ['type'], raw: boundRaw(raw) } };
}
