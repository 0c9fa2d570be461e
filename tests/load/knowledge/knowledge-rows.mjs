import { writeFileSync } from 'node:fs';
import { progress } from '../../../infra/run/report.mjs';
import { Chance } from '../router/chance.mjs';
import { DutchWorld } from '../router/dutch-world.mjs';

const SHARE = { ARTICLE: 0.6, TEMPLATE: 0.2, QUESTION: 0.2 };
const AT_ONCE = 500;

/** A council with `size` articles, templates and imported questions, and a neighbour with some; made once. */
export async function fillKnowledge(kept, { toIndexedRow, EntryRepository }, openDoor, seed, size) {
  const { admin } = kept;
  const found = await admin.query(
    `select t.id, m.principal_id from app.tenant t join app.membership m on m.tenant_id = t.id where t.code = 'KNA'`,
  );
  if (found.rows[0]) return { tenantId: found.rows[0].id, principalId: found.rows[0].principal_id };
  const council = await addCouncil(admin, 'KNA', 'Kennisdam');
  const neighbour = await addCouncil(admin, 'KNB', 'Buurdorp');
  const world = new DutchWorld(seed);
  const chance = new Chance(seed + 1);
  for (const [who, many] of [
    [council, size],
    [neighbour, Math.round(size / 50)],
  ]) {
    const desk = await openDoor();
    for (let at = 0; at < many; at += AT_ONCE) {
      const things = Array.from({ length: Math.min(AT_ONCE, many - at) }, (_, by) =>
        makeThing(world, chance, at + by, many),
      );
      await putSources(admin, who, things);
      await desk.as(who, () => new EntryRepository(desk.door).put(things.map(toIndexedRow)));
      if (at % 10_000 === 0) progress(`${at} of ${many}`);
    }
    await desk.close();
  }
  // What a search would read into the index is read already.
  await admin.query('delete from app.knowledge_stale');
  await admin.query(
    'vacuum analyze app.knowledge_entry, app.article, app.template, app.imported_question, app.knowledge_word',
  );
  writeFileSync(kept.stored, '');
  return council;
}

async function addCouncil(admin, code, name) {
  const { rows } = await admin.query(
    `with t as (insert into app.tenant (id, code, name, kind) values (uuidv7(), $1, $2, 'municipality') returning id),
       p as (insert into app.principal (id, kind, issuer, subject) values (uuidv7(), 'person', 'load', $1) returning id)
     insert into app.membership (tenant_id, principal_id, status, roles, display_name, initials)
       select t.id, p.id, 'active', '{agent}', 'Laadproef', 'LP' from t, p returning tenant_id, principal_id, id`,
    [code, name],
  );
  return { tenantId: rows[0].tenant_id, principalId: rows[0].principal_id, membershipId: rows[0].id };
}

function makeThing(world, chance, at, many) {
  const theme = world.rankedThemes.draw(chance);
  const word = () => (chance.part() < 0.25 ? theme.ranked.draw(chance) : world.ranked.draw(chance));
  const words = (least, most) => Array.from({ length: chance.between(least, most) }, word).join(' ');
  const kind =
    at < many * SHARE.ARTICLE ? 'ARTICLE' : at < many * (SHARE.ARTICLE + SHARE.TEMPLATE) ? 'TEMPLATE' : 'QUESTION';
  const id = idOf(chance);
  const topic = theme.words[0];
  return {
    ...{ kind, sourceId: id, version: 1, title: words(3, 8), topic, text: words(60, 140), roles: [] },
    ...{ validFrom: null, validUntil: null, changedAt: new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString() },
  };
}

const idOf = (chance) => {
  const hex = Array.from({ length: 32 }, () => chance.between(0, 15).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
};

/** The things themselves, as the product stores them: what ILIKE would read. */
async function putSources(admin, { tenantId, membershipId }, things) {
  const of = (kind) => JSON.stringify(things.filter((one) => one.kind === kind));
  await admin.query(
    `insert into app.article (tenant_id, id, kind, title, topic, sections, owner_id, changed_at, changed_by)
     select $1, r."sourceId", 'ARTICLE', left(r.title, 160), r.topic, jsonb_build_array(jsonb_build_object('heading', '', 'text', r.text)), $3, r."changedAt", $3
     from jsonb_to_recordset($2::jsonb) r("sourceId" uuid, title text, topic text, text text, "changedAt" timestamptz)`,
    [tenantId, of('ARTICLE'), membershipId],
  );
  await admin.query(
    `insert into app.template (tenant_id, id, title, topic, greeting, body, closing, updated_at, updated_by)
     select $1, r."sourceId", left(r.title, 120), r.topic, '', r.text, '', r."changedAt", $3
     from jsonb_to_recordset($2::jsonb) r("sourceId" uuid, title text, topic text, text text, "changedAt" timestamptz)`,
    [tenantId, of('TEMPLATE'), membershipId],
  );
  await admin.query(
    `with s as (insert into app.question_set (tenant_id, name, source, changed_at, changed_by) values ($1, 'Laadproef', '', now(), $3)
       on conflict (tenant_id, name) do update set source = '' returning id)
     insert into app.imported_question (tenant_id, id, set_id, key, question, answer, topic, changed_at)
     select $1, r."sourceId", s.id, r."sourceId"::text, left(r.title, 500), r.text, r.topic, r."changedAt"
     from s, jsonb_to_recordset($2::jsonb) r("sourceId" uuid, title text, topic text, text text, "changedAt" timestamptz)`,
    [tenantId, of('QUESTION'), membershipId],
  );
}
