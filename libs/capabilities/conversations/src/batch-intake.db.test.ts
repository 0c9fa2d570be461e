import { metricsEntities } from '@samenspraak/metrics';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDesk, post } from './desk-fixture.js';
import type { InboundMessage } from './inbound-message.js';
import { conversationsEntities } from './index.js';

const now = new Date('2026-11-24T09:00:00Z');
const clock = { now: () => now };
let tenancy: TestTenancy;
let ours: TestTenant;
let twin: TestTenant;
let desk: ReturnType<typeof openDesk>;
let intake: ReturnType<typeof openDesk>['intake'];
let statements: string[];

beforeAll(async () => {
  tenancy = await openTestTenancy([...conversationsEntities, ...metricsEntities]);
  ours = await tenancy.addTenant('Wormerland');
  twin = await tenancy.addTenant('Tweeling');
  desk = openDesk(tenancy.workerDoor, clock);
  intake = desk.intake;
  for (const way of ['query', 'repeat'] as const) {
    const ask = tenancy.workerDoor[way].bind(tenancy.workerDoor);
    tenancy.workerDoor[way] = ((sql: string, parameters?: unknown[]) => {
      statements.push(sql.trim().split(/\s+/, 3).join(' '));
      return ask(sql, parameters);
    }) as typeof ask;
  }
});
beforeEach(() => {
  statements = [];
});
afterAll(() => tenancy?.close());

const together = (messages: readonly InboundMessage[], tenant = ours) =>
  tenancy.asWorker(tenant, () => intake.receiveMany(messages));
const singly = async (messages: readonly InboundMessage[], tenant = twin) => {
  for (const message of messages) await tenancy.asWorker(tenant, () => intake.receive(message));
};

/** All that a tenant has, without what differs between any two runs: ids and the moments of writing. */
async function stateOf({ id }: TestTenant): Promise<unknown> {
  const all = async (sql: string) => (await tenancy.admin.query(sql, [id])).rows;
  return {
    messages: await all(
      `select to_jsonb(m) - '{tenant_id,id,conversation_id,received_at}'::text[] || jsonb_build_object('thread', c.thread_key) as row
       from app.message m join app.conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
       where m.tenant_id = $1 order by m.network, m.source_id`,
    ),
    conversations: await all(
      `select to_jsonb(c) - '{tenant_id,id,created_at,group_id}'::text[]
         || jsonb_build_object('group', case when c.group_id is not null then min(c.thread_key) over (partition by c.group_id) end) as row
       from app.conversation c where c.tenant_id = $1 order by c.network, c.thread_key`,
    ),
    facts: await all(
      `select to_jsonb(f) - '{tenant_id,id,conversation_id}'::text[] || jsonb_build_object('thread', c.thread_key) as row
       from app.fact f join app.conversation c on c.tenant_id = f.tenant_id and c.id = f.conversation_id
       where f.tenant_id = $1 order by c.network, c.thread_key, f.asked_at`,
    ),
    cells: await all(
      `select to_jsonb(c) - '{tenant_id}'::text[] as row from app.cell c where c.tenant_id = $1 order by 1`,
    ),
    parked: await all(
      `select to_jsonb(p) - '{tenant_id,id,parked_at}'::text[] as row from app.parked_event p where p.tenant_id = $1 order by p.source_id, p.kind, p.revision`,
    ),
  };
}

async function markAsQuestion(threadKey: string): Promise<void> {
  for (const tenant of [ours, twin]) {
    const { rows } = await tenancy.admin.query(
      'select id from app.conversation where tenant_id = $1 and thread_key = $2',
      [tenant.id, threadKey],
    );
    for (const { id } of rows)
      await tenancy.asWorker(tenant, () => desk.facts.questionAsked({ conversationId: id, at: now }));
  }
}

/** Somebody at the desk looks at what is there: closes, marks as a question, takes an answer elsewhere for given. */
async function workAtTheDesk(roll: (most: number) => number): Promise<void> {
  const { rows } = await tenancy.admin.query('select distinct thread_key from app.conversation order by 1');
  for (const { thread_key } of rows) {
    const change = [
      `set status = 'closed', closed_at = now(), due_at = null, step = 5, result = 'ANSWERED'`,
      `set question = true`,
      `set status = 'waiting', account_id = '00000000-0000-7000-8000-0000000000aa'`,
      `set snoozed_until = '2030-01-01'`,
    ][roll(11)];
    if (change)
      await tenancy.admin.query(
        `update app.conversation ${change.replace('now()', `'2026-11-24'`)} where thread_key = $1`,
        [thread_key],
      );
    if (roll(5) === 0) await markAsQuestion(thread_key);
  }
}

function dice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * (most + 1));
  };
}

