import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FieldCipher } from '@samenspraak/platform/database';
import { until } from './crash/dice.mjs';
import { RogueNetwork } from './rogue-network.js';
import { Scene } from './scene.js';

/** A place of which there is one, so that the partnership's query brings the post to Wormerland. */
const HERE = 'in Wormerland';

let scene: Scene;
let rogue: RogueNetwork;
const connection = randomUUID();

beforeAll(async () => {
  scene = await Scene.open();
  rogue = await RogueNetwork.open();
  const { fieldKey } = scene.stack.secrets;
  const sealed = new FieldCipher(Buffer.from(fieldKey, 'hex'), 'fields').seal(
    JSON.stringify({ accessToken: 'geheim' }),
    `connection:${connection}`,
  );
  await scene.db.query(
    `insert into app.connection (id, partnership_id, kind, network, base_url, listens_to, external_id, handle, allow_private, credential)
     select $1, p.partnership_id, 'listening', 'mastodon', $2, 'local', '1', 'luisteraar', true, $3 from app.partnership p limit 1`,
    [connection, rogue.url, sealed],
  );
  await until(() => Promise.resolve(rogue.listeners > 0), 30_000);
});
afterAll(async () => {
  await scene.db.query('update app.connection c set active = false where c.id = $1', [connection]);
  await scene.db.query('delete from app.connection c where c.id = $1', [connection]);
  await rogue.close();
  await scene.close();
});

const post = (content: string, change = {}) => {
  const status = rogue.status({ content: `<p>${content}</p>`, ...change });
  rogue.say('update', status);
  return status.id;
};
const textOf = async (id: string) => (await scene.show('WOR', await scene.arrival(id))).timeline[0]!.text;
const quarantined = async () =>
  (await scene.db.query('select q.reason from app.quarantine q where q.connection_id = $1', [connection])).rows.map(
    (row) => row.reason as string,
  );

describe('a network that says strange things', () => {
  test('a text of a megabyte arrives, cut to what a desk can hold, and its list stays quick', async () => {
    const id = post(`Lang verhaal ${HERE} ${'bla '.repeat(250_000)}`);
    const text = await textOf(id);
    expect(text.startsWith('Lang verhaal')).toBe(true);
    expect(text.length).toBeLessThanOrEqual(100_000);
    const before = Date.now();
    await scene.desks.get('WOR', '{ conversations(folder: TEAM, first: 100) { items { id snippet } } }');
    expect(Date.now() - before).toBeLessThan(5_000);
  });

  test('null bytes and control characters are taken out', async () => {
    const id = post(`Rare\u0000 tekens\u0007 ${HERE}\u0000`);
    expect(await textOf(id)).toBe(`Rare tekens ${HERE}`);
  });

  test('characters that turn the text around are taken out', async () => {
    const id = post(`Open factuur\u202Efdp.exe\u202C \u2066snel\u2069 ${HERE}`);
    expect(await textOf(id)).toBe(`Open factuurfdp.exe snel ${HERE}`);
  });

  test('HTML arrives as plain text, and script as nothing that runs', async () => {
    const id = post(`<b>Vet</b> ${HERE} <script>alert(1)</script><img src=x onerror=alert(2)> &lt;script&gt;`);
    const text = await textOf(id);
    expect(text).toContain(`Vet ${HERE}`);
    expect(text).not.toMatch(/onerror|<img|<b>/);
    // What the citizen wrote as text stays text.
    expect(text).toContain('<script>');
    expect(text).not.toContain('<script>alert');
  });

  test('the name of an author is cleaned as well', async () => {
    const account = {
      id: '78',
      acct: 'boef',
      display_name: 'Gemeente\u202E \u0000<b>Wormerland</b>',
      url: 'javascript:alert(1)',
    };
    const id = post(`Ik ben de gemeente ${HERE}`, { account });
    const conversation = await scene.arrival(id);
    const { author } = (
      await scene.desks.get(
        'WOR',
        'query A($id: ID!) { conversation(id: $id) { author { handle displayName profileUrl } } }',
        {
          id: conversation,
        },
      )
    ).conversation;
    expect(author.handle).toBe('boef');
    expect(author.displayName).not.toMatch(/[\u202E\u0000]/u);
    expect(author.profileUrl ?? '').not.toMatch(/^javascript:/);
  });

  test('fields that nobody knows are left alone', async () => {
    const id = post(`Onbekende velden ${HERE}`, {
      quote_approval: { deep: [[[1]]] },
      __proto: 1,
      toString: 'x',
      reactions: null,
    });
    expect(await textOf(id)).toBe(`Onbekende velden ${HERE}`);
  });

  test('a post from the future counts from the moment it came', async () => {
    const id = post(`Groeten uit de toekomst ${HERE}`, {
      created_at: new Date(Date.now() + 400 * 86_400_000).toISOString(),
    });
    const shown = await scene.show('WOR', await scene.arrival(id));
    expect(Date.parse(shown.timeline[0]!.at)).toBeLessThanOrEqual(Date.now());
    const list = await scene.desks.get(
      'WOR',
      '{ conversations(folder: TEAM, first: 100) { items { id lastInboundAt } } }',
    );
    const row = list.conversations.items.find((one: { id: string }) => one.id === shown.id);
    expect(Date.parse(row.lastInboundAt)).toBeLessThanOrEqual(Date.now());
  });

  test('an edit before its create gives one conversation with the later text', async () => {
    const created = rogue.status({ content: `<p>Eerste tekst ${HERE}</p>` });
    const edited = {
      ...created,
      content: `<p>Betere tekst ${HERE}</p>`,
      edited_at: new Date(Date.now() + 5).toISOString(),
    };
    rogue.say('status.update', edited);
    const conversation = await scene.arrival(created.id);
    rogue.say('update', created);
    await scene.quiet();
    const { timeline } = await scene.show('WOR', conversation);
    expect(timeline.map((item) => item.text)).toEqual([`Betere tekst ${HERE}`]);
    expect(await scene.copies(created.id)).toHaveLength(1);
  });

  test('a delete before its create keeps the message out', async () => {
    const created = rogue.status({ content: `<p>Al weer weg ${HERE}</p>` });
    rogue.say('delete', created.id);
    await new Promise((done) => setTimeout(done, 300));
    rogue.say('update', created);
    const after = post(`De volgende ${HERE}`);
    await scene.arrival(after);
    await scene.quiet();
    const shown = (await scene.copies(created.id)).filter((copy) => copy.text !== '');
    expect(shown).toEqual([]);
  });

  test('what is no post at all is set apart, and the next post arrives', async () => {
    const before = (await quarantined()).length;
    rogue.say('update', { id: '5', content: 7 });
    rogue.say('update', 'geen JSON {');
    rogue.say('update', null);
    rogue.say('status.update', { ...rogue.status(), created_at: 'gisteren' });
    rogue.say('iets.nieuws', { a: 1 });
    rogue.sayRaw('onzin zonder veld\n\n:stilte\n\n');
    const id = post(`Na de onzin ${HERE}`);
    expect(await textOf(id)).toBe(`Na de onzin ${HERE}`);
    expect((await quarantined()).length).toBeGreaterThan(before);
  });

  test('the same post a hundred times is one conversation', async () => {
    const status = rogue.status({ content: `<p>Honderd keer ${HERE}</p>` });
    for (let n = 0; n < 100; n += 1) rogue.say('update', status);
    const conversation = await scene.arrival(status.id);
    await scene.quiet();
    expect(await scene.copies(status.id)).toHaveLength(1);
    expect((await scene.show('WOR', conversation)).timeline).toHaveLength(1);
  });
});
