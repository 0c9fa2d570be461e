import { ConnectorFailure } from '@samenspraak/connector-contract';

export const POSTS = 'app.bsky.feed.post';

/** Where a post stands: whose repository, and its key there. */
export interface PostAddress {
  readonly did: string;
  readonly rkey: string;
}

const POST_URI = /^at:\/\/(did:[a-z]+:[A-Za-z0-9._:%-]{1,400})\/app\.bsky\.feed\.post\/([A-Za-z0-9._:~-]{1,512})$/u;

export function readPostUri(uri: string): PostAddress | null {
  const [, did, rkey] = POST_URI.exec(uri) ?? [];
  return did && rkey ? { did, rkey } : null;
}

/** @throws {ConnectorFailure} gone: what is no address of a post is nowhere */
export function postAddress(uri: string, operation: string): PostAddress {
  const address = readPostUri(uri);
  if (!address) throw new ConnectorFailure({ kind: 'gone' }, operation);
  return address;
}

export function postUri({ did, rkey }: PostAddress): string {
  return `at://${did}/${POSTS}/${rkey}`;
}

/** The page of the post on the network's own site, by what does not change when somebody takes another name. */
export function permalinkOf({ did, rkey }: PostAddress): string {
  return `https://bsky.app/profile/${did}/post/${rkey}`;
}
