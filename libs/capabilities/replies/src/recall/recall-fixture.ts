import { newId } from '@samenspraak/platform/kernel';
import type { TestPerson, TestTenancy, TestTenant } from '@samenspraak/platform/testing';

export const WRONG =
  'Een nieuw paspoort kost 30 euro. U haalt het op bij {{gemeente.naam}} en neemt uw oude paspoort mee.';
export const RIGHT =
  'Een nieuw paspoort kost 83 euro. U haalt het op bij {{gemeente.naam}} en neemt uw oude paspoort mee.';
export const said = (text: string, town: string) => `Hallo,\n\n${text.replace('{{gemeente.naam}}', town)}\n\nGroet`;

export interface Shared {
  readonly templateId: string;
  readonly itemId: string;
}

const content = (body: string) =>
  JSON.stringify({ title: 'Paspoort', topic: '', greeting: 'Hallo,', body, closing: 'Groet', block: 'BODY' });

/** What a tenant published, written down for tests: a template whose first version stands before the partnership. */
export async function shareAnswer(
  { admin }: TestTenancy,
  author: TestPerson,
  partnershipId: string,
  tenant: TestTenant,
  body = WRONG,
): Promise<Shared> {
  const [templateId, itemId] = [newId(), newId()];
  await admin.query(
    `insert into app.template (tenant_id, id, title, topic, greeting, body, closing, version, item_id, published_version, updated_at, updated_by)
     values ($1, $2, 'Paspoort', '', 'Hallo,', $3, 'Groet', 1, $4, 1, now(), $5)`,
    [author.tenantId, templateId, body, itemId, author.principalId],
  );
  await admin.query(
    `insert into app.library_item (partnership_id, id, author_tenant_id, version, title, topic, greeting, body, closing, publisher_code, publisher_name, publisher_kind,
       publisher_theme, published_at) values ($1, $2, $3, 1, 'Paspoort', '', 'Hallo,', $4, 'Groet', $5, $6, 'municipality', 'neutral', now())`,
    [partnershipId, itemId, author.tenantId, body, tenant.code, tenant.name],
  );
  await keepVersion(admin, author, { templateId, itemId }, partnershipId, 1, body);
  return { templateId, itemId };
}

/** The next version of it, before the partnership at once. */
export async function shareAnew(
  { admin }: TestTenancy,
  author: TestPerson,
  partnershipId: string,
  shared: Shared,
  version: number,
  body: string,
): Promise<void> {
  await admin.query(
    'update app.template set version = $2, published_version = $2, body = $3, updated_at = now() where id = $1',
    [shared.templateId, version, body],
  );
  await admin.query('update app.library_item set version = $2, body = $3 where id = $1', [
    shared.itemId,
    version,
    body,
  ]);
  await keepVersion(admin, author, shared, partnershipId, version, body);
  await admin.query(
    `update app.adoption set adopted_version = $2, base_version = $2, content = $3, base = $3 where item_id = $1 and state = 'FOLLOW'`,
    [shared.itemId, version, content(body)],
  );
}

/** A neighbour's choice, with the copy that it uses. */
export async function takeOver(
  { admin }: TestTenancy,
  tenant: TestTenant,
  partnershipId: string,
  { itemId }: Shared,
  state: 'FOLLOW' | 'OVERRIDE' = 'FOLLOW',
  body = WRONG,
): Promise<void> {
  await admin.query(
    `insert into app.adoption (tenant_id, partnership_id, item_id, state, adopted_version, base_version, content, base, publisher, decided_at, decided_by)
     select $1, $2, i.id, $4, 1, 1, $5, $5, jsonb_build_object('id', i.author_tenant_id, 'code', i.publisher_code, 'name', i.publisher_name, 'kind',
       i.publisher_kind, 'theme', i.publisher_theme), now(), $1 from app.library_item i where i.id = $3`,
    [tenant.id, partnershipId, itemId, state, content(body)],
  );
}

async function keepVersion(
  admin: TestTenancy['admin'],
  author: TestPerson,
  { templateId, itemId }: Shared,
  partnershipId: string,
  version: number,
  body: string,
): Promise<void> {
  await admin.query(
    `insert into app.template_version (tenant_id, template_id, version, title, topic, greeting, body, closing, saved_at, saved_by)
     values ($1, $2, $3, 'Paspoort', '', 'Hallo,', $4, 'Groet', now(), $5)`,
    [author.tenantId, templateId, version, body, author.principalId],
  );
  await admin.query(
    `insert into app.library_version (partnership_id, item_id, version, author_tenant_id, kind, content, published_at) values ($1, $2, $3, $4, 'TEMPLATE', $5, now())`,
    [partnershipId, itemId, version, author.tenantId, content(body)],
  );
}
