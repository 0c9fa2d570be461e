import { metricsEntities } from '@samenspraak/metrics';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk, post } from './desk-fixture.js';
import type { InboundMessage } from './inbound-message.js';
import { conversationsEntities } from './index.js';

const LETTER =
  'Wij vragen de gemeente om het zwembad in ons dorp open te houden, want nergens anders leren onze kinderen zwemmen';
const now = new Date('2026-11-24T09:00:00Z');
let tenancy: TestTenancy;
let ours: TestTenant;
let theirs: TestTenant;
let agent: TestPerson;
let desk: ReturnType<typeof openDesk>;
let intake: ReturnType<typeof openDesk>['intake'];

beforeAll(async () => {
  tenancy = await openTestTenancy([...conversationsEntities, ...metricsEntities]);
  ours = await tenancy.addTenant('Wormerland');
  theirs = await tenancy.addTenant('Oostzaan');
  agent = await tenancy.addPerson(ours, ['agent']);
  desk = openDesk(tenancy.door, { now: () => now });
  intake = openDesk(tenancy.workerDoor, { now: () => now }).intake;
});
afterAll(() => tenancy?.close());

const receive = async (changed: Partial<InboundMessage>, tenant = ours) =>
  (await tenancy.asWorker(tenant, () => intake.receive(post(changed)))).conversationId!;
const similar = async (id: string) =>
  (await tenancy.as(agent, () => desk.read.listSimilar(id))).map((row) => row.id).sort();

describe('copies of a text', () => {
  test('stand together, and each stays a conversation', async () => {
    const first = await receive({ text: LETTER });
    expect((await tenancy.as(agent, () => desk.read.get(first))).similar).toBe(0);
    const copy = await receive({ text: `RT @buurman ${LETTER.toUpperCase()} https://voorbeeld.nl/petitie` });
    const near = await receive({ text: `Beste raad! ${LETTER}` });
    expect(await similar(first)).toEqual([copy, near].sort());
    expect(await similar(near)).toEqual([first, copy].sort());
    const { items } = await tenancy.as(agent, () => desk.lists.list({ folder: 'TEAM', first: 10 }));
    expect(items.filter((row) => [first, copy, near].includes(row.id)).map((row) => row.similar)).toEqual([2, 2, 2]);
  });

  test('that came in as a private message are compared with nothing', async () => {
    const open = await receive({ text: `Openbaar ${LETTER} één` });
    const secret = await receive({ text: `Openbaar ${LETTER} één`, visibility: 'direct' });
    expect(await similar(secret)).toEqual([]);
    expect(await similar(open)).not.toContain(secret);
  });

  test('at the neighbour are nobody else’s business', async () => {
    const text = 'De bibliotheek in het oude raadhuis gaat dicht en niemand heeft ons daar iets over verteld vooraf';
    await receive({ text }, theirs);
    expect(await similar(await receive({ text }))).toEqual([]);
  });

  test('are forgotten after their time', async () => {
    const text = 'Op de hoek van de Dorpsstraat ligt al drie weken een omgewaaide boom dwars over het hele fietspad';
    const first = await receive({ text });
    const later = new Date(now.getTime() + 1_000);
    await tenancy.asWorker(ours, () => intake.purge({ parked: later, copies: later }));
    expect(await similar(await receive({ text }))).toEqual([]);
    expect(await similar(first)).toEqual([]);
  });

  test('of an unknown conversation cannot be asked for', async () => {
    await expect(similar('0190b8d2-0000-7000-8000-000000000000')).rejects.toMatchObject({
      code: 'CONVERSATIONS_NOT_FOUND',
    });
  });
});
