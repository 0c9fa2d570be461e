import { createRequire } from 'node:module';

const { EntitySchema } = createRequire(new URL('../../../libs/platform/package.json', import.meta.url))('typeorm');

const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());

/** Columns as `name:type`; those of the key come first, before a bar. */
function entity(table, columns, more = {}) {
  const [key, rest] = columns.split('|');
  const describe = (text, primary) =>
    text
      .trim()
      .split(/\s+/)
      .map((part) => {
        const [name, type = 'text'] = part.split(':');
        const array = type.endsWith('[]');
        return [camel(name), { name, type: array ? type.slice(0, -2) : type, array, primary, nullable: !primary }];
      });
  return new EntitySchema({
    name: camel(table),
    schema: 'app',
    tableName: table,
    columns: Object.fromEntries([...describe(key, true), ...describe(rest, false)]),
    ...more,
  });
}

/** The tables of the product as an ORM sees them; what the database works out by itself is left to it. */
export const entities = {
  envelope: entity(
    'envelope',
    `id:uuid | batch_id:uuid position:int connection_id:uuid partnership_id:uuid network external_id kind revision:bigint
     occurred_at:timestamptz received_at:timestamptz from_future:boolean body:bytea routed_at:timestamptz`,
  ),
  route: entity(
    'route',
    `id:uuid | envelope_id:uuid batch_id:uuid partnership_id:uuid tenant_id:uuid network external_id kind revision:bigint
     involvement why_code query_id:uuid also:uuid[] account_id:uuid delivered_at:timestamptz`,
  ),
  conversation: entity(
    'conversation',
    `tenant_id:uuid id:uuid | network thread_key account_id:uuid involvement author_external_id author_handle author_name author_url
     snippet status question:boolean unread:boolean due_at:timestamptz norm_minutes:int last_inbound_at:timestamptz
     last_contact_at:timestamptz why_code why_params:jsonb version:int`,
  ),
  message: entity(
    'message',
    `tenant_id:uuid id:uuid | conversation_id:uuid network source_id external_id direction author_external_id author_handle author_name
     author_url text at:timestamptz permalink visibility parent_source_id root_source_id revision:bigint mentions:text[] hashtags:text[]`,
  ),
  fact: entity(
    'fact',
    `tenant_id:uuid id:uuid | conversation_id:uuid network asked_at:timestamptz last_contact_at:timestamptz question:boolean
     answered_at:timestamptz closed_at:timestamptz month`,
  ),
  metered: entity('metered_mention', 'tenant_id:uuid source:bytea | month'),
  meter: entity('meter', 'tenant_id:uuid month | mentions:int'),
  tally: entity('query_tally', 'tenant_id:uuid query_id:uuid day:date | matches:int'),
};
