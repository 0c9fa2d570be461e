import { z } from 'zod';
import { admitText } from './admit-text.js';
import type { NetworkEvent, Quarantined } from './event.js';
import { boundRaw } from './raw-envelope.js';

const MOST_LISTED = 100;
// A clock that runs ahead by less than this is a clock, not a lie.
const FUTURE_TOLERANCE_MS = 5 * 60_000;

const externalId = z
  .string()
  .min(1)
  .max(512)
  // eslint-disable-next-line no-control-regex
  .regex(/^[^\u0000-\u001F\u007F]+$/u);
const name = (limit: number) =>
  z.string().transform((value) => admitText(value, limit).text.replace(/\s+/gu, ' ').trim());
const handle = z
  .string()
  .transform((value) => admitText(value, 320).text.trim())
  .pipe(
    z
      .string()
      .min(1)
      .regex(/^[^\s@][^\s]*$/u),
  );
const link = z
  .string()
  .nullable()
  .transform((value) => (value !== null && isWebAddress(value) ? value : null));
const listOf = <T extends z.ZodType>(item: T, most = MOST_LISTED) =>
  z.preprocess((value) => (Array.isArray(value) ? value.slice(0, most) : value), z.array(item));

const key = z.object({
  connection: z.string().min(1).max(128),
  externalId,
  revision: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});
const facts = { key, occurredAt: z.date(), receivedAt: z.date().optional(), raw: z.unknown().transform(boundRaw) };

const message = z
  .object({
    ...facts,
    kind: z.enum(['created', 'edited']),
    direction: z.enum(['inbound', 'outbound']),
    visibility: z.enum(['public', 'unlisted', 'followers', 'direct']),
    author: z.object({ externalId, handle, displayName: name(400), url: link, place: name(200).nullish() }),
    text: z.string(),
    permalink: link,
    parent: externalId.nullable(),
    root: externalId.nullable(),
    conversationKey: externalId,
    attachments: listOf(
      z.object({
        externalId,
        kind: z.enum(['image', 'video', 'audio', 'file']),
        url: link,
        description: name(3000).nullable(),
      }),
      20,
    ),
    clientKey: z.string().max(255).optional(),
    mentions: listOf(z.object({ externalId: externalId.nullable(), handle })),
    hashtags: listOf(name(400)),
    language: z
      .string()
      .regex(/^[A-Za-z0-9-]{2,35}$/u)
      .nullable()
      .catch(null),
  })
  .transform((event) => {
    const cleaned = admitText(event.text);
    return { ...event, text: cleaned.text, textFlags: cleaned.flags };
  });

const deleted = z.object({ ...facts, kind: z.literal('deleted') });
const status = z.object({
  ...facts,
  kind: z.literal('status'),
  state: z.enum(['pending_platform_review', 'delivered', 'read', 'failed']),
});
const gap = z.object({
  key: key.extend({ externalId: z.literal('') }),
  occurredAt: z.date(),
  receivedAt: z.date().optional(),
  kind: z.literal('gap'),
  from: z.date().nullable(),
  until: z.date(),
  reason: z.enum(['cursor_expired', 'cursor_unreadable', 'too_far_behind']),
});

/** The one gate into the house: bounds every field, neutralises every text. */
export const networkEventSchema = z.union([message, deleted, status, gap]);

const schemaOfKind = { created: message, edited: message, deleted, status, gap } as const;

export type Admitted =
  { readonly ok: true; readonly event: NetworkEvent } | { readonly ok: false; readonly quarantined: Quarantined };

/** Events that this gate itself has made. */
const through = new WeakSet<NetworkEvent>();

/** Whether an event came out of this gate, so that it need not go through it again. */
export function isAdmitted(candidate: unknown): candidate is NetworkEvent {
  return through.has(candidate as NetworkEvent);
}

/** Lets a candidate in as an event, or keeps it apart with the names of the fields that were wrong. */
export function admitEvent(candidate: unknown, raw: unknown): Admitted {
  if (typeof candidate !== 'object' || candidate === null) return refuse('not_an_object', [], raw);
  const kind = (candidate as { kind?: unknown }).kind;
  if (typeof kind !== 'string' || !Object.hasOwn(schemaOfKind, kind)) return refuse('unknown_type', ['kind'], raw);
  const result = schemaOfKind[kind as keyof typeof schemaOfKind].safeParse(candidate, { reportInput: true });
  if (result.success) {
    const event = notFromTheFuture(result.data);
    through.add(event);
    return { ok: true, event };
  }
  return { ok: false, quarantined: quarantineOf(result.error, raw) };
}

/** What a failed parse amounts to; parse with `reportInput: true`, so that missing is told from wrong. */
export function quarantineOf({ issues }: z.ZodError, raw: unknown): Quarantined {
  const missing = issues.every((issue) => issue.input === undefined || issue.input === null);
  const fields = [...new Set(issues.map((issue) => issue.path.join('.')))].slice(0, 20);
  return { reason: missing ? 'missing_field' : 'invalid_field', fields, raw: boundRaw(raw) };
}

function refuse(reason: Quarantined['reason'], fields: readonly string[], raw: unknown): Admitted {
  return { ok: false, quarantined: { reason, fields, raw: boundRaw(raw) } };
}

function notFromTheFuture(event: NetworkEvent): NetworkEvent {
  const { receivedAt, occurredAt } = event;
  if (!receivedAt || occurredAt.getTime() <= receivedAt.getTime() + FUTURE_TOLERANCE_MS) return event;
  return { ...event, occurredAt: receivedAt };
}

function isWebAddress(value: string): boolean {
  if (value.length > 2048 || !URL.canParse(value)) return false;
  return ['http:', 'https:'].includes(new URL(value).protocol);
}
