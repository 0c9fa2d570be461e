import type { TenantDoor } from '@samenspraak/platform/database';
import type { StoredPost } from './stored-post.repository.js';

/** A public post for the compartment; without a query it only changes what is there. */
export interface OrderPost {
  readonly queryId: string | null;
  readonly network: string;
  readonly externalId: string;
  readonly revision: string;
  readonly authorHandle: string;
  readonly text: string;
  readonly at: Date;
  readonly permalink: string | null;
  readonly isReply: boolean;
}

/** The posts of the compartment of public order: beside the desk, never on it. */
export class OrderPostRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Keeps posts, of each the latest revision. */
  async put(posts: readonly (OrderPost & { queryId: string })[]): Promise<void> {
    if (posts.length === 0) return;
    const of = <T>(value: (post: OrderPost) => T) => posts.map(value);
    await this.door.query(
      `insert into app.order_post as p (tenant_id, query_id, network, external_id, revision, author_handle, text, at, permalink, is_reply)
       select $1, u.* from unnest($2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::timestamptz[], $9::text[], $10::boolean[]) as u
       on conflict (tenant_id, network, external_id) do update set query_id = excluded.query_id, revision = excluded.revision, text = excluded.text
       where p.revision < excluded.revision returning p.id`,
      [
        this.door.tenantId(),
        of((post) => post.queryId),
        of((post) => post.network),
        of((post) => post.externalId),
        of((post) => post.revision),
        of((post) => post.authorHandle),
        of((post) => post.text),
        of((post) => post.at),
        of((post) => post.permalink),
        of((post) => post.isReply),
      ],
    );
  }

  /** Changes what is there to a later revision. */
  async revise({ network, externalId, revision, text }: OrderPost): Promise<void> {
    await this.door.query(
      `update app.order_post p set text = $5, revision = $4
       where p.tenant_id = $1 and p.network = $2 and p.external_id = $3 and p.revision < $4::bigint`,
      [this.door.tenantId(), network, externalId, revision, text],
    );
  }

  async remove(posts: readonly { readonly network: string; readonly externalId: string }[]): Promise<void> {
    if (posts.length === 0) return;
    await this.door.repeat(
      `delete from app.order_post p using unnest($2::text[], $3::text[]) as u(network, external_id)
       where p.tenant_id = $1 and p.network = any ($2::text[]) and p.external_id = any ($3::text[]) and p.network = u.network
         and p.external_id = u.external_id`,
      [this.door.tenantId(), posts.map((post) => post.network), posts.map((post) => post.externalId)],
    );
  }

  /** AVG art. 5(1)(e): nothing is worked on here, so nothing is kept for long. @returns how many went. */
  async purge(before: Date): Promise<number> {
    const rows = await this.door.query(
      'delete from app.order_post p where p.tenant_id = $1 and p.kept_at < $2 returning p.id',
      [this.door.tenantId(), before],
    );
    return rows.length;
  }

  /** The newest first; none for who may not look into the compartment. */
  listNewest(since: Date, limit: number): Promise<StoredPost[]> {
    return this.door.query<StoredPost & Record<string, unknown>>(
      `select p.id, p.network, p.author_handle as "authorHandle", p.at, p.text, p.is_reply as "isReply" from app.order_post p
       where p.tenant_id = $1 and p.at >= $2 order by p.at desc, p.id desc limit $3`,
      [this.door.tenantId(), since, limit],
    );
  }
}
