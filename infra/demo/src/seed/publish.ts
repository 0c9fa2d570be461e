import type { PracticeNetwork, PracticePost } from './practice-network.js';
import type { SeedRepository } from './seed.repository.js';

interface StoredPost {
  external_id: string;
  username: string;
  author_name: string;
  direction: 'inbound' | 'outbound';
  text: string;
  at: Date;
  parent: string | null;
  citizen: string;
}

/**
 * Puts the seeded posts on the network that it has not heard yet: those newer than the newest that it has, so that what somebody deleted
 * there stays deleted. @returns how many
 */
export async function publishMissing(
  database: SeedRepository,
  network: PracticeNetwork,
  extra: readonly PracticePost[],
): Promise<number> {
  const stored = await listSeeded(database);
  const there = await network.postIds();
  const all = [...stored.map(toPost), ...extra].sort((a, b) => a.at.getTime() - b.at.getTime());
  const newest = all.findLastIndex(({ id }) => there.has(id));
  const missing = all.slice(newest + 1);
  if (missing.length === 0) return 0;
  const names = new Map(
    stored.filter((one) => one.direction === 'inbound').map((one) => [one.username, one.author_name]),
  );
  for (const post of missing) {
    const official = stored.some((one) => one.direction === 'outbound' && one.username === post.username);
    if (!official) await network.account(post.username, names.get(post.username) ?? nameOf(post.username), false);
    await network.post(post);
  }
  return missing.length;
}

/** Only planted messages were received at the very moment at which they were written. */
function listSeeded(database: SeedRepository): Promise<StoredPost[]> {
  return database.query<StoredPost>(
    `select m.external_id, m.author_handle as username, m.author_name, m.direction, m.text, m.at,
       split_part(m.parent_source_id, ':', 2) as parent, c.author_handle as citizen
     from app.message m join app.conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
     where m.permalink is not null and m.received_at = m.at and not m.deleted order by m.at`,
  );
}

function toPost(row: StoredPost): PracticePost {
  return {
    id: row.external_id,
    username: row.username,
    text: row.direction === 'outbound' ? `@${row.citizen} ${row.text}` : row.text,
    at: row.at,
    inReplyTo: row.parent || null,
  };
}

function nameOf(username: string): string {
  const [first = '', last = ''] = username.split('_');
  return [first, last].map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(' ');
}
