import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk, post } from './desk-fixture.js';
import { conversationsEntities } from './index.js';
import { metricsEntities } from '@samenspraak/metrics';
import type { InboundMessage, Received } from './inbound-message.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let theirs: TestTenant;
let agent: TestPerson;
let neighbour: TestPerson;
const now = new Date('2026-11-24T09:00:00Z');
const clock = { now: () => now };
let desk: ReturnType<typeof openDesk>;
let intake: ReturnType<typeof openDesk>['intake'];

beforeAll(async () => {
  tenancy = await openTestTenancy([...conversationsEntities, ...metricsEntities]);
  ours = await tenancy.addTenant('Wormerland');
  theirs = await tenancy.addTenant('Oostzaan');
  agent = await tenancy.addPerson(ours, ['agent']);
  neighbour = await tenancy.addPerson(theirs, ['agent']);
  desk = openDesk(tenancy.door, clock);
  intake = openDesk(tenancy.workerDoor, clock).intake;
});
afterAll(() => tenancy?.close());

const receive = (message: InboundMessage, tenant = ours): Promise<Received> =>
  tenancy.asWorker(tenant, () => intake.receive(message));
const open = (id: string) => tenancy.as(agent, () => desk.read.get(id));
const timeline = (id: string) => tenancy.as(agent, () => desk.read.timeline(id));

describe('one message', () => {
  test('opens a conversation whose clock runs out by the norm in opening hours', async () => {
    const { conversationId, created } = await receive(post({ occurredAt: new Date('2026-11-20T15:00:00Z') }));
    expect(created).toBe(true);
    const row = await open(conversationId!);
    // Friday 16:00 with one hour left; the other three on Monday from nine.
    expect(row.dueAt?.toISOString()).toBe('2026-11-23T11:00:00.000Z');
    expect(row).toMatchObject({
      status: 'OPEN',
      question: null,
      step: 'LISTEN',
      involvement: 'LEAD',
      normMinutes: 240,
    });
  });

  test('delivered ten times at once is there once', async () => {
    const message = post();
    const received = await Promise.all(Array.from({ length: 10 }, () => receive(message)));
    expect(new Set(received.map((one) => one.conversationId)).size).toBe(1);
    expect(received.filter((one) => one.created)).toHaveLength(1);
    expect(await timeline(received[0]!.conversationId!)).toHaveLength(1);
  });

  test('from the future counts from now', async () => {
    const { conversationId } = await receive(post({ occurredAt: new Date('2031-01-01T00:00:00Z') }));
    expect((await open(conversationId!)).lastInboundAt).toEqual(now);
  });

  test('with null bytes, direction tricks and a megabyte of text is stored clean', async () => {
    const { conversationId } = await receive(post({ text: `a\0b\u202Ec ${'x'.repeat(1_000_000)}` }));
    const [item] = await timeline(conversationId!);
    expect(item!.text.startsWith('abc ')).toBe(true);
    expect(item!.text.length).toBeLessThanOrEqual(100_000);
  });

  test('where another tenant leads is watched without a clock', async () => {
    const { conversationId } = await receive(post({ involvement: 'watch' }));
    expect(await open(conversationId!)).toMatchObject({ involvement: 'WATCH', dueAt: null });
  });
});

