import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { councils } from './crash/desks.mjs';
import { until } from './crash/dice.mjs';
import { Scene, SEND } from './scene.js';

let scene: Scene;
let citizen: { token: string };

beforeAll(async () => {
  scene = await Scene.open();
  citizen = await scene.network.account('joke_fictief');
});
afterAll(async () => {
  await scene.network.control('PUT', 'streams', { losses: 0, duplicates: 0, delayMs: 0 });
  await scene.close();
});

const say = (text: string, more = {}) => scene.network.say(citizen.token, text, more);
const send = (code: string, conversationId: string, text: string, commandId = randomUUID()) =>
  scene.desks.ask(code, SEND, {
    input: { commandId, conversationId, expectedTenantId: scene.desks.tenants.get(code), text },
  });
const mark = () => randomUUID().slice(0, 8);

describe('a post that comes in more than one way', () => {
  test('by mention and by listening it is one conversation of one council', async () => {
    const { id } = await say(`@wormerland ${mark()} de vuilnis in Wormerland is niet opgehaald`);
    await scene.arrival(id);
    // Both ways in heard it.
    const heard = await until(async () => {
      const { rows } = await scene.db.query(
        'select distinct e.connection_id from app.envelope e where e.external_id = $1',
        [id],
      );
      return rows.length >= 2 && rows;
    }, 10_000);
    expect(heard).toHaveLength(2);
    await scene.quiet();
    const copies = await scene.copies(id);
    expect(copies).toHaveLength(1);
    expect(copies[0]!.tenant_id).toBe(scene.desks.tenants.get('WOR'));
  });

  test('a stream that repeats itself adds nothing', async () => {
    await scene.network.control('PUT', 'streams', { duplicates: 10 });
    const { id } = await say(`@zaanstad ${mark()} wanneer gaat de brug weer open?`);
    await scene.arrival(id);
    await scene.network.control('POST', 'streams/replay', { count: 20 });
    await scene.quiet();
    expect(await scene.copies(id)).toHaveLength(1);
  });

  test('a create that the stream lost and whose edit came is there once, with the later text', async () => {
    const key = mark();
    await scene.network.control('PUT', 'streams', { losses: 4, duplicates: 0 });
    const { id } = await say(`@purmerend ${key} eerste`);
    await scene.network.control('PUT', 'streams', { losses: 0 });
    await scene.network.edit(citizen.token, id, `@purmerend ${key} tweede`);
    const conversation = await scene.arrival(id, 40_000);
    const shown = await scene.showWhen('PUR', conversation, ({ timeline }) => timeline[0]!.text.includes('tweede'));
    expect(shown.timeline).toHaveLength(1);
    expect(shown.timeline[0]!.text).toContain('tweede');
  });
});

describe('a post that goes', () => {
  test('deleted after it was answered, its text is gone and the answer still stands there', async () => {
    const { id } = await say(`@landsmeer ${mark()} mag ik mijn oude bank bij de weg zetten?`);
    const conversation = await scene.arrival(id);
    const answer = await send('LAN', conversation, 'Nee, maakt u een afspraak met de milieustraat.');
    expect(answer.errors).toBeUndefined();
    const answered = await scene.showWhen('LAN', conversation, ({ timeline }) =>
      timeline.some((item) => item.replyState === 'SENT' || item.kind === 'COUNCIL'),
    );
    expect(answered.timeline).toHaveLength(2);
    await scene.network.remove(citizen.token, id);
    const shown = await scene.showWhen('LAN', conversation, ({ timeline }) => timeline[0]!.deleted);
    expect(shown.timeline[0]).toMatchObject({ kind: 'CITIZEN', deleted: true, text: '' });
    expect(shown.timeline[1]!.text).toContain('milieustraat');
    expect(shown.replyability).toMatchObject({ allowed: false, reason: 'deleted' });
    expect((await send('LAN', conversation, 'Nog iets.')).errors?.[0]?.extensions.code).toBe('REPLIES_NOT_POSSIBLE');
  });

  test('deleted while its answer waits, nothing is sent and the desk is told why', async () => {
    const { id } = await say(`@landsmeer ${mark()} laat maar`);
    const conversation = await scene.arrival(id);
    const command = randomUUID();
    expect((await send('LAN', conversation, 'Goedemiddag.', command)).errors).toBeUndefined();
    await scene.network.remove(citizen.token, id);
    const shown = await scene.showWhen('LAN', conversation, ({ timeline }) =>
      timeline.some((item) => item.replyState === 'REJECTED'),
    );
    expect(shown.timeline.at(-1)).toMatchObject({
      replyState: 'REJECTED',
      refusal: expect.stringMatching(/verwijderd/),
    });
    const posts = await scene.network.postsOf(councils.find(({ code }) => code === 'LAN')!.account);
    expect(posts.filter((post) => post.in_reply_to_id === id)).toEqual([]);
  });
});

describe('a request that makes no sense', () => {
  test('a tenant that does not exist gives the answer of a forbidden one', async () => {
    const headers = {
      ...(await scene.desks.headers('ZAA')),
      'Content-Type': 'application/json',
      'Samenspraak-Tenant': randomUUID(),
    };
    const response = await fetch(`${scene.stack.urls.web}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query: '{ folderCounts { team } }' }),
    });
    const unknown = (await response.json()) as { errors: { extensions: { code: string } }[] };
    const other = await fetch(`${scene.stack.urls.web}/graphql`, {
      method: 'POST',
      headers: { ...headers, 'Samenspraak-Tenant': scene.desks.tenants.get('WOR')! },
      body: JSON.stringify({ query: '{ folderCounts { team } }' }),
    });
    const forbidden = (await other.json()) as typeof unknown;
    expect(unknown.errors[0]!.extensions.code).toBe(forbidden.errors[0]!.extensions.code);
  });

  test('a job for a tenant that does not exist holds up nobody', async () => {
    const ghost = randomUUID();
    await scene.db.query(
      `insert into app.outbox (tenant_id, topic, ref_id) values ($1, 'reply.send', $1), ($1, 'mention.deliver', $1), (null, 'mention.route', $1), ($1, 'nonsense.topic', $1)`,
      [ghost],
    );
    await scene.db.query(`select pg_notify('outbox', '')`);
    try {
      const { id } = await say(`@waterland ${mark()} komt dit nog aan?`);
      await scene.arrival(id);
    } finally {
      await scene.db.query('delete from app.outbox o where o.ref_id = $1', [ghost]);
    }
  });
});
