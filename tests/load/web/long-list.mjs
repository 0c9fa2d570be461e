import pg from 'pg';

export const ROWS = 10_000;
export const RARE_WORD = 'zeldzaamwoord';

/**
 * Ten thousand questions that wait in one council, the most overdue first; one of them has a word that no other has.
 * @returns {Promise<{ id: string, handle: string, rare: boolean }[]>} in the order of the list
 */
export async function fillDesk(adminUrl, code) {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  try {
    await admin.query('begin');
    const { rows } = await admin.query(
      `insert into app.conversation (tenant_id, id, network, thread_key, involvement, author_external_id, author_handle, author_name,
         snippet, due_at, norm_minutes, last_inbound_at, last_contact_at, why_code, why_params)
       select t.id, md5('long list ' || k)::uuid, 'mastodon', 'long ' || k, 'lead', 'long' || k, 'inwoner' || k, 'Inwoner ' || k,
         'Vraag ' || k || ': ' || (array['de container is niet geleegd', 'wanneer is het loket open', 'de lantaarn is stuk',
           'er ligt glas op het fietspad'])[1 + k % 4] || case when k = 7321 then ' ${RARE_WORD}' else '' end,
         now() - interval '40 days' + k * interval '5 minutes', 240, now() - interval '41 days' + k * interval '5 minutes',
         now() - interval '41 days' + k * interval '5 minutes', 'municipality_named', '{"name": "Zaanstad"}'
       from app.tenant t cross join generate_series(1, $2::int) k where t.code = $1 returning id, thread_key, author_handle as handle, snippet`,
      [code, ROWS],
    );
    await admin.query(
      `insert into app.message (tenant_id, conversation_id, network, source_id, external_id, direction, author_external_id, author_handle,
         author_name, text, at, visibility, revision)
       select c.tenant_id, c.id, 'mastodon', 'mastodon:' || c.thread_key, c.thread_key, 'inbound', c.author_external_id, c.author_handle,
         c.author_name, c.snippet, c.last_inbound_at, 'public', 1
       from app.conversation c where c.thread_key like 'long %'`,
    );
    await admin.query('commit');
    await admin.query('analyze app.conversation, app.message');
    const place = ({ thread_key: key }) => Number(key.slice('long '.length));
    return rows
      .sort((a, b) => place(a) - place(b))
      .map(({ id, handle, snippet }) => ({ id, handle, rare: snippet.includes(RARE_WORD) }));
  } finally {
    await admin.end();
  }
}
