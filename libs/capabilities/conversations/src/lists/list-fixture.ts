import { newId } from '@samenspraak/platform/kernel';
import type { TestTenancy } from '@samenspraak/platform/testing';

/** A conversation with one message as it stands in the database, for tests of lists; `changed` are columns. */
export async function addConversation(
  tenancy: TestTenancy,
  tenantId: string,
  changed: Record<string, unknown> = {},
  message: { text?: string; author?: string; name?: string } = {},
): Promise<string> {
  const id = newId();
  const at = (changed.last_inbound_at as Date | undefined) ?? new Date();
  const row: Record<string, unknown> = {
    tenant_id: tenantId,
    id,
    network: 'mastodon',
    thread_key: id,
    involvement: 'lead',
    author_external_id: 'a1',
    author_handle: message.author ?? 'bewoner',
    author_name: message.name ?? 'Een bewoner',
    last_inbound_at: at,
    last_contact_at: at,
    why_code: 'municipality_named',
    snippet: message.text ?? '',
    ...changed,
  };
  const names = Object.keys(row);
  await tenancy.admin.query(
    `insert into app.conversation (${names.join()}) values (${names.map((_, n) => `$${n + 1}`).join()})`,
    Object.values(row),
  );
  await tenancy.admin.query(
    `insert into app.message (tenant_id, conversation_id, network, source_id, external_id, direction, author_external_id, author_handle, author_name,
       text, at, visibility, revision) values ($1, $2, 'mastodon', $3, $3, 'inbound', 'a1', $4, $5, $6, $7, 'public', 1)`,
    [tenantId, id, newId(), row.author_handle, row.author_name, message.text ?? 'Een vraag', at],
  );
  return id;
}
