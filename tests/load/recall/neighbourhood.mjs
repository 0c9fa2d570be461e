/** What every answer of a round says: words that no other round has, so that one recall is never another's. */
export const bodyOf = (round) =>
  Array.from({ length: 24 }, (_, n) => `${['paspoort', 'afspraak', 'bedrag', 'balie'][n % 4]}${round}x${n}`).join(' ');
export const saidOf = (round) => `Hallo,\n\n${bodyOf(round)}\n\nGroet`;
const TITLE = 'Meting van het terugroepen';

/**
 * 342 neighbours that all use what one council shares: the councils of the demo, with accounts that send, and others beside
 * them, each with a conversation, answers that went out with it and one that waits.
 */
export class Neighbourhood {
  /** @param {import('pg').Client} admin */
  constructor(admin, author, partnershipId, neighbours) {
    this.admin = admin;
    this.author = author;
    this.partnershipId = partnershipId;
    /** @type {{ id: string, code: string, conversationId: string, real: boolean }[]} */
    this.neighbours = neighbours;
  }

  static async open(admin, count, authorCode, people) {
    const ask = async (sql, values = []) => (await admin.query(sql, values)).rows;
    const [author] = await ask(
      `select t.id, t.code, t.name, m.principal_id as "principalId", x.partnership_id as "partnershipId" from app.tenant t
       join app.partnership_member x on x.member_id = t.id join app.membership m on m.tenant_id = t.id
       join app.principal p on p.id = m.principal_id and p.subject = $2 where t.code = $1`,
      [authorCode, people.author],
    );
    const codes = people.councils;
    const strangers = count - codes.length;
    await admin.query(
      `insert into app.tenant (code, name, kind, inhabitants) select 'N' || upper(lpad(to_hex(n), 3, '0')), 'Meetstad ' || n, 'municipality', 20000 from generate_series(1, $1) n`,
      [strangers],
    );
    await admin.query(
      `insert into app.membership (tenant_id, principal_id, status, roles, display_name, initials)
       select t.id, $1, 'active', '{agent,coordinator}', 'Collega', 'CO' from app.tenant t where t.name like 'Meetstad %'`,
      [author.principalId],
    );
    await admin.query(
      `insert into app.membership (tenant_id, principal_id, status, roles, display_name, initials)
       select t.id, s.principal_id, 'active', '{system}', 'Samenspraak', 'SY' from app.tenant t
       cross join (select m.principal_id from app.membership m where 'system' = any (m.roles) limit 1) s where t.name like 'Meetstad %'`,
    );
    await admin.query(
      `insert into app.partnership_member (member_id, partnership_id, code, name, kind, theme)
       select t.id, $1, t.code, t.name, t.kind, t.theme from app.tenant t where t.name like 'Meetstad %'`,
      [author.partnershipId],
    );
    await admin.query(
      `insert into app.conversation (tenant_id, network, thread_key, involvement, author_external_id, author_handle, author_name, last_inbound_at, last_contact_at, why_code)
       select t.id, 'mastodon', 'recall', 'lead', 'a', 'bewoner', 'Een bewoner', now(), now(), 'x' from app.tenant t where t.name like 'Meetstad %'`,
    );
    await admin.query(
      `insert into app.message (tenant_id, conversation_id, network, source_id, external_id, direction, author_external_id, author_handle, author_name, text, at, visibility, revision)
       select c.tenant_id, c.id, 'mastodon', 'recall', 'recall', 'inbound', 'a', 'bewoner', 'Een bewoner', 'Wat kost een paspoort?', now(), 'public', 1
       from app.conversation c where c.thread_key = 'recall'`,
    );
    const neighbours = await ask(
      `select t.id, t.code, t.code = any ($1) as real, c.id as "conversationId" from app.tenant t
       left join app.conversation c on c.tenant_id = t.id and c.thread_key = 'recall' where t.name like 'Meetstad %' or t.code = any ($1) order by t.code`,
      [codes],
    );
    for (const table of ['tenant', 'membership', 'partnership_member', 'conversation', 'message'])
      await admin.query(`analyze app.${table}`);
    return new Neighbourhood(admin, author, author.partnershipId, neighbours);
  }

