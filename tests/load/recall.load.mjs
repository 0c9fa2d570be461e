import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { progress } from '../../infra/run/report.mjs';
import { startStack } from '../../infra/run/stack.mjs';
import { councils, Desks } from '../faults/crash/desks.mjs';
import { rest, until } from '../faults/crash/dice.mjs';
import { median, percentile, printResult, readOptions, round } from './measure.mjs';
import { Looker } from './recall/looker.mjs';
import { Neighbourhood, saidOf } from './recall/neighbourhood.mjs';

const ADOPTERS = 342;
const AUTHOR = 'WOR';
const PERSON = 'rianne';
/** How long one may take back what was sent; answers of the demo's councils leave around the recall. */
const UNDO_MS = 1_500;
const AT_ONCE = 4;
const PATIENCE_MS = 30_000;
/** The houses are looked in one after the other, so that no desk waits for it. */
const SETTLED_MS = 120_000;

const RECALL = `mutation Recall($input: RecallTemplateInput!) { recallTemplate(input: $input) { id } }`;
const LOOK = `query Look($input: RecallHereInput!) { answers(first: 20, search: "Meting") { id recall { id } } recallHere(input: $input) { by } }`;
const RENDER = `query Render($answerId: ID!, $conversationId: ID!) { renderedAnswer(answerId: $answerId, conversationId: $conversationId) { text } }`;
const SEND = `mutation Send($input: SendReplyInput!) { sendReply(input: $input) { id } }`;
const SUBMIT = `mutation Submit($input: SubmitReplyInput!) { submitReply(input: $input) { id } }`;
const PAGE = `query Page { conversations(folder: TEAM, first: 50) { items { id snippet dueAt status } } folderCounts { team mine free waiting } }`;

/**
 * From the click on "recall" until 342 adopters can no longer send it by any way, with api and two workers running; and what
 * other desks notice of it. Rounds of the two kinds take turns: looking in 342 houses is work for the api that nobody else does.
 */
export async function main(args, gone) {
  const { quick, seed } = readOptions(args);
  gone?.addEventListener('abort', () => process.exit(1));
  const rounds = quick ? 2 : 6;
  const stack = await startStack({ ephemeral: true, durable: true, settings: { UNDO_MS: String(UNDO_MS) } });
  const admin = new pg.Client(stack.database.admin);
  try {
    await admin.connect();
    const spare = await stack.spareWorker();
    await spare.restart();
    const real = councils.filter(({ code }) => code !== AUTHOR);
    const desks = await Desks.open(stack, admin);
    const { rows } = await admin.query(
      `select p.subject from app.principal p join app.membership m on m.principal_id = p.id join app.tenant t on t.id = m.tenant_id
       where t.code = $1 and m.display_name like 'Rianne%'`,
      [AUTHOR],
    );
    const people = { author: rows[0].subject, councils: real.map(({ code }) => code) };
    const place = await Neighbourhood.open(admin, ADOPTERS, AUTHOR, people);
    progress(`${place.neighbours.length} adopters of what ${place.author.name} shares`);
    const looker = await Looker.open(admin, stack.database.app, place.author.principalId, AT_ONCE);
    const house = new House(stack, desks, place, real, looker);
    const all = { blocked: [], settled: [], sends: [], ratios: [], before: [], during: [] };
    const oracle = { checked: 0, different: 0, open: 0, sent: 0 };
    for (let n = 0; n < rounds; n += 1) {
      const shared = await place.share(n + 1);
      const { visibleAt, ...found } = n % 2 === 0 ? await house.blocked(shared) : await house.beside(shared);
      for (const [name, values] of Object.entries(found)) all[name].push(...values);
      await rest(UNDO_MS + 1_500);
      const verdict = await place.judge(shared, visibleAt);
      oracle.checked += verdict.checked + (found.sends?.length ?? 0);
      oracle.different += verdict.different + (found.sends ?? []).filter((one) => one.open).length;
      progress(`round ${n + 1}: ${JSON.stringify(told(found))} ${JSON.stringify(verdict)}`);
    }
    await looker.close();
    const seconds = (numbers, part) => round(percentile(numbers, part) / 1_000);
    printResult({
      name: 'recall',
      figures: {
        p95_s: seconds(all.blocked, 0.95),
        max_s: seconds(all.blocked, 1),
        p50_s: seconds(all.blocked, 0.5),
        // Until what waited was given back and the list was whole, too.
        settled_p95_s: seconds(all.settled, 0.95),
        settled_max_s: seconds(all.settled, 1),
        desk_before_ms: round(median(all.before)),
        desk_during_ms: round(median(all.during)),
      },
      ratios: { desk_slowdown: round(median(all.ratios)) },
      oracle: { checked: oracle.checked, different: oracle.different },
      rounds,
      about: {
        goal: 'p95_s at most 10, desk_slowdown at most 1.2',
        adopters: ADOPTERS,
        ways: [...new Set(all.sends.map((one) => one.way))],
        slowdowns: all.ratios.map(round),
        seed,
      },
    });
    if (oracle.different > 0) process.exitCode = 1;
  } finally {
    await admin.end();
    await stack.stop();
  }
}

