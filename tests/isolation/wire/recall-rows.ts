import type pg from 'pg';

/** Of something shared, a version that its author called back. */
export async function addRecall(admin: pg.Client, itemId: string): Promise<string> {
  const { rows } = await admin.query(
    `insert into app.library_recall (partnership_id, author_tenant_id, item_id, version, kind, reason, title, body, recalled_at)
     select i.partnership_id, i.author_tenant_id, i.id, 1000 + (random() * 1000000)::int, 'WRONG', 'x', 'x', 'x', now() from app.library_item i where i.id = $1 returning id`,
    [itemId],
  );
  return rows[0].id;
}

/** What a tenant sent with such a version. */
export async function addRecalled(admin: pg.Client, replyId: string, recallId: string): Promise<string> {
  const { rows } = await admin.query(
    `insert into app.recall_message (tenant_id, partnership_id, recall_id, reply_id, conversation_id, changed_at)
     select y.tenant_id, r.partnership_id, r.id, y.id, y.conversation_id, now() from app.reply y, app.library_recall r where y.id = $1 and r.id = $2 returning id`,
    [replyId, recallId],
  );
  return rows[0].id;
}