  /** What is called back in one round: shared by the author, used by all; some sent it, each has one that waits an hour. */
  async share(round) {
    const { admin, author, partnershipId } = this;
    const body = bodyOf(round);
    const content = { title: TITLE, topic: '', greeting: 'Hallo,', body, closing: 'Groet', block: 'BODY' };
    const {
      rows: [{ id: templateId, item_id: itemId }],
    } = await admin.query(
      `insert into app.template (tenant_id, title, topic, greeting, body, closing, version, item_id, published_version, updated_at, updated_by)
       values ($1, $2, '', 'Hallo,', $3, 'Groet', 1, uuidv7(), 1, now(), $4) returning id, item_id`,
      [author.id, TITLE, body, author.principalId],
    );
    await admin.query(
      `insert into app.template_version (tenant_id, template_id, version, title, topic, greeting, body, closing, saved_at, saved_by)
       values ($1, $2, 1, $3, '', 'Hallo,', $4, 'Groet', now(), $5)`,
      [author.id, templateId, TITLE, body, author.principalId],
    );
    await admin.query(
      `insert into app.library_item (partnership_id, id, author_tenant_id, version, title, topic, greeting, body, closing, publisher_code, publisher_name, publisher_kind,
         publisher_theme, published_at) values ($1, $2, $3, 1, $4, '', 'Hallo,', $5, 'Groet', $6, $7, 'municipality', 'neutral', now())`,
      [partnershipId, itemId, author.id, TITLE, body, author.code, author.name],
    );
    await admin.query(
      `insert into app.library_version (partnership_id, item_id, version, author_tenant_id, kind, content, published_at) values ($1, $2, 1, $3, 'TEMPLATE', $4, now())`,
      [partnershipId, itemId, author.id, JSON.stringify(content)],
    );
    await admin.query(
      `insert into app.adoption (tenant_id, partnership_id, item_id, state, adopted_version, base_version, content, base, publisher, decided_at, decided_by)
       select t, $2, $3, 'FOLLOW', 1, 1, $4, $4, jsonb_build_object('id', $5::uuid, 'code', $6::text, 'name', $7::text, 'kind', 'municipality', 'theme', 'neutral'), now(), t
       from unnest($1::uuid[]) t`,
      [
        this.neighbours.map(({ id }) => id),
        ...[partnershipId, itemId, JSON.stringify(content), author.id, author.code, author.name],
      ],
    );
    // None to three that went out, by the neighbour's number, and one that waits.
    await admin.query(
      `insert into app.reply (tenant_id, command_id, conversation_id, message_id, network, account_id, account_handle, source_root, parent_source_id, parent_external_id,
         parent_author_id, parent_author_handle, parent_visibility, visibility, text, cotag, author_id, author_name, state, second, undo_until, due_at, part, parts,
         sent_at, answer_id, answer_title, answer_version, answer_publisher, edited_percent, origin_item_id, origin_version, created_at, changed_at)
       select c.tenant_id, uuidv7(), c.id, m.id, 'mastodon', uuidv7(), 'meet', 'recall', 'recall', 'recall', 'a', 'bewoner', 'public', 'public', $1, 'CO', p.id, 'Collega',
         case when k = 0 then 'QUEUED' else 'SENT' end, true, now(), now() + interval '1 hour', 1, 1, case when k > 0 then now() end,
         $2, $3, 1, $4, 0, $2, 1, now(), now()
       from app.conversation c join app.message m on m.tenant_id = c.tenant_id and m.conversation_id = c.id
         join app.membership p on p.tenant_id = c.tenant_id and p.initials = 'CO'
         cross join lateral generate_series(0, (hashtext(c.id::text) & 3)) k
       where c.thread_key = 'recall'`,
      [saidOf(round), itemId, TITLE, author.name],
    );
    return { templateId, itemId, round };
  }

  /** Neighbours for which nothing is left to do: nothing waits any more, and the list is that of what went out. */
  async settledAt({ itemId }) {
    const { rows } = await this.admin.query(
      `select d.tenant_id as id, greatest(max(x.changed_at), max(y.changed_at) filter (where y.state = 'CANCELLED')) as at,
         count(*) filter (where y.state = 'QUEUED') = 0
           and count(distinct y.id) filter (where y.state = 'SENT') = count(distinct x.reply_id) as done
       from app.adoption d left join app.reply y on y.tenant_id = d.tenant_id and y.origin_item_id = d.item_id
         left join app.recall_message x on x.tenant_id = d.tenant_id and x.reply_id = y.id where d.item_id = $1 group by d.tenant_id`,
      [itemId],
    );
    return rows;
  }

  /** Lists that are not exactly what their tenant sent, and answers that began to leave after everybody could see the recall. */
  async judge({ itemId }, visibleAt) {
    const {
      rows: [lists],
    } = await this.admin.query(
      `select count(*)::int as checked, (count(*) filter (where (x.id is null) = (y.state = 'SENT')))::int as different
       from app.reply y left join app.recall_message x on x.tenant_id = y.tenant_id and x.reply_id = y.id where y.origin_item_id = $1`,
      [itemId],
    );
    const {
      rows: [late],
    } = await this.admin.query(
      'select count(*)::int as n from app.reply y where y.origin_item_id = $1 and y.first_attempt_at > $2',
      [itemId, visibleAt],
    );
    return { checked: lists.checked, different: lists.different + late.n, late: late.n };
  }
}
