import {
  ConnectorFailure,
  isFailure,
  type RejectionReason,
  type ReplyTarget,
  type TakenAlong,
} from '@samenspraak/connector-contract';
import type { AppBskyFeedPost, AppBskyRichtextFacet } from '@atproto/api';
import { z } from 'zod';
import { POSTS, postAddress } from './post-address.js';
import { listIn, type Session } from './session.js';
import { wireStrongRef } from './wire.js';

type ReplyRef = AppBskyFeedPost.ReplyRef;
type Facet = AppBskyRichtextFacet.Main;

const MENTION = 'app.bsky.richtext.facet#mention';

const target = z.object({
  ...wireStrongRef.shape,
  record: z.object({ reply: z.object({ root: wireStrongRef }).nullish() }),
  viewer: z.object({ replyDisabled: z.boolean().nullish() }).nullish(),
});

const ownRecord = z.object({
  ...wireStrongRef.shape,
  value: z.object({ reply: z.object({ root: wireStrongRef }).nullish() }),
});

/** The parent and the root that a reply names, each with the exact version it answers. */
export async function replyRefOf(session: Session, { externalId: uri }: ReplyTarget): Promise<ReplyRef> {
  const { did, rkey } = postAddress(uri, 'send');
  // What we have just written ourselves need not be shown by the network yet: our own repository has it.
  if (did === (await session.own())) return ownRefOf(session, did, rkey);
  const answer = await session.xrpc.query('app.bsky.feed.getPosts', 'send_parent', { uris: [uri] });
  const [post] = listIn(answer, 'posts', 'send_parent');
  if (post === undefined) throw rejected('parent_gone');
  const read = target.safeParse(post);
  if (!read.success) throw new ConnectorFailure({ kind: 'contract_violation' }, 'send_parent');
  if (read.data.viewer?.replyDisabled) throw rejected('not_addressed');
  const parent = { uri: read.data.uri, cid: read.data.cid };
  return { parent, root: read.data.record.reply?.root ?? parent };
}

async function ownRefOf(session: Session, repo: string, rkey: string): Promise<ReplyRef> {
  try {
    const parameters = { repo, collection: POSTS, rkey };
    const answer = await session.xrpc.query('com.atproto.repo.getRecord', 'send_parent', parameters);
    const found = ownRecord.safeParse(answer);
    if (!found.success) throw new ConnectorFailure({ kind: 'contract_violation' }, 'send_parent');
    const parent = { uri: found.data.uri, cid: found.data.cid };
    return { parent, root: found.data.value.reply?.root ?? parent };
  } catch (error) {
    if (isFailure(error, 'gone')) throw rejected('parent_gone');
    throw error;
  }
}

/** Mentions, links and hashtags by the bytes of UTF-8 they stand at. A name that nobody has stays plain text. */
export async function facetsOf(session: Session, text: string): Promise<readonly Facet[]> {
  // Half a second and sixty megabytes, which a process that sends nothing need not spend.
  const { RichText } = await import('@atproto/api');
  const rich = new RichText({ text });
  rich.detectFacetsWithoutResolution();
  const facets: Facet[] = [];
  for (const facet of rich.facets ?? []) {
    const mention = facet.features.find((feature) => feature.$type === MENTION) as { did: string } | undefined;
    if (!mention) {
      facets.push(facet);
      continue;
    }
    const did = await resolve(session, mention.did);
    if (did) facets.push({ index: facet.index, features: [{ $type: MENTION, did }] } as Facet);
  }
  return facets;
}

/** Pictures that were brought before, with what is to be seen and in which shape. */
export function picturesOf(media: readonly TakenAlong[]): object | undefined {
  if (media.length === 0) return undefined;
  const images = media.map(({ uploaded, alt, width, height }) => ({
    image: JSON.parse(uploaded) as object,
    alt,
    ...(width && height ? { aspectRatio: { width, height } } : {}),
  }));
  return { $type: 'app.bsky.embed.images', images };
}

export function recordOf(post: {
  readonly text: string;
  readonly facets: readonly Facet[];
  readonly reply: ReplyRef | undefined;
  readonly embed: object | undefined;
  readonly language: string;
  readonly createdAt: Date;
}): object {
  return {
    $type: POSTS,
    text: post.text,
    createdAt: post.createdAt.toISOString(),
    langs: [post.language],
    ...(post.facets.length > 0 ? { facets: post.facets } : {}),
    ...(post.reply ? { reply: post.reply } : {}),
    ...(post.embed ? { embed: post.embed } : {}),
  };
}

export function rejected(reason: RejectionReason): ConnectorFailure {
  return new ConnectorFailure({ kind: 'rejected', reason }, 'send');
}

async function resolve(session: Session, handle: string): Promise<string | undefined> {
  try {
    const answer = await session.xrpc.query('com.atproto.identity.resolveHandle', 'send_mention', { handle });
    const did = (answer as { did?: unknown } | null)?.did;
    return typeof did === 'string' ? did : undefined;
  } catch (error) {
    // The server refuses a name that it cannot find as a wrong request.
    if (isFailure(error, 'contract_violation') || isFailure(error, 'gone')) return undefined;
    throw error;
  }
}
