import { z } from 'zod';

const id = z.string().min(1);
const moment = z.iso.datetime({ offset: true }).transform((value) => new Date(value));
export const wireAccount = z.object({
  id,
  acct: z.string().min(1),
  displayName: z.string(),
  url: z.string().nullish(),
  /** What the owner of a profile fills in under labels of its own. */
  fields: z
    .array(z.object({ name: z.string(), value: z.string() }))
    .nullish()
    .catch(null),
});

/** What we need of a status (docs.joinmastodon.org/entities/Status); the rest may change as it likes. */
export const wireStatus = z.object({
  id,
  createdAt: moment,
  editedAt: moment.nullish(),
  content: z.string(),
  spoilerText: z.string().nullish(),
  visibility: z.enum(['public', 'unlisted', 'private', 'direct']),
  account: wireAccount,
  url: z.string().nullish(),
  uri: z.string().nullish(),
  inReplyToId: id.nullish(),
  inReplyToAccountId: id.nullish(),
  reblog: z.unknown(),
  language: z.string().nullish(),
  mentions: z.array(z.object({ id, acct: z.string().min(1) })),
  tags: z.array(z.object({ name: z.string() })),
  mediaAttachments: z.array(
    z.object({ id, type: z.string(), url: z.string().nullish(), description: z.string().nullish() }),
  ),
});

export type WireStatus = z.output<typeof wireStatus>;
export type WireAccount = z.output<typeof wireAccount>;

/** A raw envelope as this connector stores it; `own` is the account that listened. */
export const envelope = z.discriminatedUnion('type', [
  z.object({ type: z.literal('status'), own: z.string(), payload: z.unknown() }),
  z.object({ type: z.literal('delete'), own: z.string(), payload: z.union([id, z.object({ id })]) }),
]);

export type RawEnvelope =
  | { readonly type: 'status'; readonly own: string; readonly payload: unknown }
  | { readonly type: 'delete'; readonly own: string; readonly payload: unknown };