const told = ({ blocked = [], settled = [], ratios = [], sends = [] }) => ({
  blocked_max: Math.round(percentile(blocked, 1) ?? 0),
  settled_max: Math.round(percentile(settled, 1) ?? 0),
  slowdown: ratios.map(round),
  refused: sends.filter((one) => !one.open).length,
});

class House {
  constructor(stack, desks, place, real, looker) {
    Object.assign(this, { stack, desks, place, real, looker });
  }

  async ask(tenantId, query, variables = {}, person = PERSON) {
    const response = await fetch(`${this.stack.urls.web}/graphql`, {
      method: 'POST',
      headers: {
        ...{ 'Content-Type': 'application/json', 'Samenspraak-Tenant': tenantId },
        Authorization: `Bearer ${await this.desks.token(person)}`,
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return /** @type {any} */ (await response.json());
  }

  /** @returns when it was asked for, and from when on it certainly stands. */
  async recall({ templateId }) {
    const expectedTenantId = this.place.author.id;
    const input = { templateId, expectedTenantId, versions: [1], kind: 'WRONG', reason: 'Het bedrag klopt niet.' };
    const askedAt = Date.now();
    const { data, errors } = await this.ask(expectedTenantId, RECALL, { input });
    if (!data) throw new Error(JSON.stringify(errors));
    return { askedAt, visibleAt: new Date() };
  }

  /** Looks in every house by all ways until none is open; answers of the councils that send leave meanwhile. */
  async blocked(shared) {
    await this.leave(shared);
    await rest(UNDO_MS - 200);
    const { askedAt, visibleAt } = await this.recall(shared);
    const blocked = [];
    // Whose turn comes late is blocked as long already: how long the looks take is in the time.
    const waiting = this.place.neighbours.filter(({ real }) => !real);
    const look = async () => {
      for (let one = waiting.shift(); one; one = waiting.shift()) {
        const closed = await until(() => this.looker.isClosed(one, shared), PATIENCE_MS, 50);
        blocked.push(closed ? Date.now() - askedAt : Infinity);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, look));
    const settled = await this.settled(shared, askedAt);
    const looked = await this.lookByApi(shared);
    return { visibleAt, blocked, settled, sends: [...looked, ...(await this.tryAll(shared))] };
  }

  /** Each council of the demo sends it a moment before. */
  async leave(shared) {
    for (const council of this.real) {
      const conversationId = await this.freeConversation(council);
      if (!conversationId) continue;
      const { errors } = await this.send(council, conversationId, shared, shared.itemId);
      if (errors) progress(`${council.code} could not send: ${errors[0].extensions.code}`);
    }
  }

  /** In some houses over the api: it is marked, nobody has it filled in, and its text is known. */
  async lookByApi({ itemId, round: n }) {
    const some = this.place.neighbours.filter(({ conversationId }, at) => conversationId && at % 20 === n % 20);
    const found = [];
    for (const { id, conversationId } of some) {
      const input = { conversationId, answerId: null, answerVersion: null, text: saidOf(n) };
      const { data } = await this.ask(id, LOOK, { input });
      const { errors } = await this.ask(id, RENDER, { answerId: itemId, conversationId });
      const listed = data?.answers.some((answer) => answer.id === itemId && answer.recall);
      found.push(
        { way: 'list', open: !listed },
        { way: 'text', open: data?.recallHere?.by !== 'TEXT' },
        { way: 'filled in', open: errors?.[0].extensions.code !== 'LIBRARY_ANSWER_RECALLED' },
      );
    }
    return found;
  }

  /** By each way of sending, in each council that has an account: what was let through is open. */
  async tryAll(shared) {
    const sends = [];
    for (const council of this.real) {
      const conversationId = await this.freeConversation(council);
      if (!conversationId) continue;
      const ways = {
        answer: () => this.send(council, conversationId, shared, shared.itemId),
        pasted: () => this.send(council, conversationId, shared, null),
        approval: () => this.send(council, conversationId, shared, shared.itemId, SUBMIT),
      };
      for (const [way, run] of Object.entries(ways)) {
        const { errors } = await run();
        const code = errors?.[0].extensions.code;
        if (code === 'REPLIES_RECALLED') sends.push({ way, open: false });
        else if (!errors) sends.push({ way, open: true });
        else progress(`${council.code} by ${way}: ${code}`);
      }
    }
    return sends;
  }

  send({ code, person }, conversationId, { round: n }, answerId, query = SEND) {
    const expectedTenantId = this.desks.tenants.get(code);
    const input = { conversationId, expectedTenantId, text: saidOf(n), answerId, answerVersion: answerId ? 1 : null };
    const command = query === SEND ? { commandId: randomUUID(), confirmSecond: true } : {};
    return this.ask(expectedTenantId, query, { input: { ...input, ...command } }, person);
  }

  async freeConversation({ code }) {
    const { rows } = await this.place.admin.query(
      `select c.id from app.conversation c join app.tenant t on t.id = c.tenant_id and t.code = $1
       where c.network = 'mastodon' and c.status = 'open' and not exists (select 1 from app.reply y where y.tenant_id = c.tenant_id and y.conversation_id = c.id)
         and not exists (select 1 from app.topic o where o.tenant_id = c.tenant_id and o.sensitive and o.name = c.topic)
         and exists (select 1 from app.message m where m.tenant_id = c.tenant_id and m.conversation_id = c.id and m.direction = 'inbound')
       order by c.last_inbound_at desc limit 1`,
      [code],
    );
    return rows[0]?.id;
  }

  /** Until in every house nothing waits and the list is whole. */
  async settled(shared, askedAt) {
    let rows = [];
    await until(
      async () => {
        rows = await this.place.settledAt(shared);
        return rows.every(({ done }) => done);
      },
      SETTLED_MS,
      200,
    );
    return rows.map(({ done, at }) => (done ? Math.max(0, (at?.getTime() ?? askedAt) - askedAt) : Infinity));
  }

  /** A desk of a neighbour that looks at its list without end: before, and while the recall goes round. */
  async beside(shared) {
    const { code, person } = this.real[0];
    const tenantId = this.desks.tenants.get(code);
    const times = [];
    let looking = true;
    const desk = async () => {
      while (looking) {
        const begun = performance.now();
        await this.ask(tenantId, PAGE, {}, person);
        times.push({ begun, ms: performance.now() - begun });
        await rest(20);
      }
    };
    const running = desk();
    await rest(6_000);
    const from = performance.now();
    const { askedAt, visibleAt } = await this.recall(shared);
    const settled = await this.settled(shared, askedAt);
    await rest(Math.max(0, 4_000 - (performance.now() - from)));
    const end = performance.now();
    looking = false;
    await running;
    // Its first second warms the path.
    const before = times.filter(({ begun }) => begun > from - 5_000 && begun < from).map(({ ms }) => ms);
    const during = times.filter(({ begun }) => begun >= from && begun < end).map(({ ms }) => ms);
    return { visibleAt, settled, before, during, ratios: [median(during) / median(before)] };
  }
}
