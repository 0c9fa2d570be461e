import type { mastodon } from 'masto';
import { listIn } from './answer.js';
import { restClient } from './client.js';
import { textOfHtml } from './html-text.js';
import type { Session } from './session.js';
import { PAGE_SIZE } from './source.js';

const MOST_PAGES = 10;
// The server's clock may be behind ours.
const CLOCK_SKEW_MS = 5 * 60_000;

export interface OwnStatus {
  readonly parent: string | null | undefined;
  readonly text: string;
}

/** Reads the account's own posts back to `since`; `complete` says whether that moment was reached. */
export async function findSent(
  session: Session,
  ownId: string,
  since: Date,
  accepts: (status: OwnStatus) => boolean,
): Promise<{ status?: mastodon.v1.Status; complete: boolean }> {
  const oldest = since.getTime() - CLOCK_SKEW_MS;
  let maxId: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const listed = await restClient(session.transport, 'lookup_sent')
      .v1.accounts.$select(ownId)
      .statuses.list({ limit: PAGE_SIZE, excludeReblogs: true, ...(maxId ? { maxId } : {}) });
    const statuses = listIn(listed, 'lookup_sent').filter((status) => typeof status?.content === 'string');
    const recent = statuses.filter(({ createdAt }) => Date.parse(createdAt) >= oldest);
    const status = recent.find(({ inReplyToId, content }) =>
      accepts({ parent: inReplyToId, text: textOfHtml(content) }),
    );
    if (status) return { status, complete: true };
    if (recent.length < statuses.length || listed.length < PAGE_SIZE) return { complete: true };
    maxId = statuses.at(-1)?.id;
  }
  return { complete: false };
}