describe('edits and deletes', () => {
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  test.each(orders)('in the order %i %i %i end in the same stub', async (...order) => {
    const made = post();
    const events: InboundMessage[] = [
      made,
      { ...made, kind: 'edited', revision: 2, text: 'Anders' },
      { ...made, kind: 'deleted', revision: String(Number.MAX_SAFE_INTEGER), text: '' },
    ];
    let id: string | null = null;
    for (const at of order) id = (await receive(events[at]!)).conversationId ?? id;
    expect(await timeline(id!)).toMatchObject([{ text: '', deleted: true, kind: 'CITIZEN' }]);
    expect(await open(id!)).toMatchObject({ snippet: '', dueAt: null });
  });

  test('an edit that comes before its message waits for it, and an older one never wins', async () => {
    const made = post();
    expect(await receive({ ...made, kind: 'edited', revision: 5, text: 'Laatste' })).toEqual({
      conversationId: null,
      created: false,
    });
    await receive({ ...made, kind: 'edited', revision: 3, text: 'Eerder' });
    const { conversationId } = await receive(made);
    await receive({ ...made, kind: 'edited', revision: 4, text: 'Tussendoor' });
    expect(await timeline(conversationId!)).toMatchObject([{ text: 'Laatste', edited: true }]);
    expect((await open(conversationId!)).snippet).toBe('Laatste');
  });
});

describe('a thread', () => {
  test('takes in what answers one of its messages or has the same root', async () => {
    const first = post();
    const { conversationId } = await receive(first);
    const second = post({ parentSourceId: first.sourceId, text: 'Nog steeds niets' });
    const third = post({ parentSourceId: 'mastodon:unknown', rootSourceId: first.sourceId });
    expect((await receive(second)).conversationId).toBe(conversationId);
    expect((await receive(third)).conversationId).toBe(conversationId);
    expect(await timeline(conversationId!)).toHaveLength(3);
  });

  test('of which the beginning comes last is still one thread', async () => {
    const root = post();
    const answer = post({ parentSourceId: root.sourceId, rootSourceId: root.sourceId });
    const { conversationId } = await receive(answer);
    expect((await receive(root)).conversationId).toBe(conversationId);
  });

  test('that was closed opens again when the citizen writes', async () => {
    const first = post();
    const { conversationId } = await receive(first);
    const { version } = await open(conversationId!);
    const change = { conversationId: conversationId!, expectedTenantId: ours.id, version };
    await tenancy.as(agent, () => desk.work.close({ ...change, result: 'REFERRED', topic: 'Afval' }));
    expect(await open(conversationId!)).toMatchObject({ status: 'CLOSED', dueAt: null, topic: 'Afval' });
    await receive(post({ parentSourceId: first.sourceId, occurredAt: now }));
    expect(await open(conversationId!)).toMatchObject({ status: 'OPEN', question: null, topic: 'Afval' });
    expect((await open(conversationId!)).dueAt).not.toBeNull();
  });

  test('with an answer given elsewhere shows it, and its clock stands still', async () => {
    const first = post();
    const { conversationId } = await receive(first);
    const own = post({ direction: 'outbound', parentSourceId: first.sourceId, occurredAt: now, text: 'Morgen!' });
    await receive(own);
    await receive(own);
    expect(await timeline(conversationId!)).toMatchObject([{ kind: 'CITIZEN' }, { kind: 'COUNCIL', text: 'Morgen!' }]);
    expect((await open(conversationId!)).dueAt).toBeNull();
  });
});

describe('two tenants', () => {
  test('each have a copy of their own, and neither can open the other one', async () => {
    const message = post({ text: 'In Wormerland en Oostzaan' });
    const mine = await receive(message, ours);
    const other = await receive({ ...message, involvement: 'watch' }, theirs);
    expect(mine.conversationId).not.toBe(other.conversationId);
    for (const id of [other.conversationId!, 'x', '00000000-0000-7000-8000-000000000000']) {
      await expect(open(id)).rejects.toMatchObject({ code: 'CONVERSATIONS_NOT_FOUND' });
    }
    await tenancy.asWorker(ours, () => intake.receive({ ...message, kind: 'deleted', revision: 9, text: '' }));
    const kept = await tenancy.as(neighbour, () => desk.read.timeline(other.conversationId!));
    expect(kept).toMatchObject([{ text: 'In Wormerland en Oostzaan', deleted: false }]);
  });

  test('a person cannot deliver messages', async () => {
    await expect(tenancy.as(agent, () => desk.intake.receive(post()))).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
    });
  });
});
