import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPost, openQueryScene, type QueryScene } from './query-fixture.js';

let scene: QueryScene;
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

beforeAll(async () => {
  scene = await openQueryScene();
  await addPost(scene, scene.wormerland, 'Het afval ligt er nog in Jisp', { at: daysAgo(1) });
  await addPost(scene, scene.wormerland, 'Afval in Wormer', { at: daysAgo(2), handle: 'piet_fictief' });
  await addPost(scene, scene.wormerland, 'Mooi weer', { at: daysAgo(2) });
  await addPost(scene, scene.wormerland, 'Afval van lang geleden', { at: daysAgo(45) });
  await addPost(scene, scene.wormerland, 'Afval, besloten', { visibility: 'direct' });
  await addPost(scene, scene.wormerland, 'Afval, gewist', { deleted: true });
  await addPost(scene, scene.oostzaan, 'Afval bij de buren');
  await scene.tenancy.admin.query(
    `with l as (insert into app.licence (partnership_id, author_tenant_id, name, monthly_mentions, valid_from, valid_until, yearly_price_cents)
       values ($1, $2, 'Licentie', 1000, '2020-01-01', '2099-12-31', 0) returning id)
     insert into app.licence_share (partnership_id, licence_id, member_id, author_tenant_id, mentions) select $1, l.id, $3, $2, 40 from l`,
    [scene.partnership, scene.holder.id, scene.wormerland.id],
  );
});
afterAll(() => scene.tenancy.close());

const preview = (text: string, days = 30, who = scene.sanne) =>
  scene.tenancy.as(who, () => scene.services.preview.preview(text, days));

test('a query is tried on the public posts of the tenant in the last month, the newest first', async () => {
  const found = await preview('afval');
  expect(found).toMatchObject({ error: null, canonical: 'afval', anchors: ['afval'], scanned: 3, matched: 2 });
  expect(found.posts.map((post) => post.text)).toEqual(['Het afval ligt er nog in Jisp', 'Afval in Wormer']);
  expect(found.posts[0]!.highlights).toEqual([{ start: 4, end: 9 }]);
  expect(found.matchesPerDay).toBeCloseTo(2 / 30, 2);
  expect(found.licenceShare).toBeCloseTo(2 / 40, 3);
});

test('what is known of a post counts: author, network, place and time', async () => {
  const texts = async (query: string) => (await preview(query)).posts.map((post) => post.text);
  expect(await texts('afval author:piet_fictief')).toEqual(['Afval in Wormer']);
  expect(await texts('afval source:bluesky')).toEqual([]);
  expect(await texts('afval place:GM0880')).toHaveLength(2);
  expect(await texts('afval is:question')).toEqual([]);
  expect((await preview('afval', 1.5)).matched).toBe(1);
});

test('an error in the query is an answer', async () => {
  expect(await preview('(afval')).toMatchObject({
    error: { code: 'QUERY_PARENTHESIS_UNCLOSED', at: 0, message: expect.stringContaining('Bij teken 1 ') },
    canonical: null,
    matched: 0,
    posts: [],
  });
});

test('a person in the query is told before anybody saves it', async () => {
  expect((await preview('"Jan de Vries"')).personFindings).toMatchObject([{ kind: 'FULL_NAME', start: 1, end: 13 }]);
});

test('who may not make queries reads no posts through a preview', async () => {
  const reader = await scene.tenancy.addPerson(scene.wormerland, ['reader', 'agent']);
  await expect(preview('afval', 30, reader)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
});

test('past the newest posts search finds more, and an estimate says how much there is', async () => {
  await scene.tenancy.admin.query(
    `with c as (insert into app.conversation (tenant_id, network, thread_key, involvement, author_external_id, author_handle, author_name, last_inbound_at, last_contact_at, why_code)
       select $1, 'mastodon', 'veel-' || n, 'lead', 'x', 'jan_fictief', 'Jan', now(), now(), 'query_matched' from generate_series(1, 4000) n returning id, thread_key)
     insert into app.message (tenant_id, conversation_id, network, source_id, external_id, direction, author_external_id, author_handle, author_name, text, at, visibility, revision)
     select $1, c.id, 'mastodon', c.thread_key, c.thread_key, 'inbound', 'x', 'jan_fictief', 'Jan', 'Gewoon een bericht over de weg', now() - interval '1 minute', 'public', 1 from c`,
    [scene.oostzaan.id],
  );
  await addPost(scene, scene.oostzaan, 'Een zwerfkat gezien op de weg', { at: daysAgo(20) });
  const rare = await preview('zwerfkat', 30, scene.otto);
  expect(rare).toMatchObject({ scanned: 1_001, matched: 1, complete: true });
  const both = await preview('zwerfkat weg', 30, scene.otto);
  expect(both).toMatchObject({ scanned: 1_001, matched: 1, complete: true });
  const common = await preview('weg', 30, scene.otto);
  expect(common).toMatchObject({ scanned: 1_000, complete: false });
  expect(common.posts).toHaveLength(20);
  expect(common.matchesPerDay).toBeGreaterThan(4_000);
  // A flood in one moment ends the search, and it says so.
  const flooded = await preview('weg is:question', 30, scene.otto);
  expect(flooded).toMatchObject({ matched: 0, complete: false });
});

test('examples carry the name and the places of the tenant', async () => {
  const examples = await scene.tenancy.as(scene.rianne, () => scene.services.preview.listExamples());
  expect(new Set(examples.map((one) => one.need))).toEqual(new Set(['NAME', 'THEME', 'INCIDENT']));
  for (const { text } of examples) {
    expect(text).toContain('Wormerland');
    expect(text).toContain('Jisp');
    expect((await preview(text)).error).toBeNull();
  }
});
