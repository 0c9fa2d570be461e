import {
  admitEvent,
  boundRaw,
  DELETED_REVISION,
  quarantineOf,
  type Author,
  type Normalised,
  type Visibility,
} from '@samenspraak/connector-contract';
import { textOfHtml } from './html-text.js';
import { readSpelled } from './spelling.js';
import { externalIdOf } from './status-id.js';
import { envelope, wireStatus, type RawEnvelope, type WireAccount, type WireStatus } from './wire.js';

export interface NormaliseContext {
  readonly connection: string;
  readonly receivedAt: Date;
  readonly server: string | null;
  /** The first message of the thread, when the thread was read. */
  readonly root?: string;
}

const VISIBILITY = { public: 'public', unlisted: 'unlisted', private: 'followers', direct: 'direct' } as const;
/** What people call the field in which they say where they live. */
const PLACE_LABEL = /^(?:woonplaats|plaats|locatie|woont in|wenplak|location|lives in|based in)$/i;
const KIND: Readonly<Record<string, string>> = { image: 'image', gifv: 'video', video: 'video', audio: 'audio' };

/** Reads a stored envelope in the network's own spelling or in masto's; never throws. */
export function normaliseRaw(raw: unknown, context: NormaliseContext): Normalised {
  try {
    const spelled = readSpelled(JSON.stringify(raw) ?? 'null');
    return normaliseEnvelope(spelled as RawEnvelope, context);
  } catch {
    // Nested too deep to be read at all.
    return { ok: false, quarantined: { reason: 'too_large', fields: [], raw: boundRaw(raw) } };
  }
}

export function normaliseEnvelope(raw: RawEnvelope, context: NormaliseContext): Normalised {
  if (typeof raw !== 'object' || raw === null) return apart('not_an_object', raw);
  if (raw.type !== 'status' && raw.type !== 'delete') return apart('unknown_type', raw);
  const outer = envelope.safeParse(raw, { reportInput: true });
  if (!outer.success) return { ok: false, quarantined: quarantineOf(outer.error, raw) };
  if (outer.data.type === 'delete') return deletion(outer.data.payload, raw, context);
  const inner = wireStatus.safeParse(outer.data.payload, { reportInput: true });
  if (!inner.success) return { ok: false, quarantined: quarantineOf(inner.error, raw) };
  return admitted(messageOf(inner.data, outer.data.own, context), raw, context);
}

function messageOf(status: WireStatus, own: string, context: NormaliseContext): object {
  const changedAt = status.editedAt ?? status.createdAt;
  const named = (id: string) => externalIdOf(id, context.server);
  const parent = status.inReplyToId ? named(status.inReplyToId) : null;
  const root = context.root ? named(context.root) : parent === null ? named(status.id) : null;
  return {
    kind: status.editedAt ? 'edited' : 'created',
    key: { externalId: named(status.id), revision: changedAt.getTime() },
    occurredAt: changedAt,
    direction: status.account.id === own ? 'outbound' : 'inbound',
    visibility: VISIBILITY[status.visibility] satisfies Visibility,
    author: authorOf(status.account),
    text: [status.spoilerText?.trim(), textOfHtml(status.content)].filter(Boolean).join('\n\n'),
    permalink: status.url ?? status.uri ?? null,
    parent,
    root,
    conversationKey: root ?? parent ?? named(status.id),
    attachments: status.mediaAttachments.map(({ id, type, url, description }) => ({
      externalId: id,
      kind: KIND[type] ?? 'file',
      url: url ?? null,
      description: description ?? null,
    })),
    mentions: status.mentions.map(({ id, acct }) => ({ externalId: id, handle: acct })),
    hashtags: status.tags.map(({ name }) => name),
    language: status.language ?? null,
  };
}

export function authorOf({ id, acct, displayName, url, fields }: WireAccount): Author {
  const place = fields?.find(({ name }) => PLACE_LABEL.test(name.trim()));
  const known = { externalId: id, handle: acct, displayName: displayName || acct, url: url ?? null };
  return place ? { ...known, place: textOfHtml(place.value) } : known;
}

function deletion(payload: string | { id: string }, raw: RawEnvelope, context: NormaliseContext): Normalised {
  const externalId = externalIdOf(typeof payload === 'string' ? payload : payload.id, context.server);
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