/** A history of up to `length` events of a few threads: posts, answers to them, edits, deletes, repeats, own posts, copies of two networks. */
function history(roll: (most: number) => number, length: number, name: string): InboundMessage[] {
  const made: InboundMessage[] = [];
  const events: InboundMessage[] = [];
  for (let n = 0; n < length; n += 1) {
    const known = made[roll(Math.max(0, made.length - 1))];
    const kind = known ? roll(9) : 0;
    const later = { ...known!, revision: 1 + roll(4), text: `Anders ${n}` };
    if (kind === 6) events.push({ ...later, kind: 'edited' });
    else if (kind === 7) events.push({ ...later, kind: 'deleted', revision: 9, text: '' });
    else if (kind === 8) events.push(known!);
    else {
      const parent = kind > 3 ? known! : undefined;
      const root = parent && roll(2) > 0 ? (parent.rootSourceId ?? parent.sourceId) : null;
      const message = post({
        externalId: `${name}-${n}`,
        network: roll(9) === 0 ? 'bluesky' : 'mastodon',
        sourceId: `${name}:${n}`,
        text: `Bericht ${n} "met" \\ {tekens}, \u{1f6ae}`,
        occurredAt: new Date(Date.parse('2026-11-20T08:00:00Z') + roll(6 * 24 * 60) * 60_000),
        parentSourceId: parent?.sourceId ?? (roll(9) === 0 ? `${name}:${n + 1 + roll(3)}` : null),
        rootSourceId: root,
        direction: roll(7) === 0 ? 'outbound' : 'inbound',
        involvement: roll(2) === 0 ? 'watch' : 'lead',
        accountId: roll(1) === 0 ? '00000000-0000-7000-8000-0000000000bb' : null,
        mentions: roll(1) === 0 ? ['a,b', '"c"', 'd\\'] : [],
        hashtags: roll(1) === 0 ? ['afval'] : [],
      });
      made.push(message);
      events.push(message);
    }
  }
  // Out of order: neighbours change places, and some events come long before their turn.
  for (let n = 1; n < events.length; n += 1) {
    if (roll(3) === 0) [events[n - 1], events[n]] = [events[n]!, events[n - 1]!];
    if (roll(9) === 0) events.splice(roll(n), 0, ...events.splice(n, 1));
  }
  return events;
}

const posts = (count: number) => Array.from({ length: count }, () => post());

describe('many messages at once', () => {
  test('come to the same end as one after the other, whatever they are and however they are cut', async () => {
    for (let seed = 1; seed <= 6; seed += 1) {
      const roll = dice(seed);
      const events = history(roll, 60, `s${seed}`);
      for (let from = 0; from < events.length;) {
        const size = 1 + roll(24);
        const batch = events.slice(from, from + size);
        await together(batch);
        await singly(batch);
        from += size;
        if (roll(1) === 0) await workAtTheDesk(roll);
      }
      expect(await stateOf(ours), `seed ${seed}`).toEqual(await stateOf(twin));
    }
  }, 120_000);

  test('take a fixed number of statements when they have nothing to do with one another', async () => {
    const count = async (messages: InboundMessage[]) => {
      statements = [];
      await together(messages);
      return statements.length;
    };
    const some = posts(5);
    expect(await count(some)).toBe(await count(posts(200)));
    const answers = (n: number) => some.slice(0, n).map((one) => post({ parentSourceId: one.sourceId }));
    expect(await count(answers(2))).toBe(await count(answers(5)));
  });

  test('read as little of a tenant that has much as of one that has little', async () => {
    const busy = await tenancy.addTenant('Drukstad');
    const read = async () => {
      const [row] = await tenancy.workerDoor.query<{ n: number }>(
        `select sum(coalesce(t.seq_tup_read, 0) + coalesce(t.idx_tup_fetch, 0))::int as n from pg_stat_xact_user_tables t
         where t.schemaname = 'app' and t.relname in ('conversation', 'message', 'look_alike', 'fact')`,
      );
      return row!.n;
    };
    const readBy = (messages: readonly InboundMessage[]) =>
      tenancy.asWorker(busy, async () => {
        const before = await read();
        await intake.receiveMany(messages);
        return (await read()) - before;
      });
    const some = posts(10);
    const answers = () => some.map((one) => post({ parentSourceId: one.sourceId }));
    // The database makes up its mind about the plans while it knows a neighbour well and this tenant not at all. Of tables with next
    // to nothing in them it reads all whatever one asks, until autovacuum counts them again; how much is next to nothing is its affair.
    await together(posts(1_500), twin);
    await tenancy.admin.query('analyze');
    await readBy(some);
    for (let n = 0; n < 8; n += 1) await readBy([...posts(2), ...answers()]);
    const little = await readBy([...posts(10), ...answers()]);
    await readBy(posts(1_500));
    expect(await readBy([...posts(10), ...answers()])).toBeLessThanOrEqual(little + 100);
  });

  test('of which one cannot go in are refused together', async () => {
    const wrong = post({ network: null as never });
    const right = post();
    await expect(together([right, wrong])).rejects.toThrow();
    const { rows } = await tenancy.admin.query('select from app.message where source_id = $1', [right.sourceId]);
    expect(rows).toEqual([]);
  });

  test('that arrive ten times at once are there once', async () => {
    const messages = posts(20);
    await Promise.all(Array.from({ length: 10 }, () => together(messages)));
    const { rows } = await tenancy.admin.query(
      `select m.source_id from app.message m join app.fact f on f.tenant_id = m.tenant_id and f.conversation_id = m.conversation_id
       where m.tenant_id = $1 and m.source_id = any ($2::text[])`,
      [ours.id, messages.map((one) => one.sourceId)],
    );
    expect(rows).toHaveLength(20);
  });

  test('need the permission that one needs', async () => {
    const agent: TestPerson = await tenancy.addPerson(ours, ['agent']);
    const person = openDesk(tenancy.door, clock);
    await expect(tenancy.as(agent, () => person.intake.receiveMany([post()]))).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
    });
  });
});
