import { z } from 'zod';

const did = z.string().regex(/^did:[a-z]+:[A-Za-z0-9._:%-]+$/u);
const moment = z.iso.datetime({ offset: true }).transform((value) => new Date(value));
const strongRef = z.object({ uri: z.string().min(1), cid: z.string().min(1) });

const facet = z.object({
  index: z.object({ byteStart: z.number().int().min(0), byteEnd: z.number().int().min(0) }),
  features: z.array(
    z.object({
      $type: z.string().optional(),
      did: z.string().optional(),
      uri: z.string().optional(),
      tag: z.string().optional(),
    }),
  ),
});

/** What an author wrote (lexicon app.bsky.feed.post): anything may stand in it, so only what is needed is asked for. */
export const wireRecord = z.object({
  text: z.string(),
  createdAt: moment,
  facets: z.array(z.unknown()).nullish().catch(null),
  reply: z.object({ parent: strongRef, root: strongRef }).nullish(),
  langs: z.array(z.string()).nullish().catch(null),
  tags: z.array(z.string()).nullish().catch(null),
  embed: z.unknown().optional(),
});

export const wireAuthor = z.object({ did, handle: z.string().min(1), displayName: z.string().nullish() });

/** A post as notifications, feeds and searches give it. */
export const wirePost = z.object({
  uri: z.string().min(1),
  cid: z.string().min(1),
  author: wireAuthor,
  record: wireRecord,
  indexedAt: moment.nullish().catch(null),
  embed: z.unknown().optional(),
});

export type WirePost = z.output<typeof wirePost>;
export type WireFacet = z.output<typeof facet>;
export type WireAuthor = z.output<typeof wireAuthor>;

export const wireStrongRef = strongRef;
export const wireSession = z.object({
  did,
  handle: z.string().min(1),
  accessJwt: z.string().min(1),
  refreshJwt: z.string().min(1),
});
export const wireWho = z.object({ did, handle: z.string().min(1) });

export function facetsIn(listed: readonly unknown[] | null | undefined): WireFacet[] {
  return (listed ?? []).flatMap((one) => {
    const read = facet.safeParse(one);
    return read.success ? [read.data] : [];
  });
}

export interface WirePicture {
  readonly id: string;
  readonly alt: string;
  readonly url: string | null;
}

const shownPicture = z.object({ alt: z.string().optional(), fullsize: z.string() });
const writtenPicture = z.object({ alt: z.string().optional(), image: z.unknown().optional() });
const pictures = z.object({
  images: z.array(z.unknown()).optional(),
  media: z.object({ images: z.array(z.unknown()) }).optional(),
});

/** The pictures of a post: with addresses where the network shows them, else what the author wrote down of them. */
export function picturesIn(embed: unknown): WirePicture[] {
  const found = pictures.safeParse(embed);
  const images = found.success ? (found.data.images ?? found.data.media?.images ?? []) : [];
  return images.flatMap((image, n): WirePicture[] => {
    const shown = shownPicture.safeParse(image);
    if (shown.success) return [{ alt: shown.data.alt ?? '', url: shown.data.fullsize, id: `image-${n + 1}` }];
    const written = writtenPicture.safeParse(image);
    return written.success ? [{ alt: written.data.alt ?? '', url: null, id: `image-${n + 1}` }] : [];
  });
}

/** A raw envelope as this connector stores it; `own` is the account that listened. */
export const envelope = z.discriminatedUnion('type', [
  z.object({ type: z.literal('post'), own: z.string(), payload: z.unknown() }),
  z.object({ type: z.literal('delete'), own: z.string(), payload: z.string().min(1) }),
]);

export interface RawEnvelope {
  readonly type: 'post' | 'delete';
  readonly own: string;
  readonly payload: unknown;
}
