import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ask, codeOf, type Caller } from './wire/ask.js';
import { Desk } from './wire/desk.js';
import { tell } from './walls/tally.js';

const REQUESTS = 200;
const document = `query Pool($id: ID!) {
  conversations(folder: TEAM, first: 10) { items { id tenantId } }
  conversation(id: $id) { id tenantId }
  folderCounts { team }
  ownTemplates { id }
}`;

let desk: Desk;
let cases = 0;

beforeAll(async () => {
  desk = await Desk.open();
});

afterAll(async () => {
  tell('pool', cases);
  await desk?.close();
});

/** All ids that a tenant owns in a table. */
async function idsOf(table: string, tenantId: string): Promise<Set<string>> {
  const { rows } = await desk.admin.query(`select id from ${table} where tenant_id = $1`, [tenantId]);
  return new Set(rows.map(({ id }) => id as string));
}

interface Seat {
  readonly caller: Caller;
  readonly conversation: string;
  readonly conversations: Set<string>;
  readonly templates: Set<string>;
}

async function seat(caller: Caller): Promise<Seat> {
  const tenantId = caller.tenant!;
  return {
    caller,
    conversation: await desk.ids.of('app.conversation', tenantId),
    conversations: await idsOf('app.conversation', tenantId),
    templates: await idsOf('app.template', tenantId),
  };
}

interface Page {
  conversations: { items: { id: string; tenantId: string }[] };
  conversation: { id: string; tenantId: string };
  folderCounts: { team: number };
  ownTemplates: { id: string }[];
}

test('two hundred requests at once of two councils and a joint agent each hold their own tenant alone', async () => {
  const seats = await Promise.all(
    [
      await desk.person('lotte', 'ZAA'),
      await desk.person('noor', 'EDV'),
      await desk.person('rianne', 'WOR'),
      await desk.person('rianne', 'OOS'),
    ].map(seat),
  );
  const alone = () =>
    Promise.all(
      seats.map(
        async ({ caller, conversation }) =>
          (await ask(desk.web, caller, document, { id: conversation })).data as unknown as Page,
      ),
    );
  const before = await alone();
  const counts: number[][] = seats.map(() => []);
  const wrong: string[] = [];
  let served = 0;
  await Promise.all(
    Array.from({ length: REQUESTS }, async (_, index) => {
      const which = index % seats.length;
      const { caller, conversation, conversations, templates } = seats[which]!;
      const answer = await ask(desk.web, caller, document, { id: conversation });
      cases += 1;
      const page = answer.data as unknown as Page | null;
      // A full house may turn people away; it says so and says nothing else.
      if (/^DATABASE_(BUSY|UNAVAILABLE|TOO_SLOW)$/.test(codeOf(answer) ?? '')) return;
      if (!page) return wrong.push(`request ${index}: ${answer.text.slice(0, 200)}`);
      served += 1;
      const tenants = [...page.conversations.items, page.conversation].map(({ tenantId }) => tenantId);
      if (tenants.some((tenantId) => tenantId !== caller.tenant))
        wrong.push(`request ${index} of ${caller.tenant}: ${tenants.join()}`);
      if (page.conversations.items.some(({ id }) => !conversations.has(id)))
        wrong.push(`request ${index}: a foreign conversation`);
      if (page.ownTemplates.some(({ id }) => !templates.has(id))) wrong.push(`request ${index}: a foreign template`);
      counts[which]!.push(page.folderCounts.team);
    }),
  );
  // The worker goes on meanwhile and what waited may come due: a count lies between what was so before and after.
  const after = await alone();
  counts.forEach((seen, which) => {
    const limits = [before, after].map((pages) => pages[which]!.folderCounts.team);
    const foreign = seen.filter((count) => count < Math.min(...limits) || count > Math.max(...limits));
    if (foreign.length > 0)
      wrong.push(`${seats[which]!.caller.tenant}: counted ${foreign.join()} beside ${limits.join()}`);
  });
  expect(wrong).toEqual([]);
  expect(served).toBeGreaterThan(REQUESTS / 2);
  expect(before.every((page) => page.conversations.items.length > 0)).toBe(true);
});

test('after refused and broken requests the pool serves the next tenant as if nothing had been', async () => {
  const lotte = await desk.person('lotte', 'ZAA');
  const noor = await desk.person('noor', 'EDV');
  const storm = Array.from({ length: 60 }, (_, index) => {
    const caller = index % 2 ? { ...noor, tenant: lotte.tenant } : lotte;
    return ask(desk.web, caller, document, { id: index % 3 ? 'not-an-id' : '00000000-0000-7000-8000-00000000dead' });
  });
  await Promise.all(storm);
  const { conversation } = await seat(noor);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => ask(desk.web, noor, document, { id: conversation })),
  );
  cases += 80;
  for (const { data, text } of answers) {
    expect([data?.conversation, text.includes(lotte.tenant!)]).toEqual([
      { id: conversation, tenantId: noor.tenant },
      false,
    ]);
  }
});
